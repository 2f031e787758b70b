/**
 * How one caption of a page is kept: given to a photo, or as a record without one. Used by
 * attach.ts, which decides the order and the transactions.
 *
 * [Note: two captions] Where a photo has other words already, the page's take their place if the
 * page names the file or the editor placed them; the others are kept beside it as a caption without
 * a photo under the file's name. So they pair as `two-captions` and wait for a decision like every
 * repeat: nobody has to read a log to learn that a photo had another caption.
 */

import type { Desk } from '#core/calls/desk.ts';
import { addCaption, entryOf, keepCaption, partnersOf } from '#core/calls/keep.ts';
import { comparedOf } from '#core/calls/prepared.ts';
import { applyChanges, changesBetween, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { isFieldId } from '#core/caption/fields.ts';
import type { CallOutput } from '#core/contract.ts';
import { placeLeftBehind } from '#core/documents/place-left-behind.ts';
import type { FoundCaption } from '#core/documents/reading.ts';
import { compareCaptions } from '#core/duplicates/compare.ts';
import type { Entry, Replaced } from '#core/records.ts';

/** What keeping captions came to: the entries written, and the values that gave way. */
export interface Kept {
  readonly entries: readonly string[];
  readonly replaced: readonly Replaced[];
}

export const nothing: Kept = { entries: [], replaced: [] };

export function together(kept: readonly Kept[]): Kept {
  return {
    entries: kept.flatMap(({ entries }) => entries),
    replaced: kept.flatMap(({ replaced }) => replaced),
  };
}

/** Gives a photo the page's caption and values. Words that only repeat its own count as further occurrences. */
export function attachTo(
  desk: Desk,
  id: string,
  caption: FoundCaption,
  by: CallOutput<'documents.match'>[number]['by'],
): Kept {
  const entry = entryOf(desk, id);
  const given = tableFields(caption);
  const bare = entry.fields.caption.trim() === '';
  const differs = !bare && caption.text !== '' && !sameWords(entry, caption);
  const takesOver = bare || (differs && (by === 'file-name' || by === 'hand'));
  const text = takesOver && caption.text !== '' ? { caption: caption.text } : {};
  const rival = differs ? addRival(desk, entry, caption, takesOver) : null;
  const further = occurrencesAfter(entry, caption, bare, differs, takesOver) - entry.occurrences;
  if (further !== 0) desk.archive.addOccurrences(id, further);
  keepCaption(desk, entryOf(desk, id), applyChanges(entry.fields, { ...given, ...text }), 'page');
  const left = clearPlace(desk, id, placeLeftBehind(entry.fields, given));
  const fileName = entry.photo?.fileName ?? entry.fields.title;
  const line = { caption: id, fileName, field: 'caption' as const, rival };
  const words = takesOver
    ? { before: entry.fields.caption, after: caption.text }
    : { before: caption.text, after: entry.fields.caption };
  return {
    entries: rival === null ? [id] : [id, rival],
    replaced: [
      ...(differs ? [{ ...line, ...words }] : []),
      ...left.map((cleared) => ({ caption: id, fileName, rival: null, ...cleared })),
    ],
  };
}

/** How often the words that the photo ends up with were seen. */
function occurrencesAfter(
  entry: Entry,
  { occurrences }: FoundCaption,
  bare: boolean,
  differs: boolean,
  takesOver: boolean,
): number {
  if (bare) return entry.occurrences + Math.max(0, occurrences - 1);
  if (!differs) return entry.occurrences + occurrences;
  return takesOver ? occurrences : entry.occurrences;
}

/**
 * Keeps the words that a photo does not carry as a caption beside it, see [Note: two captions].
 * @returns its id, also where such a caption stands there already
 */
function addRival(desk: Desk, entry: Entry, caption: FoundCaption, takesOver: boolean): string {
  const lost = takesOver ? entry.fields : applyChanges(entry.fields, { caption: caption.text });
  const title = entry.photo?.fileName ?? entry.fields.title;
  const known = partnersOf(desk, entry.id)
    .map((id) => desk.archive.entry(id))
    .find((other) => other?.photo === null && other.fields.caption === lost.caption);
  if (known) return known.id;
  const id = desk.clock.newId();
  const occurrences = takesOver ? entry.occurrences : caption.occurrences;
  const fields = applyChanges(lost, { title });
  addCaption(desk, { id, batch: entry.batch, photo: null, fields, occurrences }, 'page');
  return id;
}

/** Empties what a photo's earlier place left behind; the history says why. */
function clearPlace(
  desk: Desk,
  id: string,
  left: FieldChanges,
): Pick<Replaced, 'field' | 'before' | 'after'>[] {
  const entry = entryOf(desk, id);
  keepCaption(desk, entry, applyChanges(entry.fields, left), 'the page names another place');
  return changesBetween(entry.fields, applyChanges(entry.fields, left)).map(({ field, before }) => ({
    field,
    before: String(before),
    after: '',
  }));
}

/** A caption whose photo is not here yet. The file name the page gives is kept as its title. */
export function addAlone(desk: Desk, batch: string, caption: FoundCaption): string {
  const title = caption.fileNames[0] ?? '';
  const fields = applyChanges(emptyCaption, { title, ...tableFields(caption), caption: caption.text });
  const record = { id: desk.clock.newId(), batch, photo: null, fields, occurrences: caption.occurrences };
  addCaption(desk, record, 'page');
  return record.id;
}

function tableFields(caption: FoundCaption): FieldChanges {
  return Object.fromEntries(
    Object.entries(caption.fields).filter(([id]) => isFieldId(id) && id !== 'caption'),
  ) as FieldChanges;
}

function sameWords(entry: Entry, caption: FoundCaption): boolean {
  const page = { ...entry, photo: null, fields: { ...entry.fields, caption: caption.text } };
  const likeness = compareCaptions(comparedOf({ ...entry, photo: null }), comparedOf(page))?.class;
  return likeness === 'exact' || likeness === 'same-text';
}
