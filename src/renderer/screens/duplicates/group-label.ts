/** How a group of repeats introduces itself in the list. Pure, so that its wording is tested. */

import type { CallOutput } from '#core/contract.ts';
import type { DuplicateGroup } from '#core/duplicates/groups.ts';
import type { Card } from '#core/records.ts';
import { counted } from '#renderer/parts/numbers.ts';

/** A pair as the newsroom answers it, opened up for grouping. */
export type ShownPair = CallOutput<'duplicates.find'>['pairs'][number];
export type GroupedPair = ShownPair['pair'] & { readonly left: Card; readonly right: Card };

export function groupable({ pair, left, right }: ShownPair): GroupedPair {
  return { ...pair, left, right };
}

/** "3 photos", "2 photos, a burst", "a photo and a page’s caption". */
export function sizeOf(group: DuplicateGroup<GroupedPair>): string {
  const cards = new Map(
    group.pairs.flatMap(({ left, right }) => [[left.id, left] as const, [right.id, right] as const]),
  );
  const photos = [...cards.values()].filter(({ photo }) => photo !== null).length;
  const bare = cards.size - photos;
  const parts = [
    photos > 0 && counted(photos, 'photo'),
    bare > 0 && counted(bare, 'caption without photo', 'captions without photo'),
  ];
  return [parts.filter(Boolean).join(', '), group.burst && 'a burst'].filter(Boolean).join(' · ');
}

/** File names of the group's members, the first two and how many more. */
export function namesOf(group: DuplicateGroup<GroupedPair>): string {
  const names = [
    ...new Set(group.pairs.flatMap(({ left, right }) => [left.fileName, right.fileName])),
  ].filter(Boolean);
  const shown = names.slice(0, 2).map((name) => name.replace(/\.[^.]+$/, ''));
  return names.length > 2 ? `${shown.join(', ')} …` : shown.join(', ');
}
