import { expect, test } from 'vitest';
import { groupPairs } from '#core/duplicates/groups.ts';
import type { Card } from '#core/records.ts';
import { groupable, namesOf, sizeOf } from '#renderer/screens/duplicates/group-label.ts';

function card(id: string, photo: boolean): Card {
  return {
    id,
    batch: 'b',
    photo: photo ? `photo-${id}` : null,
    fileName: photo ? `HF_${id}.JPG` : '',
    headline: '',
    caption: 'A ferry leaves.',
    credit: '',
    byline: '',
    dateCreated: '',
    capturedAt: '',
    city: '',
    status: 'flagged',
    rating: 0,
    errors: 0,
    warnings: 0,
    duplicates: 1,
    width: 0,
    height: 0,
  };
}

function pair(a: Card, b: Card, burst = false) {
  const comparison = { class: 'exact', score: 1, reason: 'Same.', burst } as const;
  return { pair: { a: a.id, b: b.id, comparison, foundAt: '', decision: null }, left: a, right: b };
}

test('a group names its photos and counts them', () => {
  const [one, two, three] = [card('1', true), card('2', true), card('3', true)];
  const [group] = groupPairs([pair(one, two), pair(two, three)].map(groupable));
  expect(group && [sizeOf(group), namesOf(group)]).toEqual(['3 photos', 'HF_1, HF_2 …']);
});

test('a page’s caption and a burst are said', () => {
  const [mixed] = groupPairs([pair(card('1', true), card('2', false))].map(groupable));
  expect(mixed && sizeOf(mixed)).toBe('1 photo, 1 caption without photo');
  const [burst] = groupPairs([pair(card('1', true), card('2', true), true)].map(groupable));
  expect(burst && sizeOf(burst)).toBe('2 photos · a burst');
});
