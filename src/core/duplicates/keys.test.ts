import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { compareCaptions, prepare } from '#core/duplicates/compare.ts';
import { crowdedKey, duplicateKeys } from '#core/duplicates/keys.ts';

const keysOf = (text: string) => duplicateKeys(readAnatomy(text));
const shared = (a: readonly number[], b: readonly number[]) => a.filter((key) => b.includes(key)).length;

/** Numbers from 0 up to `most`, the same ones at every run (a linear congruential generator). */
function numbersFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const syllables = 'ba re ti mo lu ka ne si do vi ra pe lo gu ta mi fo ze ha ju'.split(' ');
const wordOf = (number: number) =>
  `${syllables[number % 20]}${syllables[Math.floor(number / 20) % 20]}${syllables[Math.floor(number / 400) % 20]}`;

function leadOf(next: (most: number) => number, size: number): string[] {
  // Every third word is one of thirty common ones, as in real sentences.
  return Array.from({ length: size }, (_, at) => wordOf(at % 3 === 1 ? next(30) : 30 + next(6000)));
}

function withChanges(words: readonly string[], count: number, next: (most: number) => number): string[] {
  const changed = [...words];
  const places = new Set<number>();
  while (places.size < count) places.add(next(words.length));
  for (const at of places) changed[at] = `x${wordOf(next(8000))}`;
  return changed;
}

const sentenceOf = (words: readonly string[]) => `Crews ${words.join(' ')}.`;

describe('look-up keys', () => {
  test('are at most 25, whole, safe, distinct and the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const image = { imageHash: 'a'.repeat(64), likeness: '0f3c5a6912345678' };
        const keys = duplicateKeys(readAnatomy(text), image);
        expect(keys.length).toBeLessThanOrEqual(25);
        expect(keys.every((key) => Number.isSafeInteger(key) && key >= 2 ** 48)).toBe(true);
        expect(new Set(keys).size).toBe(keys.length);
        expect(duplicateKeys(readAnatomy(text), image)).toEqual(keys);
      }),
    );
  });

  test('an empty caption has none, and its picture five', () => {
    expect(keysOf('')).toEqual([]);
    expect(keysOf(' (AP Photo/Ines Baptiste) ')).toEqual([]);
    expect(duplicateKeys(readAnatomy(''), { imageHash: 'f00d', likeness: '0f3c5a6912345678' })).toHaveLength(
      5,
    );
    expect(duplicateKeys(readAnatomy(''), { imageHash: '', likeness: '' })).toEqual([]);
    expect(duplicateKeys(readAnatomy(''), { imageHash: '', likeness: 'not a hash' })).toEqual([]);
  });

  test('a shared background makes no shared key', () => {
    const fog = 'The ferry with 212 people on board lost power in dense fog.';
    const one = keysOf(`Coast guard crews bring passengers of the ferry to the pier. ${fog}`);
    const other = keysOf(`Two children wrapped in blankets wait for a bus beside the harbor wall. ${fog}`);
    expect(shared(one, other)).toBe(0);
  });

  test('pictures within three bits of likeness share a key', () => {
    const likeness = 0x0f3c5a6912345678n;
    const keys = duplicateKeys(readAnatomy(''), {
      imageHash: '',
      likeness: likeness.toString(16).padStart(16, '0'),
    });
    const bit = fc.bigInt({ min: 0n, max: 63n });
    fc.assert(
      fc.property(bit, bit, bit, (a, b, c) => {
        const other = (likeness ^ (1n << a) ^ (1n << b) ^ (1n << c)).toString(16).padStart(16, '0');
        expect(
          shared(keys, duplicateKeys(readAnatomy(''), { imageHash: '', likeness: other })),
        ).toBeGreaterThan(0);
      }),
    );
  });

  // Measured recall: 100 % at every size (2,000 leads each, changes scattered at random). Up to 17 words
  // all shingles are kept and the promise is exact; longer leads are sampled, and 0.98 is the promise.
  for (const [size, changes] of [
    [5, 1],
    [6, 1],
    [9, 1],
    [10, 2],
    [14, 2],
    [17, 3],
    [25, 5],
    [40, 8],
  ] as const) {
    test(`find a lead of ${size} words with ${changes} changed`, () => {
      const next = numbersFrom(size);
      const found = Array.from({ length: 2000 }, () => {
        const words = leadOf(next, size - 1);
        return shared(keysOf(sentenceOf(words)), keysOf(sentenceOf(withChanges(words, changes, next))));
      }).filter((count) => count > 0).length;
      expect(found / 2000).toBeGreaterThanOrEqual(size <= 17 ? 1 : 0.98);
    });
  }

  test('rank a repeat among the first 40 of 6,000 captions of 100 events', () => {
    const next = numbersFrom(7);
    const captions: string[] = [];
    for (let event = 0; event < 100; event++) {
      const place = `in ${wordOf(next(8000)).replace(/^./, (first) => first.toUpperCase())}, Germany`;
      const context = sentenceOf(leadOf(next, 16));
      for (let picture = 0; picture < 60; picture++) {
        captions.push(`Crews ${leadOf(next, 14).join(' ')} ${place}, Thursday, Nov. 12, 2026. ${context}`);
      }
    }
    const rows = new Map<number, number[]>();
    captions.forEach((text, at) => {
      for (const key of keysOf(text)) rows.set(key, [...(rows.get(key) ?? []), at]);
    });
    let missed = 0;
    for (let trial = 0; trial < 300; trial++) {
      const at = next(captions.length);
      const [action, rest = ''] = (captions[at] ?? '').split(' in ', 2);
      const words = (action ?? '').split(' ').slice(1);
      const text = `Crews ${withChanges(words, 2, next).join(' ')} in ${rest}`;
      const counts = new Map<number, number>();
      for (const key of keysOf(text)) {
        const holders = rows.get(key) ?? [];
        if (holders.length <= crowdedKey)
          for (const holder of holders) counts.set(holder, (counts.get(holder) ?? 0) + 1);
      }
      const first = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 40);
      if (!first.some(([holder]) => holder === at)) missed++;
    }
    expect(missed).toBe(0);
  });

  test('captions with equal words share keys, whatever their form', () => {
    const form = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.replaceAll(' ', '  '),
      (text) => `${text}Photo:AFP`,
      (text) => text.replaceAll(',', ''),
      (text) => text.normalize('NFD'),
    );
    const caption = fc
      .array(fc.constantFrom('Crews', 'lift', 'a', 'boat,', 'Zoë', 'März', 'and', '1,200', 'two'), {
        minLength: 2,
        maxLength: 20,
      })
      .map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(caption, form, (text, change) => {
        expect(shared(keysOf(text), keysOf(change(text)))).toBeGreaterThan(0);
      }),
    );
  });

  test('what is compared as a repeat was found by its keys', () => {
    const words = fc.array(
      fc.constantFrom('crews', 'lift', 'boats', 'from', 'deep', 'water', 'near', 'old', 'walls'),
      {
        minLength: 5,
        maxLength: 12,
      },
    );
    const facts = { people: [], capturedAt: '', imageHash: '', likeness: '', fileName: '', hasPhoto: false };
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [left, right] = [sentenceOf(one), sentenceOf(other)];
        const found = compareCaptions(prepare({ ...facts, text: left }), prepare({ ...facts, text: right }));
        if (found)
          expect(shared(keysOf(left), keysOf(right)), `${found.class}: ${left} ${right}`).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
