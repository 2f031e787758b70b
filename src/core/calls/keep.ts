/**
 * How a caption is kept: its text, its history, its checks, its look-up keys and its duplicate
 * pairs go to disk in one transaction, so no reader ever sees a caption whose flags are of an
 * older text. Every change of a caption's text comes through here.
 */

import type { Desk } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { comparedOf } from '#core/calls/prepared.ts';
import { findingsOf, keysOf, likenessesOf } from '#core/calls/review.ts';
import {
  applyChanges,
  type CaptionFields,
  changesBetween,
  type Decision,
  type FieldChange,
  type FieldChanges,
  statusOf,
} from '#core/caption/caption.ts';
import type { Entry, Pair } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

/** The entry, or a refusal that names it. */
export function entryOf(desk: Desk, id: string): Entry {
  const entry = desk.archive.entry(id);
  if (!entry) throw new Refusal('not-found', `No caption has the id ${id}.`, 'caption');
  return entry;
}

/**
 * Writes a caption's new text, in the caller's transaction or its own, and answers with the entry as it stands on disk.
 *
 * Only the fields that differ between `entry` and `next` are written, onto the caption as it is
 * under the write lock: while this program waited for it, another may have edited other fields.
 * @param entry the caption as the edit found it
 * @param why the word the revision log gives for the change
 */
export function keepCaption(desk: Desk, entry: Entry, next: CaptionFields, why: string): Entry {
  const wanted = changesBetween(entry.fields, next);
  if (wanted.length === 0) return entry;
  return desk.archive.transaction(() => {
    const present = entryOf(desk, entry.id);
    const fields = applyChanges(present.fields, valuesAfter(wanted));
    const changes = changesBetween(present.fields, fields);
    if (changes.length === 0) return present;
    const { errors, warnings } = countFindings(desk, present.photo, fields);
    // A sent caption that is edited goes back to work: what was sent is no longer what stands here.
    const decision: Decision = present.decision === 'sent' ? 'working' : present.decision;
    desk.archive.save({
      id: entry.id,
      fields,
      decision,
      status: statusOf(fields, decision, errors),
      errors,
      warnings,
      changes,
      why,
      at: desk.clock.now(),
      who: desk.editor.name,
    });
    refreshPairs(desk, entry.id);
    return entryOf(desk, entry.id);
  });
}

function valuesAfter(changes: readonly FieldChange[]): FieldChanges {
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]));
}

/** Adds a caption record that does not exist yet, with the same care. */
export function addCaption(
  desk: Desk,
  record: Pick<Entry, 'id' | 'batch' | 'photo' | 'fields' | 'occurrences'>,
  why: string,
): void {
  desk.archive.transaction(() => {
    const { errors, warnings } = countFindings(desk, record.photo, record.fields);
    desk.archive.addEntry(
      {
        ...record,
        decision: 'working',
        status: statusOf(record.fields, 'working', errors),
        rating: 0,
        errors,
        warnings,
        changedAt: desk.clock.now(),
      },
      why,
      desk.editor.name,
    );
    for (const each of findPairs(desk, record)) refreshStatus(desk, each);
  });
}

/** Finds a caption's duplicates anew, and sets its status and that of everyone it was or is paired with. */
export function refreshPairs(desk: Desk, id: string): void {
  // A status follows from a caption's own text and checks, and from its count of duplicates.
  for (const each of new Set([id, ...findPairs(desk, entryOf(desk, id))])) refreshStatus(desk, each);
}

/** Keeps a caption's look-up keys and pairs anew. Answers with the captions whose count of duplicates changed. */
function findPairs(desk: Desk, entry: Pick<Entry, 'id' | 'photo' | 'fields'>): string[] {
  const { id } = entry;
  const subject = comparedOf(entry);
  const keys = keysOf(subject, entry);
  desk.archive.setKeys(id, keys);
  const foundAt = desk.clock.now();
  const pairs = likenessesOf(desk, subject, keys, id).map(
    ({ other, comparison }): Omit<Pair, 'decision'> =>
      id < other.id
        ? { a: id, b: other.id, comparison, foundAt }
        : { a: other.id, b: id, comparison, foundAt },
  );
  return desk.archive.setPairs(id, pairs);
}

/** Sets the status that follows from a caption's text, checks and undecided duplicates. */
export function refreshStatus(desk: Desk, id: string): void {
  const entry = desk.archive.entry(id);
  if (!entry) return;
  const status = statusOf(entry.fields, entry.decision, entry.errors + entry.duplicates);
  if (status !== entry.status) desk.archive.setStatus(id, status);
}

/** The captions a caption is paired with now. */
export function partnersOf(desk: Desk, id: string): string[] {
  return desk.archive.pairs({ caption: id, limit: 1_000 }).pairs.map(({ a, b }) => (a === id ? b : a));
}

/** How many errors and warnings stand against a text, by a house or by the desk's own choice. */
export function countFindings(
  desk: Desk,
  photo: Entry['photo'],
  fields: CaptionFields,
  house = houseOf(desk, undefined),
): { errors: number; warnings: number } {
  const findings = findingsOf(desk, fields, photo?.capturedAt ?? '', house);
  return {
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
  };
}
