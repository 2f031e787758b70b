/**
 * What an IPTC 7901 message is made of: its control characters, its lines and the words that part text
 * from notepad. Used by the exporter, the validator and the reader, so that the three cannot drift apart.
 *
 * One message: SOH header, keyword line, STX headline, text, notepad, ETX date, EOT; lines end CR LF and
 * have up to 69 characters. The order of the header and the notepad's first line are those of the
 * agencies that send the format and of the systems that take it.
 */

/** The control characters that frame a message. */
export const soh = '\u0001';
export const stx = '\u0002';
export const etx = '\u0003';
export const eot = '\u0004';

/** The most characters of a line, controls not counted. */
export const lineWidth = 69;

/** Begins every paragraph of the text, so that a line the writer broke is told from a wrapped one. */
export const indent = '   ';

/** Goes before the part that is for editors alone; receivers look for these very words. */
export const notepadLine = 'The following information is not intended for publication';

/** The words by which receivers tell that line, in English and as German agencies write it. */
export const notepadMark =
  /The following information is not (?:intended )?for publication|Die folgenden Informationen sind nicht zur Ver(?:ö|oe|o)ffentlichung bestimmt/i;

/** Begins the line that tells people of an embargo, before the text. */
export const embargoLabel = 'EMBARGO: ';

/** The words of a text as agencies count them for the header: whatever stands between white space. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
