/** Codes of a NewsML-G2 document, whatever alias or URI they are written with, and its texts as their writer meant them. */
import { wholeText, type XmlElement } from '#core/metadata/xml.ts';
import { all, attribute, unindented } from '#core/wire/xml-steps.ts';

/**
 * The code of a concept in an IPTC scheme, by QCode or by URI: `stat:canceled` and
 * `http://cv.iptc.org/newscodes/pubstatusg2/canceled` are both "canceled".
 * @param alias IPTC's; a document that names another scheme's code answers ''
 */
export function code(element: XmlElement | null, alias: string): string {
  const qcode = attribute(element, 'qcode');
  if (qcode.startsWith(`${alias}:`)) return qcode.slice(alias.length + 1).trim();
  const uri = attribute(element, 'uri');
  return uri.startsWith('http://cv.iptc.org/newscodes/') ? uri.slice(uri.lastIndexOf('/') + 1) : '';
}

/** How the texts of one document are read. */
export interface Texts {
  /** Whether Cutline wrote the document. */
  readonly verbatim: boolean;
  /** '' for no element. */
  of(element: XmlElement | null): string;
}

/**
 * Cutline writes texts as they are. Other programs indent them: there, white space that holds a line
 * end is one space, and a blank line keeps paragraphs apart.
 */
export function textsOf(item: XmlElement): Texts {
  const verbatim = all(item, 'itemMeta', 'generator').some(({ text }) => text === 'Cutline');
  return {
    verbatim,
    of: (element) => {
      if (!element) return '';
      const text = wholeText(element);
      return verbatim ? text : unindented(text);
    },
  };
}
