/** Calls about captions that repeat one another: list and explain. What is done about them is in decisions.ts. */

import { cardOf } from '#core/calls/captions.ts';
import { pairOf } from '#core/calls/decisions.ts';
import type { Handlers } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import { comparedOf } from '#core/calls/prepared.ts';
import { type CaptionFields, valueText } from '#core/caption/caption.ts';
import { deskName, type FieldId } from '#core/caption/fields.ts';
import { shownDate } from '#core/caption/shown-date.ts';
import { compareCaptions } from '#core/duplicates/compare.ts';
import { duplicateClasses } from '#core/duplicates/pair.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import type { Entry } from '#core/records.ts';

export const duplicateCalls: Pick<Handlers, 'duplicates.find' | 'duplicates.show'> = {
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
};

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
  return valueText(value, ', ');
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
