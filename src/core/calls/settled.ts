/**
 * Which fields of a caption somebody has decided on, from the log: a decision between what the
 * file's places say is asked for once. Also the log's line for a decision that changed nothing.
 */
import { sameValue } from '#core/caption/caption.ts';
import { type FieldId, isFieldId } from '#core/caption/fields.ts';
import type { Revision } from '#core/records.ts';

const keptLine = 'settled: ';

/** Why of the log's line about a value that was looked at and kept. */
export function keptReason(field: FieldId): string {
  return `${keptLine}${field}`;
}

/** The field that such a line is about; null for any other line. */
export function keptField(why: string): FieldId | null {
  const field = why.startsWith(keptLine) ? why.slice(keptLine.length) : '';
  return isFieldId(field) ? field : null;
}

/**
 * The fields decided on since the photo came in. An undo that puts back what the photo brought
 * takes the decision back as well.
 * @param revisions the caption's log, oldest first
 */
export function decidedFields(revisions: readonly Revision[]): ReadonlySet<FieldId> {
  const brought = new Map<FieldId, Revision['before']>();
  const decided = new Set<FieldId>();
  for (const { field, why, before, after } of revisions) {
    const kept = keptField(why);
    if (kept) decided.add(kept);
    if (!isFieldId(field) || why === 'import') continue;
    if (!brought.has(field)) brought.set(field, before);
    if (why === 'undo' && sameValue(after, brought.get(field) ?? '')) decided.delete(field);
    else decided.add(field);
  }
  return decided;
}
