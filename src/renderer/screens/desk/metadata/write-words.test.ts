import { expect, test } from 'vitest';
import type { WrittenCaption } from '#core/file-records.ts';
import {
  afterSidecars,
  cutsOf,
  failedApart,
  progressSentence,
  writtenSentence,
} from '#renderer/screens/desk/metadata/write-words.ts';

function written(fileName: string, more: Partial<WrittenCaption> = {}): WrittenCaption {
  return {
    caption: fileName,
    fileName,
    path: `/p/${fileName}`,
    how: 'native',
    cuts: [],
    notes: [],
    told: [],
    ...more,
  };
}

const refused = { caption: 'c', fileName: 'c.jpg', reason: 'It carries content credentials.' };

test('what a write came to', () => {
  expect(
    writtenSentence(
      {
        written: [],
        credentials: [],
        failures: [{ caption: 'c', path: '/p/c.jpg', reason: 'The folder cannot be written.' }],
        left: 0,
      },
      'sidecar',
    ),
  ).toBe('Nothing was written; 1 photo failed.');
  expect(
    writtenSentence({ written: [written('a.jpg')], credentials: [], failures: [], left: 0 }, 'sidecar'),
  ).toBe('1 photo written to its sidecar.');
  const both = [written('a.jpg'), written('b.jpg'), written('d.jpg', { how: 'kept' })];
  expect(
    writtenSentence({ written: both, credentials: [refused, refused], failures: [], left: 0 }, 'original'),
  ).toBe(
    '2 photos written to the originals; 1 photo said it all already; 2 photos with content credentials were left as they are.',
  );
});

test('RAW originals, whose captions went beside them', () => {
  const raw = written('a.cr3', { how: 'sidecar' });
  const sentence = (...files: WrittenCaption[]) =>
    writtenSentence({ written: files, credentials: [], failures: [], left: 0 }, 'original');
  expect(sentence(raw)).toBe('1 RAW photo written to its sidecar.');
  expect(sentence(written('b.jpg'), raw, raw)).toBe(
    '1 photo written to the originals; 2 RAW photos written to their sidecars.',
  );
});

test('how far a write is, with its rate once that can be told', () => {
  expect(progressSentence(0, 500, 900)).toBe('0 of 500 photos');
  expect(progressSentence(150, 500, 3_600)).toBe('150 of 500 photos · 42 a second · 9 s left');
  expect(progressSentence(50, 2_000, 20_000)).toBe('50 of 2,000 photos · 2.5 a second · 13 min left');
  expect(progressSentence(500, 500, 12_000)).toBe('500 of 500 photos');
});

test('the photos of which something was cut', () => {
  const cut = written('b.jpg', { told: ['Credit is cut to 32 bytes in IIM.'] });
  expect(cutsOf([written('a.jpg'), cut])).toEqual([cut]);
});

test('a write that was stopped says how many it did not begin', () => {
  const stopped = { written: [written('a.jpg')], credentials: [], failures: [], left: 1_199 };
  expect(writtenSentence(stopped, 'sidecar')).toBe(
    '1 photo written to its sidecar; stopped before the other 1,199.',
  );
});

const damaged = {
  caption: 'd',
  path: '/p/d.jpg',
  reason: 'Its XMP is damaged.',
  instead: 'sidecar',
} as const;
const missing = { caption: 'm', path: '/p/m.jpg', reason: 'It is no longer there.' };

test('photos that a sidecar can help are told apart from those it cannot', () => {
  expect(failedApart([missing, damaged])).toEqual({ sidecars: [damaged], others: [missing] });
});

test('writing sidecars for some leaves the others in sight', () => {
  const before = {
    written: [written('a.jpg')],
    credentials: [refused],
    failures: [missing, damaged],
    left: 4,
  };
  const sidecars = { written: [written('d')], credentials: [], failures: [], left: 0 };
  expect(afterSidecars(before, sidecars)).toEqual({
    written: [written('d')],
    credentials: [refused],
    failures: [missing],
    left: 0,
  });
  // One that failed again says why it did now; one that a stop left over still waits.
  const again = { ...damaged, reason: 'The folder cannot be written.', instead: undefined };
  const stopped = { written: [], credentials: [], failures: [again], left: 1 };
  expect(afterSidecars(before, stopped)).toMatchObject({
    credentials: [refused],
    failures: [missing, again],
  });
});
