/**
 * The validators of the plain formats: wire text, CSV and JSON. Like those of the standards' formats
 * they read the finished bytes, so that what is handed over is what was checked.
 */
import { fields } from '#core/caption/fields.ts';
import { readUtf8 } from '#core/metadata/charset.ts';
import type { House } from '#core/style/house.ts';

/** What is wrong with a wire text: blank, not in the house's letters, lines ended otherwise. */
export function problemsOfText(bytes: Uint8Array, { wire }: House): string[] {
  const text = textOf(bytes);
  if (text === null) return ['The text is not UTF-8.'];
  const problems: string[] = [];
  if (text.trim() === '') problems.push('The text is blank.');
  if (!text.endsWith('\n')) problems.push('The last line has no end: a receiver may hold the message back.');
  const bare = wire.lineEnd === 'crlf' ? /(?<!\r)\n/.test(text) : text.includes('\r');
  if (bare) problems.push(`Lines end with ${wire.lineEnd === 'crlf' ? 'CR LF' : 'LF'} in this house.`);
  const beyond = wire.encoding === 'ascii' ? bytes.findIndex((byte) => byte > 0x7e) : -1;
  if (beyond !== -1) problems.push(`Byte ${beyond + 1} is no ASCII.`);
  return problems;
}

/** What is wrong with a table, by RFC 4180: rows of other lengths, bare line ends, cells that run as formulas. */
export function problemsOfCsv(bytes: Uint8Array): string[] {
  const text = textOf(bytes);
  if (text === null) return ['The table is not UTF-8.'];
  const rows = rowsOf(text.replace(/^\ufeff/, ''));
  if (rows === null)
    return ['A quotation mark stands where RFC 4180 allows none, or the last line has no end.'];
  const problems: string[] = [];
  const [head = []] = rows;
  const odd = rows.findIndex((row) => row.length !== head.length);
  if (odd !== -1) problems.push(`Row ${odd + 1} has ${rows[odd]?.length} cells, the first ${head.length}.`);
  const active = rows.findIndex((row) => row.some((cell) => /^[=+\-@\t\r]/.test(cell)));
  if (active !== -1) problems.push(`A cell of row ${active + 1} would run as a formula in a spreadsheet.`);
  return problems;
}

/** What is wrong with our JSON: not a list of records that have every field. */
export function problemsOfJson(bytes: Uint8Array): string[] {
  const text = textOf(bytes);
  if (text === null) return ['The file is not UTF-8.'];
  let records: unknown;
  try {
    records = JSON.parse(text);
  } catch (thrown) {
    return [`This is no JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`];
  }
  if (!Array.isArray(records)) return ['The file holds no list of records.'];
  const wanted = ['id', 'fileName', ...fields.map(({ id }) => id)];
  return records.flatMap((record: unknown, index) => {
    const has = (name: string) =>
      typeof record === 'object' && record !== null && Object.hasOwn(record, name);
    const missing = wanted.filter((name) => !has(name));
    return missing.length === 0 ? [] : [`Record ${index + 1} lacks ${missing.join(', ')}.`];
  });
}

function textOf(bytes: Uint8Array): string | null {
  const reading = readUtf8(bytes);
  return reading === null || reading.cut ? null : reading.text;
}

/** The cells of every row; null where the text is no table of RFC 4180 with its last line ended. */
function rowsOf(text: string): string[][] | null {
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) return null;
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return row.length === 0 ? rows : null;
}
