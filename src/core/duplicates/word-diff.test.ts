import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from '#core/duplicates/word-diff.ts';

/** "same[left|right]same", short enough to read in a test. */
function drawn(left: string, right: string): string {
  const parts = diffWords(left, right);
  return parts
    .map(({ kind, text }, at) => {
      if (kind === 'same') return text;
      if (kind === 'left') return parts[at + 1]?.kind === 'right' ? `[${text}` : `[${text}|]`;
      return parts[at - 1]?.kind === 'left' ? `|${text}]` : `[|${text}]`;
    })
    .join('');
}

function sideOf(left: string, right: string, side: 'left' | 'right'): string {
  return diffWords(left, right)
    .filter(({ kind }) => kind === 'same' || kind === side)
    .map(({ text }) => text)
    .join('');
}

describe('word-level diff', () => {
  test.each([
    [
      'Crews help Joel Brandt ashore.',
      'Crews help Tomas Okafor ashore.',
      'Crews help [Joel Brandt|Tomas Okafor] ashore.',
    ],
    ['with 212 people', 'with 221 people', 'with [212|221] people'],
    ['Crews help.', 'Crews help. The ferry sank.', 'Crews help.[| The ferry sank.]'],
    ['said Thursday.Photo:AFP', 'said Thursday. Photo: AFP', 'said Thursday.[| ]Photo:[| ]AFP'],
    ['a  b', 'a b', 'a[  | ]b'],
    ['北光号渡轮', '南光号渡轮', '[北|南]光号渡轮'],
    ['a 2-1 win', 'a 3-2 win', 'a [2-1|3-2] win'],
    [
      'Joel Brandt and Lea Kern wave',
      'Tomas Okafor and Nora Weiss wave',
      '[Joel Brandt|Tomas Okafor] and [Lea Kern|Nora Weiss] wave',
    ],
    [
      'one two three the four five six',
      'red blue green the pink gray gold',
      '[one two three the four five six|red blue green the pink gray gold]',
    ],
    ['', 'new', '[|new]'],
    ['same', 'same', 'same'],
    ['', '', ''],
  ])('%j against %j', (left, right, expected) => {
    expect(drawn(left, right)).toBe(expected);
  });

  const words = fc.array(
    fc.constantFrom('crews', 'lift', 'a', 'boat', ', ', '. ', ' ', '  ', '船', 'é', '12', '👩‍🚒', '\n'),
    {
      maxLength: 60,
    },
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    words.map((list) => list.join('')),
    words.map((list) => list.join(' ')),
  );

  test('rebuilds both texts to the character', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(sideOf(left, right, 'left')).toBe(left);
        expect(sideOf(left, right, 'right')).toBe(right);
      }),
      { numRuns: 1000 },
    );
  });

  test('has no empty part and no two neighbours of one kind; equal texts are one part', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const parts = diffWords(left, right);
        expect(parts.every((part, at) => part.text !== '' && part.kind !== parts[at + 1]?.kind)).toBe(true);
        expect(diffWords(left, left)).toEqual(left === '' ? [] : [{ kind: 'same', text: left }]);
      }),
    );
  });

  test('stays bounded on texts of 10,000 words, alike, rewritten or repetitive', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `word${at % 4000}`);
    const rewritten = many.map((word, at) => (at % 7 === 0 ? `new${at}` : word));
    const shuffled = many.map((_, at) => many[(at * 7919) % many.length] ?? '');
    const pulse = Array.from({ length: 10_000 }, (_, at) => (at % 2 ? 'a' : 'b'));
    const beat = Array.from({ length: 10_000 }, (_, at) => (at % 3 ? 'a' : 'b'));
    const start = performance.now();
    for (const [one, other] of [
      [many, rewritten],
      [many, shuffled],
      [pulse, beat],
      [many, pulse],
    ] as const) {
      const [left, right] = [one.join(' '), other.join(' ')];
      expect(sideOf(left, right, 'left')).toBe(left);
    }
    // A guard against quadratic cost, far above the 0.05 s measured for all four.
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
