import { describe, expect, test } from 'vitest';
import type { ImportReport } from '#core/records.ts';
import {
  batchNameFor,
  countsSentence,
  duration,
  failureLine,
  importLabel,
  outcomeSentence,
  progressSentence,
  sortPaths,
} from '#renderer/screens/import/import-words.ts';

const report: ImportReport = {
  job: 'j',
  batch: 'b',
  state: 'running',
  photos: { added: 200, known: 10, failed: 2 },
  captions: { found: 0, distinct: 0, attached: 0 },
  failures: [],
  total: 480,
  done: 212,
  rate: 34.2,
  secondsLeft: 7.8,
};

describe('the counts line', () => {
  test('says what is matched and what stays', () => {
    const matches = [0, 1, 2, 3].map((caption) => ({ caption, entry: `p${caption}`, by: 'order' as const }));
    const captioned = new Set(Array.from({ length: 48 }, (_, index) => `p${index}`));
    expect(countsSentence({ photos: 48, captioned, occurrences: [3, 2, 2, 2], matches })).toBe(
      '48 photos · 9 captions found, 4 distinct · 4 matched, 44 keep their embedded captions',
    );
  });

  test('one of each, and a photo that stays bare', () => {
    const matches = [{ caption: 0, entry: null, by: 'order' as const }];
    expect(countsSentence({ photos: 2, captioned: new Set(['a']), occurrences: [1], matches })).toBe(
      '2 photos · 1 caption found, 1 distinct · 0 matched, 1 keeps its embedded caption, 1 without a caption',
    );
  });

  test('one caption on two photos is one caption matched', () => {
    const matches = ['a', 'b'].map((entry) => ({ caption: 0, entry, by: 'file-name' as const }));
    expect(countsSentence({ photos: 2, captioned: new Set(), occurrences: [2], matches })).toBe(
      '2 photos · 2 captions found, 1 distinct · 1 matched',
    );
  });
});

describe('progress', () => {
  test('counts, rate and time left', () => {
    expect(progressSentence(report)).toBe('212 of 480 files · 34 a second · 8 s left');
    expect(progressSentence({ ...report, total: 0, done: 0, rate: 0 })).toBe('Listing the files…');
    expect(progressSentence({ ...report, rate: 0 })).toBe('212 of 480 files');
    expect(progressSentence({ ...report, state: 'cancelled' })).toBe('212 of 480 files · stopped');
  });

  test('what it came to', () => {
    expect(outcomeSentence(report)).toBe('200 photos added, 10 already in the archive, 2 could not be read');
    const known = { photos: { added: 0, known: 1, failed: 0 }, captions: report.captions };
    expect(outcomeSentence(known)).toBe('1 photo already in the archive');
  });

  test.each([
    [0, '1 s'],
    [59.2, '1 min'],
    [130, '2 min 10 s'],
    [1_230, '20 min'],
    [3_900, '1 h 5 min'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe('files', () => {
  test('a failure is a name and the end of a sentence', () => {
    expect(
      failureLine({ path: '/in/IMG_0007.JPG', reason: 'IMG_0007.JPG is cut off after 32 bytes.' }),
    ).toEqual({
      fileName: 'IMG_0007.JPG',
      reason: 'is cut off after 32 bytes',
    });
    expect(failureLine({ path: 'C:\\in\\a.jpg', reason: 'The file is empty.' })).toEqual({
      fileName: 'a.jpg',
      reason: 'The file is empty',
    });
  });

  test('photos, folders and caption documents are told apart', () => {
    expect(sortPaths(['/in/a.jpg', '/in/page.HTML', '/in/shoot', '/in/a.jpg', '/in/list.csv'])).toEqual({
      photos: ['/in/a.jpg', '/in/shoot'],
      documents: ['/in/page.HTML', '/in/list.csv'],
    });
  });

  test('the button names what it imports', () => {
    expect(importLabel(['/in/a.jpg'])).toBe('Import 1 photo');
    expect(importLabel(['/in/shoot'])).toBe('Import 1 folder');
    expect(importLabel(['/in/a.jpg', '/in/b.nef', '/in/shoot'])).toBe('Import 2 photos, 1 folder');
  });

  test('a batch is named after its folder, else the day', () => {
    const day = new Date(2026, 10, 12);
    expect(batchNameFor(['/photos/Harbor ferry/HF_1.jpg'], day)).toBe('Harbor ferry');
    expect(batchNameFor(['D:\\Budget vote\\'], day)).toBe('Budget vote');
    expect(batchNameFor(['/a/incoming/0b9c2f6e-0d4e-4b8e-9a53-3b7f6a1c2d3e/x.jpg'], day)).toBe('12 Nov 2026');
    expect(batchNameFor([], day)).toBe('12 Nov 2026');
  });
});
