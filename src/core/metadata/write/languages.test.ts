/** Which mends concern a file, and whether a written one says what it should. */
import { describe, expect, test } from 'vitest';
import type { FieldLanguages } from '#core/metadata/sources.ts';
import { mendsIn, wronglyMended } from '#core/metadata/write/languages.ts';

const mend = { field: 'caption', language: 'de', before: 'KÃ¶ln', after: 'Köln' } as const;
const said = (german: string, french = 'Cologne'): FieldLanguages =>
  new Map([
    [
      'caption',
      [
        { language: 'x-default', text: 'Cologne' },
        { language: 'de', text: german },
        { language: 'fr', text: french },
      ],
    ],
  ]);

test('a mend concerns the file that has its old text in its language', () => {
  expect(mendsIn(said('KÃ¶ln'), [mend])).toEqual([mend]);
  expect(mendsIn(said('Köln'), [mend])).toEqual([]);
  expect(mendsIn(said('Bonn', 'KÃ¶ln'), [mend])).toEqual([]);
  expect(mendsIn(new Map(), [mend])).toEqual([]);
});

describe('a written file', () => {
  const wrong = (after: FieldLanguages, written: readonly 'caption'[] = []) =>
    wronglyMended(said('KÃ¶ln'), after, [mend], new Set(written));

  test('is right when that language is mended and the others stand', () => {
    expect(wrong(said('Köln'))).toBeNull();
  });

  test('is wrong when the text stands as it was, or another language is lost or changed', () => {
    expect(wrong(said('KÃ¶ln'))).toBe(mend);
    expect(wrong(said('Köln', 'Bonn'))).toBe(mend);
    expect(wrong(new Map())).toBe(mend);
  });

  test('may have another default where the field itself was written', () => {
    expect(wrong(said('Köln', 'Bonn'), ['caption'])).toBeNull();
    expect(wrong(said('KÃ¶ln'), ['caption'])).toBe(mend);
  });
});
