/**
 * What the desk says about a caption: its checks against a house and its likenesses in the whole
 * archive. Asked on every keystroke, so it reads only what shares a look-up key with the text.
 */

import type { Desk } from '#core/calls/desk.ts';
import { impossibleValues } from '#core/calls/impossible-values.ts';
import type { CaptionFields } from '#core/caption/caption.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { textAt } from '#core/caption/span.ts';
import type { Compared } from '#core/duplicates/compare.ts';
import { findDuplicates } from '#core/duplicates/find.ts';
import { duplicateKeys } from '#core/duplicates/keys.ts';
import type { Comparison } from '#core/duplicates/pair.ts';
import type { Entry } from '#core/records.ts';
import { type Finding, severities } from '#core/style/finding.ts';
import type { House } from '#core/style/house.ts';
import { lint } from '#core/style/lint.ts';

/**
 * How many captions that share keys are read and compared for one caption: the archive gives the
 * most alike first, and reading forty costs about 5 ms.
 */
const mostCompared = 40;

/** The checks that stand against a caption. */
export function findingsOf(desk: Desk, caption: CaptionFields, capturedAt: string, house: House): Finding[] {
  const anatomy = readAnatomy(caption.caption);
  const names = new Set([...caption.people, ...anatomy.names.map((span) => textAt(caption.caption, span))]);
  const similarPeople = desk.archive.similarPeople([...names]);
  const found = lint(caption, house, { knowledge: { similarPeople, now: desk.clock.now() }, capturedAt });
  return [...found, ...impossibleValues(caption, house)].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}

/** The look-up keys of a caption, by its text and its picture. */
export function keysOf(compared: Compared, entry: Pick<Entry, 'photo'>): number[] {
  const { imageHash, likeness } = entry.photo ?? { imageHash: '', likeness: '' };
  return duplicateKeys(compared.anatomy, { imageHash, likeness }, compared.fileName);
}

/** The captions anywhere in the archive that repeat this one, most alarming first. */
export function likenessesOf(
  desk: Desk,
  subject: Compared,
  keys: readonly number[],
  except: string,
): { other: Entry; comparison: Comparison }[] {
  const candidates = desk.archive.candidates(keys, except, mostCompared).flatMap(({ id, revision }) => {
    const compared = desk.prepared.at(id, revision, () => desk.archive.entry(id));
    return compared ? [{ id, compared }] : [];
  });
  return findDuplicates(subject, candidates).flatMap(({ id, comparison }) => {
    const other = desk.archive.entry(id);
    return other ? [{ other, comparison }] : [];
  });
}
