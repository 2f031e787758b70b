import { describe, expect, test } from 'vitest';
import { emptyCaption } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import {
  everydayFields,
  filledIn,
  findFields,
  isFilled,
  moreFields,
} from '#renderer/screens/desk/metadata/field-groups.ts';

test('every field of the registry stands in the form once', () => {
  const shown = ['caption', ...everydayFields, ...moreFields.flatMap((each) => each.fields)];
  expect(shown.toSorted()).toEqual(fields.map(({ id }) => id).toSorted());
});

test('what counts as filled in', () => {
  expect(['', ' \n', [], 'x', ['x'], [{ name: 'x' }]].map(isFilled)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
  const caption = { ...emptyCaption, licensors: [{ name: 'Nordlys Bilde' }], rightsPage: ' ' };
  expect(filledIn(caption, ['licensors', 'rightsPage', 'dataMining'])).toBe(1);
});

describe('finding a field', () => {
  test.each([
    ['licensor', 'licensors'],
    ['Licensor', 'licensors'],
    ['creators contact', 'contact'],
    ['contact', 'contact'],
    ['slug', 'slug'],
    ['model age', 'modelAges'],
    ['data mining', 'dataMining'],
    ['places shown', 'locationsShown'],
    ['altText', 'altText'],
  ])('“%s” finds %s first', (words, first) => {
    expect(findFields(words)[0]).toBe(first);
  });

  test('a part of a structure finds the fields that have it', () => {
    expect(findFields('GTIN')).toEqual(['productsShown']);
    expect(findFields('postal code')).toEqual(expect.arrayContaining(['contact', 'licensors']));
  });

  test('nothing for blank and unknown words', () => {
    expect(findFields('  ')).toEqual([]);
    expect(findFields('zeppelin')).toEqual([]);
  });
});
