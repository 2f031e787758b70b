/**
 * For the tests of text messages: Superdesk's way of reading one, as observed, and bytes as text.
 */

/** What Superdesk makes of a message; null where it does not take the file for one. */
export interface Ingested {
  readonly service: string;
  readonly sequence: string;
  readonly priority: number;
  readonly category: string;
  readonly words: number;
  readonly slugline: string;
  readonly headline: string | null;
  readonly body: string;
  readonly note: string | null;
}

/** Reads as that receiver does: by lines of the file that end with LF, decoded as Latin-1. */
export function ingest(bytes: Uint8Array): Ingested | null {
  const [first = '', ...lines] = latin1(bytes).split(/(?<=\n)/);
  const head = /^\x01([a-z]*)([0-9]*) (.) ([a-z]{1,3}) ([0-9]*) ([a-z0-9 ]*)/i.exec(first);
  if (!head) return null;
  let slugline = '';
  let headline: string | null = null;
  let body = '';
  let note: string | null = null;
  for (const line of lines) {
    if (line.startsWith('\u0003')) break;
    if (line.startsWith('\u0002')) headline = line.slice(1).replace(/[\r\n]+$/, '');
    else if (headline === null) slugline += line.replace(/[/\r\n]+$/, '');
    else if (note !== null) note += line;
    else if (line.includes('The following information is not intended for publication')) note = '';
    else body += line;
  }
  const [, service = '', sequence = '', priority = '', category = '', words = ''] = head;
  return {
    service,
    sequence,
    priority: Math.min(6, Number(priority)),
    category: /^[ux]$/i.test(category) ? 'i' : category,
    words: Number(words),
    slugline,
    headline,
    body,
    note,
  };
}

/** Each byte as the character of its number. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A message as an agency's system would have written it; each character a byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}
