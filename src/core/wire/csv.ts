/**
 * Captions as a table (RFC 4180), for spreadsheets and for the intake of picture systems. Used
 * by the export. A cell can never run as a formula in the spreadsheet that opens it.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { type FieldId, fields, isListField, isStructureField } from '#core/caption/fields.ts';
import { structuresToText } from '#core/caption/structure-text.ts';
import type { CaptionRecord } from '#core/wire/json.ts';

/** Between the terms of a list field in one cell. */
export const termSeparator = '; ';

const columns = ['id', 'fileName', ...fields.map(({ id }) => id)] as const;

/**
 * A header row and one row for each caption, lines ended by CRLF.
 *
 * A cell that begins with =, +, -, @, a tab or a carriage return gets an apostrophe before it:
 * spreadsheets would run such a cell as a formula, and captions come from strangers. A reader
 * that is no spreadsheet takes one leading apostrophe off again.
 * @param options byteOrderMark puts U+FEFF first, without which Excel reads UTF-8 as Latin-1
 */
export function captionsCsv(
  entries: readonly CaptionRecord[],
  options: { readonly byteOrderMark?: boolean } = {},
): string {
  const rows = entries.map((entry) => [
    entry.id,
    entry.fileName,
    ...fields.map(({ id }) => textIn(entry.fields, id)),
  ]);
  const lines = [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`);
  return (options.byteOrderMark ? '\ufeff' : '') + lines.join('');
}

function textIn(caption: CaptionFields, id: FieldId): string {
  if (isStructureField(id)) return structuresToText(caption[id]);
  return isListField(id) ? caption[id].join(termSeparator) : caption[id];
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
