import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceInFields } from '#core/calls/replace.ts';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';

const caption = applyChanges(emptyCaption, {
  headline: 'Nordlicht adrift',
  caption: 'The ferry NORDLICHT lost power. The Nordlicht was towed.',
  people: ['Mara Lindqvist', 'Nordlicht Crew'],
});

describe('find and replace', () => {
  test('finds words in any case and shows before and after', () => {
    const found = replaceInFields(caption, {
      fields: ['headline', 'caption'],
      find: 'nordlicht',
      replace: 'Nordstern',
      matchCase: false,
    });
    expect(found.map(({ field, after }) => [field, after])).toEqual([
      ['headline', 'Nordstern adrift'],
      ['caption', 'The ferry Nordstern lost power. The Nordstern was towed.'],
    ]);
  });

  test('keeps to the case where asked', () => {
    const [only] = replaceInFields(caption, {
      fields: ['caption'],
      find: 'Nordlicht',
      replace: 'Nordstern',
      matchCase: true,
    });
    expect(only?.after).toBe('The ferry NORDLICHT lost power. The Nordstern was towed.');
  });

  test('replaces inside the terms of a list, which stays a list', () => {
    const [only] = replaceInFields(caption, {
      fields: ['people'],
      find: 'Lindqvist',
      replace: 'Lindkvist',
      matchCase: true,
    });
    expect(only?.value).toEqual(['Mara Lindkvist', 'Nordlicht Crew']);
  });

  test('reads patterns and dollar signs as the plain words they are', () => {
    const priced = applyChanges(emptyCaption, { caption: 'A (very) old [boat]. Costs 5.' });
    const [only] = replaceInFields(priced, {
      fields: ['caption'],
      find: '(very) old [boat].',
      replace: '$& boat.',
      matchCase: false,
    });
    expect(only?.after).toBe('A $& boat. Costs 5.');
  });

  test('any words are found literally', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.string(), (find, around) => {
        const holding = applyChanges(emptyCaption, { caption: `${around}${find}${around}` });
        const [only] = replaceInFields(holding, { fields: ['caption'], find, replace: '', matchCase: true });
        expect(only?.before).toContain(find);
      }),
    );
  });
});
