/** A caption as the command line prints it: one flat record, the same for show and edit. */
import { deskName, fields } from '#core/caption/fields.ts';
import type { Entry } from '#core/records.ts';
import { oneLine } from '#main/shells/cli/columns.ts';

/** The record: id and standing, file facts, then every field under its own name. */
export function captionRecord(entry: Entry) {
  return {
    id: entry.id,
    batch: entry.batch,
    fileName: entry.photo?.fileName ?? '',
    path: entry.photo?.path ?? '',
    status: entry.status,
    rating: entry.rating,
    occurrences: entry.occurrences,
    revision: entry.revision,
    changedAt: entry.changedAt,
    ...entry.fields,
    photo: entry.photo,
  };
}

/** The record for people: the fields that are filled in, one a line. */
export function captionLines(entry: Entry): string {
  const lines = [
    `${entry.id}  ${entry.photo?.fileName ?? '(no photo)'}  ${entry.status}`,
    ...fields.flatMap(({ id }) => {
      const value = entry.fields[id];
      const text = typeof value === 'string' ? value : value.join('; ');
      return text === '' ? [] : [`  ${deskName(id).padEnd(28)}  ${oneLine(text)}`];
    }),
  ];
  return `${lines.join('\n')}\n`;
}
