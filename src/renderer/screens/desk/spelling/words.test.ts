import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '#renderer/screens/desk/spelling/words.ts';

const found = (text: string) => wordsOf(text).map(({ word }) => word);

describe('the words of a caption', () => {
  test('leave out numbers, initials, agencies, file names and addresses', () => {
    expect(found('HF_0412.JPG: J. Okafor (2nd L) of AFP, desk@harbor.example, Nov. 12')).toEqual([
      'Okafor',
      'of',
      'Nov',
    ]);
  });

  test('keep apostrophes inside and split at hyphens', () => {
    expect(found("The reporters' well-known skipper’s café")).toEqual([
      'The',
      'reporters',
      'well',
      'known',
      'skipper’s',
      'café',
    ]);
  });

  test('stand where they say they stand, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { start, end, word } of wordsOf(text)) expect(text.slice(start, end)).toBe(word);
      }),
    );
  });
});
