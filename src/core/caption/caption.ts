/**
 * What a caption is: the text fields of one picture, and where it stands on its way to the
 * wire. Pure values; every edit makes a new one. Used by every call and by the form.
 */
import { type FieldId, fields, isListField, type ListFieldId } from '#core/caption/fields.ts';

/** All fields of one caption. A field that is not filled in is '' or []. */
export type CaptionFields = {
  readonly [Id in FieldId]: Id extends ListFieldId ? readonly string[] : string;
};

/** The fields an edit changes, with their new values. */
export type FieldChanges = { readonly [Id in FieldId]?: CaptionFields[Id] };

/** One field's change, as the revision log keeps it. Lists are kept as lists. */
export interface FieldChange {
  readonly field: FieldId;
  readonly before: string | readonly string[];
  readonly after: string | readonly string[];
}

/**
 * Where a caption stands. `uncaptioned`, `draft` and `flagged` follow from the text and its checks;
 * `ready`, `sent` and `killed` are decided by people. A ready caption that gains an error is flagged.
 */
export const statuses = ['uncaptioned', 'draft', 'flagged', 'ready', 'sent', 'killed'] as const;
export type Status = (typeof statuses)[number];

/** What a person decided about a caption; everything else is derived from it. */
export const decisions = ['working', 'ready', 'sent', 'killed'] as const;
export type Decision = (typeof decisions)[number];

/** A caption with nothing filled in. */
export const emptyCaption: CaptionFields = Object.freeze(
  Object.fromEntries(fields.map(({ id }) => [id, isListField(id) ? [] : ''])),
) as unknown as CaptionFields;

/** Applies an edit. Texts are kept exactly as typed; lists lose blank and repeated terms. */
export function applyChanges(caption: CaptionFields, changes: FieldChanges): CaptionFields {
  const next: Record<string, string | readonly string[]> = { ...caption };
  for (const [id, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    next[id] = typeof value === 'string' ? value : tidyTerms(value);
  }
  return next as unknown as CaptionFields;
}

/** The differences between two states of a caption, in registry order. */
export function changesBetween(before: CaptionFields, after: CaptionFields): FieldChange[] {
  return fields
    .filter(({ id }) => !sameValue(before[id], after[id]))
    .map(({ id }) => ({ field: id, before: before[id], after: after[id] }));
}

/**
 * The status shown for a caption.
 * @param errors how many error-level checks stand and duplicate flags wait for a decision
 */
export function statusOf(
  caption: Pick<CaptionFields, 'caption'>,
  decision: Decision,
  errors: number,
): Status {
  if (decision === 'sent' || decision === 'killed') return decision;
  if (caption.caption.trim() === '') return 'uncaptioned';
  if (errors > 0) return 'flagged';
  return decision === 'ready' ? 'ready' : 'draft';
}

function tidyTerms(terms: readonly string[]): string[] {
  return [...new Set(terms.map((term) => term.trim()).filter((term) => term !== ''))];
}

function sameValue(a: string | readonly string[], b: string | readonly string[]): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((term, index) => term === b[index]);
}
