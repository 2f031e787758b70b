import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '#core/ports.ts';
import type { Pair } from '#core/records.ts';
import { addBatch, addCaption, clock, openIn, temporaryFolder } from '#main/archive/testing.ts';

let place: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let batch: string;
beforeEach(() => {
  place = temporaryFolder();
  archive = openIn(place.folder);
  batch = addBatch(archive);
});
afterEach(() => {
  archive.close();
  place.remove();
});

const pair = (
  one: string,
  other: string,
  facts: Partial<Pair['comparison']> = {},
): Omit<Pair, 'decision'> => ({
  a: one < other ? one : other,
  b: one < other ? other : one,
  comparison: { class: 'near', score: 0.9, reason: 'One name differs.', burst: false, ...facts },
  foundAt: '2026-11-12T10:00:00+01:00',
});
const keep = {
  decision: 'keep-both',
  who: 'Mara Lindqvist',
  at: '2026-11-12T11:00:00+01:00',
  why: 'two angles',
} as const;
const waiting = (id: string) => archive.entry(id)?.duplicates;

const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe('keys', () => {
  test('candidates share the most keys first, the caption itself left out', () => {
    const [one = '', two = '', three = '', four = ''] = Array.from({ length: 4 }, () =>
      addCaption(archive, batch),
    );
    archive.setKeys(one, [1, 2, 3, 4_000_000_000]);
    archive.setKeys(two, [1]);
    archive.setKeys(three, [1, 2, 4_000_000_000]);
    archive.setKeys(four, [9, -7, Number.MAX_SAFE_INTEGER]);
    expect(idsOf(archive.candidates([1, 2, 3, 4_000_000_000], one, 10))).toEqual([three, two]);
    expect(idsOf(archive.candidates([1, 2, 3], '', 1))).toEqual([one]);
    expect(idsOf(archive.candidates([-7, 5], '', 10))).toEqual([four]);
    expect(idsOf(archive.candidates([Number.MAX_SAFE_INTEGER], '', 10))).toEqual([four]);
    expect(idsOf(archive.candidates([], one, 10))).toEqual([]);
    archive.setKeys(three, [5, 5]);
    expect(idsOf(archive.candidates([1, 2, 5], one, 10))).toEqual([three, two]);
    expect(() => archive.setKeys(clock.newId(), [1])).toThrow('No caption has the id');
  });

  test('a key of more than 500 captions counts only where nothing better is known', () => {
    const ids = archive.transaction(() => Array.from({ length: 502 }, () => addCaption(archive, batch)));
    archive.transaction(() => {
      for (const id of ids) archive.setKeys(id, [77]);
    });
    const [first = '', second = ''] = ids;
    archive.setKeys(first, [77, 5]);
    archive.setKeys(second, [77, 5]);
    expect(idsOf(archive.candidates([77, 5], first, 10))).toEqual([second]);
    expect(idsOf(archive.candidates([77, 6], first, 10))).toEqual(ids.slice(-10).reverse());
  });
});

describe('pairs', () => {
  test('are listed by likeness, filtered, counted on their captions', () => {
    const elsewhere = addBatch(archive, 'Airport');
    const [one = '', two = '', three = ''] = [
      addCaption(archive, batch),
      addCaption(archive, elsewhere),
      addCaption(archive, elsewhere),
    ];
    archive.setPairs(two, [pair(two, one), pair(two, three, { class: 'exact', score: 1 })]);
    expect([one, two, three].map(waiting)).toEqual([1, 2, 1]);
    expect(archive.pairs({}).pairs).toEqual([
      { ...pair(two, three, { class: 'exact', score: 1 }), decision: null },
      { ...pair(one, two), decision: null },
    ]);
    expect(archive.pairs({ batch }).total).toBe(1);
    expect(archive.pairs({ batch: elsewhere }).total).toBe(2);
    expect(archive.pairs({ caption: three }).pairs.map(({ comparison }) => comparison.class)).toEqual([
      'exact',
    ]);
    expect(archive.pairs({ classes: ['near', 'contained'] }).total).toBe(1);
    expect(archive.pairs({ offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      pairs: [{ comparison: { class: 'near' } }],
    });

    archive.setPairs(two, [pair(one, two)]);
    expect([one, two, three].map(waiting)).toEqual([1, 1, 0]);
    archive.setPairs(one, []);
    expect([one, two, three].map(waiting)).toEqual([0, 0, 0]);
  });

  test('a burst is listed and does not wait', () => {
    const [one, two] = [addCaption(archive, batch), addCaption(archive, batch)];
    archive.setPairs(one, [pair(one, two, { burst: true })]);
    expect(waiting(one)).toBe(0);
    expect(archive.pairs({}).total).toBe(1);
    expect(archive.pairs({ undecided: true }).total).toBe(0);
  });

  test('a decision survives being found again, until the pair has another class', () => {
    const [one, two] = [addCaption(archive, batch), addCaption(archive, batch)];
    archive.setPairs(one, [pair(one, two)]);
    archive.decidePair(two, one, keep);
    expect([waiting(one), waiting(two)]).toEqual([0, 0]);
    expect(archive.pairs({}).pairs[0]?.decision).toEqual(keep);
    expect(archive.pairs({ undecided: true }).total).toBe(0);

    archive.setPairs(one, []);
    archive.setPairs(two, [pair(one, two, { score: 0.8 })]);
    expect(archive.pairs({}).pairs[0]?.decision).toEqual(keep);

    archive.setPairs(two, [pair(one, two, { class: 'exact' })]);
    expect(archive.pairs({}).pairs[0]?.decision).toBeNull();
    expect(waiting(one)).toBe(1);
    archive.setPairs(two, [pair(one, two)]);
    expect(archive.pairs({}).pairs[0]?.decision).toBeNull();
  });

  test('a pair that is gone cannot be decided', () => {
    const [one, two] = [addCaption(archive, batch), addCaption(archive, batch)];
    expect(() => archive.decidePair(one, two, keep)).toThrow('not a duplicate pair any more');
  });

  test('go with a caption that is removed', () => {
    const [one, two] = [addCaption(archive, batch), addCaption(archive, batch)];
    archive.setPairs(one, [pair(one, two)]);
    archive.removeEntry(one);
    expect(archive.pairs({}).total).toBe(0);
    expect(waiting(two)).toBe(0);
  });
});
