import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { relateDates } from '#core/duplicates/dates.ts';
import { foldLine, foldWords, joinWords, withoutAccents, worthOf } from '#core/duplicates/fold.ts';
import { type FoldedDate, normalForm } from '#core/duplicates/normal-form.ts';

describe('folded words', () => {
  test.each([
    ['The U.S. team’s “co-pilot”', 'the us teams co pilot'],
    ['1,200 people, 3.5 km, $50 or 5%', '1200 people 3.5 km $ 50 or 5 %'],
    ['STRASSE Straße', 'strasse strasse'],
    ['Zdeněk', 'zdeněk'],
    ['ＦＵＬＬ　ＷＩＤＴＨ ２０２６', 'full width 2026'],
    ['汉堡port', '汉 堡 port'],
    ['مُحَمَّد ٢١٢', 'محمد 212'],
    ['so\u00ADft\u200D hyphen', 'soft hyphen'],
    ['ΟΔΥΣΣΕΥΣ Οδυσσευς', 'οδυσσευσ οδυσσευσ'],
    ['½ m² ㌀', '1 2 m2 ア パ ー ト'],
    ['2nd A380', '2nd a380'],
    ['', ''],
    ['… — “”', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(foldLine(text)).toBe(folded);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(foldLine(foldLine(text))).toBe(foldLine(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('words stand where they say', () => {
    const text = 'Mara Lindqvist’s boat, 汉堡';
    expect(foldWords(text, 10).map(({ start, end }) => text.slice(start - 10, end - 10))).toEqual([
      'Mara',
      'Lindqvist’s',
      'boat',
      '汉',
      '堡',
    ]);
  });

  test('accents go only for keys', () => {
    expect(['zdeněk', 'łukasz', 'sørensen', 'أحمد', 'हिन्दी'].map(withoutAccents)).toEqual([
      'zdenek',
      'lukasz',
      'sorensen',
      'احمد',
      'हिन्दी',
    ]);
  });

  test('numbers side by side stay two numbers', () => {
    expect(joinWords(['2', '1'])).not.toBe(joinWords(['21']));
    expect(joinWords(['co', 'pilot'])).toBe(joinWords(['copilot']));
    expect(worthOf(['汉', '堡', 'port'])).toBe(2);
  });
});

describe('normal form', () => {
  const form = (text: string, people: string[] = []) => normalForm(readAnatomy(text), people);

  test('takes credit and dateline off and sets dates apart', () => {
    const read = form(
      'HAMBURG, Germany - Crews help passengers on Thursday, Nov. 12, 2026. Nobody was hurt.Photo:AFP',
    );
    expect(read.words).toEqual(['crews', 'help', 'passengers', 'nobody', 'was', 'hurt']);
    expect(read.dates).toMatchObject([{ year: 2026, month: 11, day: 12, weekday: 4 }]);
    expect(read.dateline).toContain('hamburg');
    expect(read.credit).toContain('afp');
    expect(read.creditGlued).toBe(true);
    expect(read.sentences).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 6 },
    ]);
  });

  test('knows names from the people field where the script has no capitals', () => {
    expect(form('李明走过大桥。', ['李明']).names.map((name) => name !== -1)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('an empty caption has no words and an empty lead', () => {
    expect(form('')).toMatchObject({
      words: [],
      sentences: [],
      lead: { start: 0, end: 0 },
      dates: [],
      credit: '',
    });
  });

  test('is made of any text, its arrays in step', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const read = form(text);
        const sizes = [read.plain, read.spans, read.names, read.inPlace].map(({ length }) => length);
        expect(sizes).toEqual(sizes.map(() => read.words.length));
        expect(read.sentences.at(-1)?.end ?? 0).toBe(read.words.length);
      }),
    );
  });
});

describe('dates', () => {
  const date = (parts: Partial<FoldedDate>): FoldedDate => ({
    year: null,
    month: null,
    day: null,
    weekday: null,
    text: '',
    ...parts,
  });
  const full = date({ year: 2026, month: 11, day: 12, weekday: 4 });

  test.each([
    ['same', [], []],
    ['same', [full], [full]],
    ['fuller', [full], []],
    ['fuller', [full], [date({ month: 11, day: 12 })]],
    ['fuller', [full], [date({ weekday: 4 })]],
    ['differ', [full], [date({ month: 11, day: 13 })]],
    ['differ', [full], [date({ weekday: 5 })]],
    ['fuller', [full, date({ weekday: 1 })], [full]],
    ['differ', [full, date({ weekday: 1 })], [full, date({ weekday: 2 })]],
  ] as const)('%s', (relation, a, b) => {
    expect(relateDates(a, b)).toBe(relation);
    expect(relateDates(b, a)).toBe(relation);
  });
});
