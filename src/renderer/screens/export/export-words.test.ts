import { describe, expect, test } from 'vitest';
import {
  formatHint,
  overridden,
  refusedSentence,
  resultSentence,
  templateProblems,
} from '#renderer/screens/export/export-words.ts';

describe('the words of an export', () => {
  test('what a format writes', () => {
    expect(formatHint('text', 1)).toBe('One file in the house’s form.');
    expect(formatHint('csv', 4)).toContain('captions.csv');
    expect(formatHint('json', 4)).toContain('captions.json');
    expect(formatHint('jpeg', 1)).toContain('A copy of the photo');
    expect(formatHint('xmp', 4)).toContain('for each photo');
  });

  test('what it came to', () => {
    expect(resultSentence(12, 12, 0)).toBe('12 captions exported to 12 files.');
    expect(resultSentence(12, 1, 1)).toBe('12 captions exported to 1 file; 1 was refused.');
    expect(resultSentence(0, 0, 3)).toBe('Nothing was written; 3 were refused.');
  });

  test('what is refused', () => {
    expect(refusedSentence(1, 1)).toBe('This caption is refused');
    expect(refusedSentence(1, 3)).toBe('1 of 3 captions is refused');
    expect(refusedSentence(2, 1_200)).toBe('2 of 1,200 captions are refused');
    expect(refusedSentence(3, 3)).toBe('All 3 captions are refused');
  });
});

describe('the template', () => {
  test('an unknown variable is named with its line and position', () => {
    const [problem] = templateProblems('{caption}\n[({city}) ]{kredit}');
    expect(problem).toMatchObject({ line: 2, position: 12, start: 21, end: 29 });
    expect(problem?.message).toContain('kredit');
  });

  test('a good template has no problems', () => {
    expect(templateProblems('{caption} {credit}')).toEqual([]);
  });
});

describe('an override', () => {
  test('writes only the refused ones as text', () => {
    expect(overridden('text', ['a', 'b'], ['b'], ['/out/a.txt'])).toEqual({
      captions: ['b'],
      replace: false,
    });
  });

  test('writes only the refused photos and sidecars', () => {
    for (const format of ['jpeg', 'xmp'] as const) {
      expect(overridden(format, ['a', 'b'], ['b'], ['/out/a'])).toEqual({ captions: ['b'], replace: false });
    }
  });

  test('writes the one file of all captions anew', () => {
    expect(overridden('csv', ['a', 'b'], ['b'], ['/out/captions.csv'])).toEqual({
      captions: ['a', 'b'],
      replace: true,
    });
    expect(overridden('json', ['a'], ['a'], [])).toEqual({ captions: ['a'], replace: false });
  });
});
