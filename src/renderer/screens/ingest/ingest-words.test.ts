/** The sentences of the ingest screen. */
import { expect, test } from 'vitest';
import type { IngestReport } from '#core/ingest/records.ts';
import {
  cameSentence,
  movedSentence,
  placeSentence,
  previewSentence,
  watchedSentence,
} from '#renderer/screens/ingest/ingest-words.ts';

const report: IngestReport = {
  job: '',
  batch: '',
  source: '/card',
  startedAt: '',
  state: 'running',
  reason: '',
  files: { total: 1_480, done: 212, copied: 182, verified: 364, known: 30, failed: 0, others: 0 },
  bytes: { total: 8_700_000_000, done: 1_250_000_000 },
  photos: { added: 1, known: 0, failed: 0 },
  failures: [],
  notes: [],
  destinations: [],
  rate: 84_200_000,
  secondsLeft: 88.2,
};

test('progress and outcome', () => {
  expect(movedSentence(report)).toBe('212 of 1,480 files · 1.3 GB of 8.7 GB · 84 MB a second · 89 s left');
  expect(movedSentence({ ...report, state: 'listing' })).toBe('Looking through the card…');
  expect(movedSentence({ ...report, state: 'paused' })).toBe('212 of 1,480 files · 1.3 GB of 8.7 GB');
  expect(cameSentence(report)).toBe(
    '182 files copied, 364 copies verified, 30 ingested before; 1 photo added to the batch',
  );
});

test('places', () => {
  const place = { path: '/a', state: 'working', reason: '', verified: 1, bytes: 10 } as const;
  expect(placeSentence(place)).toBe('/a: 1 copy verified');
  expect(placeSentence({ ...place, state: 'finished', verified: 1_200 })).toBe(
    '/a: 1,200 copies verified, finished',
  );
  expect(placeSentence({ ...place, state: 'waiting' })).toBe('/a: 1 copy verified, waits for the rest');
  expect(placeSentence({ ...place, state: 'stopped', reason: '/a: the disk is full.' })).toBe(
    '/a: the disk is full.',
  );
});

test('preview and watched folders', () => {
  const preview = {
    shots: 1,
    files: 2,
    bytes: 31_000_000,
    known: 0,
    lost: 0,
    others: 3,
    names: [],
    failures: [],
  };
  expect(previewSentence(preview)).toBe('2 files of 1 shot, 31 MB; 3 that are no photos stay on the card');
  expect(previewSentence({ ...preview, lost: 2, others: 0 })).toBe(
    '2 files of 1 shot, 31 MB; 2 copied again, as their copies are gone or altered',
  );
  const folder = {
    id: '',
    folder: '/hot',
    batch: '',
    to: '',
    names: '',
    stationery: {},
    firstNumber: 1,
    since: '',
  };
  const state = {
    folder,
    state: 'watching' as const,
    reason: '',
    photos: { added: 12, known: 0, failed: 1 },
    failures: [],
  };
  expect(watchedSentence(state)).toBe('12 photos came in since the desk was opened, 1 failed');
  expect(watchedSentence({ ...state, state: 'waiting', reason: '/hot is not there' })).toBe(
    '/hot is not there',
  );
});
