/**
 * Which fields of a caption somebody has decided on, from the log: a decision between what the
 * file's places say is asked for once. Also the log's lines for a decision that changed nothing, made
 * and taken back.
 */
import { sameValue } from '#core/caption/caption.ts';
import { type FieldId, isFieldId } from '#core/caption/fields.ts';
import type { Revision } from '#core/records.ts';

const keptLine = 'settled: ';
const reopenedLine = 'reopened: ';

/** Why of the log's line about a value that was looked at and kept. */
export function keptReason(field: FieldId): string {
  return `${keptLine}${field}`;
}

/** The field that such a line is about; null for any other line. */
export function keptField(why: string): FieldId | null {
  return fieldAfter(keptLine, why);
}

/** Why of the log's line that takes such a line back. */
export function reopenedReason(field: FieldId): string {
  return `${reopenedLine}${field}`;
}

/** The field that is open again by this line; null for any other line. */
export function reopenedField(why: string): FieldId | null {
  return fieldAfter(reopenedLine, why);
}

function fieldAfter(begin: string, why: string): FieldId | null {
  const field = why.startsWith(begin) ? why.slice(begin.length) : '';
  return isFieldId(field) ? field : null;
}

/**
 * The fields decided on since the photo came in. An undo that puts back what the photo brought
 * takes an edit back; one that reopens a field takes back that its value was kept.
 * @param revisions the caption's log, oldest first
 */
export function decidedFields(revisions: readonly Revision[]): ReadonlySet<FieldId> {
  const brought = new Map<FieldId, Revision['before']>();
  const edited = new Set<FieldId>();
  for (const { field, why, before, after } of revisions) {
    if (!isFieldId(field) || why === 'import') continue;
    if (!brought.has(field)) brought.set(field, before);
    if (why === 'undo' && sameValue(after, brought.get(field) ?? '')) edited.delete(field);
    else edited.add(field);
  }
  return new Set([...edited, ...keptFields(revisions)]);
}

/**
 * The fields whose value was looked at and kept, where that was not taken back.
 * @param revisions the caption's log, oldest first
 */
export function keptFields(revisions: readonly Revision[]): ReadonlySet<FieldId> {
  const times = new Map<FieldId, number>();
  for (const { why } of revisions) {
    const kept = keptField(why);
    if (kept) times.set(kept, (times.get(kept) ?? 0) + 1);
    const reopened = reopenedField(why);
    if (reopened) times.set(reopened, Math.max(0, (times.get(reopened) ?? 0) - 1));
  }
  return new Set([...times].flatMap(([field, many]) => (many > 0 ? [field] : [])));
}
