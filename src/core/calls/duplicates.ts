/** Calls about captions that repeat one another: list, explain, and decide. */

import { announceChange, cardOf, editAll } from '#core/calls/captions.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { entryOf, refreshPairs, refreshStatus } from '#core/calls/keep.ts';
import { comparedOf } from '#core/calls/prepared.ts';

import type { CaptionFields } from '#core/caption/caption.ts';
import { deskName, type FieldId } from '#core/caption/fields.ts';
import { shownDate } from '#core/caption/shown-date.ts';
import { compareCaptions } from '#core/duplicates/compare.ts';
import { duplicateClasses } from '#core/duplicates/pair.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import type { Entry, Pair } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

export const duplicateCalls: Pick<
  Handlers,
  'duplicates.find' | 'duplicates.show' | 'duplicates.keep' | 'duplicates.merge'
> = {
  'duplicates.find': ({ query }, desk) => {
    const { total, pairs } = desk.archive.pairs(query);
    return {
      total,
      pairs: pairs.flatMap((pair) => {
        const [left, right] = [desk.archive.entry(pair.a), desk.archive.entry(pair.b)];
        return left && right ? [{ pair, left: cardOf(left), right: cardOf(right) }] : [];
      }),
      counts: Object.fromEntries(
        duplicateClasses.map((each) => [
          each,
          desk.archive.pairs({ ...query, classes: [each], limit: 0 }).total,
        ]),
      ),
    };
  },

  'duplicates.show': ({ left, right }, desk) => {
    const [one, other] = [entryOf(desk, left), entryOf(desk, right)];
    return {
      left: { entry: one, people: [...one.fields.people] },
      right: { entry: other, people: [...other.fields.people] },
      comparison: compareCaptions(comparedOf(one), comparedOf(other)),
      diff: diffWords(one.fields.caption, other.fields.caption),
      differences: differencesOf(one, other),
      decision: pairOf(desk, left, right)?.decision ?? null,
    };
  },

  'duplicates.keep': ({ left, right, why }, desk) => {
    // Looked up under the write lock: another program may be changing either caption at this moment.
    desk.archive.transaction(() => {
      if (pairOf(desk, left, right)) return decide(desk, left, right, why);
      throw new Refusal(
        'not-found',
        'These two captions no longer repeat one another: there is nothing to keep.',
      );
    });
    announceChange(desk, [left, right]);
    return { value: null };
  },

  'duplicates.merge': ({ left, right, text }, desk) => {
    const done = desk.archive.transaction(() => {
      const [one, other] = [entryOf(desk, left), entryOf(desk, right)];
      const edits = [one, other].map(({ id }) => ({ caption: id, changes: { caption: text } }));
      const bothPictured = one.photo !== null && other.photo !== null;
      const { value, undo } = editAll(desk, edits, 'duplicate');
      if (!bothPictured) return { value: foldInto(desk, value) };
      // One caption for two pictures was just chosen: it must not come back as a repeat to decide.
      decide(desk, left, right, 'One caption chosen for both');
      return { value: [left, right].map((id) => entryOf(desk, id)), undo };
    });
    announceChange(desk, [left, right]);
    return done;
  },
};

/** Remembers that two captions repeat one another on purpose. */
function decide(desk: Desk, left: string, right: string, why: string): void {
  const pair = pairOf(desk, left, right);
  if (!pair) return;
  const decision = { decision: 'keep-both', who: desk.editor.name, at: desk.clock.now(), why } as const;
  desk.archive.decidePair(pair.a, pair.b, decision);
  for (const id of [left, right]) refreshStatus(desk, id);
}

/**
 * Two captions with one text: where one of them has no photo, it was the photo's other wording,
 * so its occurrences go to the one with the photo and its record goes. Its revisions stay.
 */
function foldInto(desk: Desk, entries: readonly Entry[]): Entry[] {
  const [bare, keeper] = [entries.find(({ photo }) => !photo), entries.find(({ photo }) => photo)];
  if (!bare) return [...entries];
  const stays = keeper ?? entries.find(({ id }) => id !== bare.id);
  if (!stays) return [...entries];
  desk.archive.addOccurrences(stays.id, bare.occurrences);
  desk.archive.removeEntry(bare.id);
  refreshPairs(desk, stays.id);
  return [entryOf(desk, stays.id)];
}

function pairOf(desk: Desk, left: string, right: string): Pair | undefined {
  return desk.archive
    .pairs({ caption: left, limit: 1_000 })
    .pairs.find(({ a, b }) => a === right || b === right);
}

/** The fields an editor compares two pictures by, beside the caption's own words. */
const comparedFields: readonly FieldId[] = ['people', 'dateCreated', 'city', 'byline', 'credit', 'headline'];

function differencesOf(left: Entry, right: Entry): { what: string; how: string }[] {
  const rows = comparedFields.flatMap((field) => {
    const [one, other] = [shown(left.fields, field), shown(right.fields, field)];
    return one === other ? [] : [{ what: deskName(field), how: `${one || 'empty'} ↔ ${other || 'empty'}` }];
  });
  const seconds = secondsBetween(left.photo?.capturedAt, right.photo?.capturedAt);
  if (seconds !== null)
    rows.push({ what: 'Taken', how: seconds === 0 ? 'in the same second' : `${spoken(seconds)} apart` });
  if (left.photo && right.photo) {
    const same = left.photo.imageHash !== '' && left.photo.imageHash === right.photo.imageHash;
    rows.push({ what: 'Photo', how: same ? 'the same picture' : 'different pictures' });
  }
  return rows;
}

function shown(fields: CaptionFields, field: FieldId): string {
  const value = fields[field];
  if (field === 'dateCreated') return shownDate(fields.dateCreated);
  return typeof value === 'string' ? value : value.join(', ');
}

function secondsBetween(one: string | undefined, other: string | undefined): number | null {
  if (!one || !other) return null;
  const milliseconds = Math.abs(Date.parse(one) - Date.parse(other));
  return Number.isNaN(milliseconds) ? null : Math.round(milliseconds / 1_000);
}

function spoken(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
