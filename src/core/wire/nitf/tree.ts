/**
 * NITF documents as trees, with or without the namespace, and steps through them. Used by the reader
 * and the validator. A document type is passed over, never fetched and never expanded.
 */
import { decodeText } from '#core/documents/decode.ts';
import { parseXml, wholeText, type XmlElement } from '#core/metadata/xml.ts';
import { generator, metaName, nitfUri } from '#core/wire/nitf/names.ts';
import type { XmlNode } from '#core/wire/xml-document.ts';
import { all, attribute } from '#core/wire/xml-steps.ts';

/** A feed's message is some kilobytes; more than this is no message. */
const mostBytes = 20_000_000;

/** The root of a document of NITF; null for anything else, and for what is not well-formed. */
export function nitfRoot(bytes: Uint8Array): XmlElement | null {
  if (bytes.length > mostBytes) return null;
  const decoded = decodeText(bytes);
  if ('refusal' in decoded || !decoded.text.includes('nitf')) return null;
  const root = parseXml(withoutDocumentType(decoded.text.trimStart()));
  const isNitf = root?.name === 'nitf' && (root.uri === '' || root.uri === nitfUri);
  return isNitf ? root : null;
}

/**
 * Most agencies still name the document type. Its name and address go; one that declares anything
 * itself stays, and with it the document is refused by the parser.
 */
function withoutDocumentType(text: string): string {
  const start = text.indexOf('<!DOCTYPE');
  if (start < 0) return text;
  const literal = `(?:"[^"]*"|'[^']*')`;
  const named = new RegExp(
    `<!DOCTYPE\\s+[\\w:.-]+(?:\\s+(?:PUBLIC\\s+${literal}|SYSTEM)\\s+${literal})?\\s*>`,
    'y',
  );
  named.lastIndex = start;
  const [found = ''] = named.exec(text) ?? [];
  return text.slice(0, start) + text.slice(start + found.length);
}

/** The content of a head/meta, '' for none. */
export function metaOf(root: XmlElement, name: string): string {
  return attribute(
    all(root, 'head', 'meta').find((meta) => attribute(meta, 'name') === name) ?? null,
    'content',
  );
}

/** How the texts of one document are read. */
export interface Texts {
  /** Whether Cutline wrote the document. */
  readonly verbatim: boolean;
  /** A text in one line of thought; '' for no element. */
  of(element: XmlElement | null): string;
  /** A text in paragraphs. */
  paragraphs(element: XmlElement | null): string;
}

/**
 * Cutline writes texts as they are, and each line of a caption as a paragraph. Others indent: there,
 * white space is one space, `br` ends a line, and a blank line keeps paragraphs apart.
 */
export function textsOf(root: XmlElement): Texts {
  const verbatim = metaOf(root, metaName.generator) === generator;
  if (!verbatim) return { verbatim, of: flowing, paragraphs: paragraphsOf };
  return {
    verbatim,
    of: (element) => (element ? wholeText(element) : ''),
    paragraphs: (element) => all(element, 'p').map(wholeText).join('\n'),
  };
}

function flowing(element: XmlElement | null): string {
  return element ? tidy(broken(element)) : '';
}

/** With its line ends: a space is never next to one, and there are none around. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function broken({ nodes }: XmlElement): string {
  return nodes.map(brokenNode).join('');
}

function brokenNode(node: string | XmlElement): string {
  if (typeof node === 'string') return node.replace(/\s+/g, ' ');
  return node.name === 'br' ? '\n' : broken(node);
}

const blocks: ReadonlySet<string> = new Set([
  'p',
  'hl2',
  'ol',
  'ul',
  'li',
  'dl',
  'bq',
  'block',
  'note',
  'pre',
]);

function paragraphsOf(element: XmlElement | null): string {
  const paragraphs = [''];
  const visit = (parent: XmlElement) => {
    for (const node of parent.nodes) {
      if (typeof node === 'string' || !blocks.has(node.name)) {
        paragraphs.push((paragraphs.pop() ?? '') + brokenNode(node));
        continue;
      }
      paragraphs.push('');
      visit(node);
      paragraphs.push('');
    }
  };
  if (element) visit(element);
  return paragraphs
    .map(tidy)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** An element without the elements of a name that stand directly in it; '*' for all. */
export function without(element: XmlElement, name: string): XmlElement {
  const nodes = element.nodes.filter(
    (node) => typeof node === 'string' || (name !== '*' && node.name !== name),
  );
  return { ...element, nodes };
}

/** What a reader will see of an element still to be written. */
export function treeOf({ name, attributes, children }: XmlNode): XmlElement {
  const nodes = children.map((child) => (typeof child === 'string' ? child : treeOf(child)));
  return {
    uri: '',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ uri: '', name: key, value })),
    children: nodes.filter((node) => typeof node !== 'string'),
    text: nodes.filter((node) => typeof node === 'string').join(''),
    nodes,
  };
}
