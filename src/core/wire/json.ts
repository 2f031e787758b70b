/**
 * Captions as JSON: one list of flat records, for scripts and for systems that take captions
 * in. Used by the export and the command line. The order of records and of keys never changes
 * between runs, so that two exports can be compared.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';

/** What an exported record is made of. */
export interface CaptionRecord {
  readonly id: string;
  readonly fileName: string;
  readonly fields: CaptionFields;
}

/**
 * The whole `captions.json`: id, fileName, then every field in registry order; an unfilled field
 * is '' or []. Indented by two spaces, ended by a line feed.
 */
export function captionsJson(entries: readonly CaptionRecord[]): string {
  const records = entries.map((entry) => ({
    id: entry.id,
    fileName: entry.fileName,
    ...Object.fromEntries(fields.map(({ id }) => [id, entry.fields[id]])),
  }));
  return `${JSON.stringify(records, null, 2)}\n`;
}
