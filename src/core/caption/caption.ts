/**
 * What a caption is: the text fields of one picture, and where it stands on its way to the
 * wire. Pure values; every edit makes a new one. Used by every call and by the form.
 */
import {
  type FieldId,
  fields,
  isTextField,
  type ListFieldId,
  type StructureFieldId,
} from '#core/caption/fields.ts';
import {
  holdsStructures,
  type Structure,
  sameStructures,
  structureText,
  tidyStructures,
} from '#core/caption/structure.ts';

/** The value of any field: one text, terms, or structures. */
export type FieldValue = string | readonly string[] | readonly Structure[];

/** All fields of one caption. A field that is not filled in is '' or []. */
export type CaptionFields = {
  readonly [Id in FieldId]: Id extends ListFieldId
    ? readonly string[]
    : Id extends StructureFieldId
      ? readonly Structure[]
      : string;
};

/** The fields an edit changes, with their new values. */
export type FieldChanges = { readonly [Id in FieldId]?: CaptionFields[Id] };

/** One field's change, as the revision log keeps it. Lists are kept as lists. */
export interface FieldChange {
  readonly field: FieldId;
  readonly before: FieldValue;
  readonly after: FieldValue;
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
  Object.fromEntries(fields.map(({ id }) => [id, isTextField(id) ? '' : []])),
) as unknown as CaptionFields;

/** Applies an edit. Texts are kept exactly as typed; lists lose blank and repeated entries. */
export function applyChanges(caption: CaptionFields, changes: FieldChanges): CaptionFields {
  const next: Record<string, FieldValue> = { ...caption };
  for (const [id, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    next[id] = tidyValue(value);
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

/** A field's value without blanks: terms and structures lose blank and repeated ones. */
export function tidyValue(value: FieldValue): FieldValue {
  if (typeof value === 'string') return value;
  return holdsStructures(value) ? tidyStructures(value) : tidyTerms(value);
}

/** Whether two values of a field are the same. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  if (a.length !== b.length) return false;
  return holdsStructures(a) && holdsStructures(b)
    ? sameStructures(a, b)
    : a.every((term, index) => term === b[index]);
}

/** A value in one line for people: terms and structures joined with `between`. */
export function valueText(value: FieldValue, between = '; '): string {
  if (typeof value === 'string') return value;
  return (holdsStructures(value) ? value.map(structureText) : value).join(between);
}

function tidyTerms(terms: readonly string[]): string[] {
  return [...new Set(terms.map((term) => term.trim()).filter((term) => term !== ''))];
}
