import { describe, expect, test } from 'vitest';
import { hasPackages, wireFormats } from '#core/wire/format-ids.ts';
import {
  exportAgainLabel,
  exportProgress,
  familyOf,
  formatHint,
  formatName,
  formsOf,
  goingOn,
  hasOwnFile,
  newsFormats,
  overridden,
  plainFormats,
  refusedSentence,
  resultSentence,
  templateProblems,
} from '#renderer/screens/export/export-words.ts';

describe('the formats', () => {
  test('all stand on a button, or as a form of one', () => {
    const shown = [...plainFormats, ...newsFormats].flatMap(({ value }) => [
      value,
      ...formsOf(value).map((form) => form.value),
    ]);
    expect([...new Set(shown)].toSorted()).toEqual(wireFormats.toSorted());
    expect(familyOf('ninjs-superdesk')).toBe('ninjs');
    expect(familyOf('xmp')).toBe('xmp');
    expect(formsOf('text')).toEqual([]);
    expect(formatName('nitf-plain')).toBe('NITF');
  });

  test('only NewsML-G2 takes a story, and a story is written as a whole', () => {
    expect(hasPackages('newsml-g2-superdesk')).toBe(true);
    expect(hasPackages('ninjs')).toBe(false);
    expect(hasOwnFile('newsml-g2', '')).toBe(true);
    expect(hasOwnFile('newsml-g2', 'Ferry strike')).toBe(false);
    expect(hasOwnFile('csv', '')).toBe(false);
  });
});

describe('the words of an export', () => {
  test('what a format writes', () => {
    expect(formatHint('text', 1)).toBe('One file in the house’s form.');
    expect(formatHint('csv', 4)).toContain('captions.csv');
    expect(formatHint('json', 4)).toContain('captions.json');
    expect(formatHint('jpeg', 1)).toContain('A copy of the photo');
    expect(formatHint('xmp', 4)).toContain('for each photo');
    expect(formatHint('ninjs', 1)).toBe('One document, checked before it is written.');
    expect(formatHint('iptc7901', 4)).toContain('beyond ASCII');
    expect(formatHint('json', 4, true)).toContain('One zip for each caption');
  });

  test('what it came to', () => {
    expect(resultSentence(12, 12, 0, 0)).toBe('12 captions exported to 12 files.');
    expect(resultSentence(12, 1, 1, 0)).toBe('12 captions exported to 1 file; 1 was refused.');
    expect(resultSentence(0, 0, 3, 0)).toBe('Nothing was written; 3 were refused.');
    expect(resultSentence(12, 12, 2, 1_386)).toBe(
      '12 captions exported to 12 files; 2 were refused; stopped before the other 1,386.',
    );
    expect(resultSentence(0, 0, 0, 90)).toBe('Nothing was written; it was stopped.');
  });

  test('how far it is', () => {
    expect(exportProgress(0, 500, 900)).toBe('0 of 500');
    expect(exportProgress(150, 500, 3_600)).toBe('150 of 500 · 42 a second · 9 s left');
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
    expect(overridden(true, ['a', 'b'], ['b'], ['/out/a.txt'])).toEqual({
      captions: ['b'],
      replace: false,
      joins: true,
    });
  });

  test('writes only the refused photos and sidecars', () => {
    for (const format of ['jpeg', 'xmp'] as const) {
      expect(overridden(hasOwnFile(format, ''), ['a', 'b'], ['b'], ['/out/a'])).toEqual({
        captions: ['b'],
        replace: false,
        joins: true,
      });
    }
  });

  test('writes the one file of all captions anew', () => {
    expect(overridden(false, ['a', 'b'], ['b'], ['/out/captions.csv'])).toEqual({
      captions: ['a', 'b'],
      replace: true,
      joins: false,
    });
    expect(overridden(false, ['a'], ['a'], [])).toEqual({
      captions: ['a'],
      replace: false,
      joins: false,
    });
  });
});

describe('an export after one that was stopped', () => {
  test('sends the others, and says so', () => {
    expect(goingOn(true, ['a', 'b', 'c'], ['b', 'c'])).toEqual({
      captions: ['b', 'c'],
      replace: false,
      joins: true,
    });
    expect(exportAgainLabel(true, ['a', 'b', 'c'], ['b', 'c'])).toBe('Export the other 2');
  });

  test('sends all where none was begun, or where all go into one file', () => {
    const all = { captions: ['a', 'b'], replace: false, joins: false };
    expect(goingOn(true, ['a', 'b'], ['a', 'b'])).toEqual(all);
    expect(goingOn(true, ['a', 'b'], [])).toEqual(all);
    expect(goingOn(false, ['a', 'b'], ['b'])).toEqual(all);
    expect(exportAgainLabel(false, ['a', 'b'], ['a', 'b'])).toBe('Export again');
  });
});
