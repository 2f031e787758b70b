/** Journals: what is written is there after a crash, one program writes, a torn line harms nothing. */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type JournalLine, readJournal } from '#core/ingest/journal.ts';
import type { IngestOrder } from '#core/ingest/records.ts';
import { temporaryPlace } from '#main/ingest/ingest.test-support.ts';
import { openJournalFile, readJournals } from '#main/ingest/journal.ts';

const job = '01890a5d-ac96-774b-bcce-b302099a8057';
const order: IngestOrder = {
  job,
  batch: job,
  kind: 'card',
  source: '/media/card',
  destinations: ['/photos'],
  names: '{date}/{original}',
  stationery: { slug: 'ferry' },
  firstNumber: 1,
  again: false,
  startedAt: '2026-11-12T09:41:22.120+01:00',
};

let place: ReturnType<typeof temporaryPlace>;

beforeEach(() => {
  place = temporaryPlace('journal');
});

afterEach(() => place.remove());

function named(sequence: number): JournalLine {
  const file = { name: `A_${sequence}.JPG`, source: `A_${sequence}.JPG`, bytes: 10, modified: 0, head: '' };
  return { kind: 'named', sequence, files: [file] };
}

test('lines written at once are all there, in their order', async () => {
  const journal = await openJournalFile(place.folder, job);
  await Promise.all(
    [{ kind: 'order', order } as const, ...Array.from({ length: 50 }, (_, n) => named(n + 1))].map((line) =>
      journal?.write([line]),
    ),
  );
  const [lines] = await readJournals(place.folder);
  expect(lines).toHaveLength(51);
  expect(lines && readJournal(lines)).toMatchObject({ order, lastNumber: 50, state: 'running' });
  await journal?.close();
});

test('only one program has it open', async () => {
  const journal = await openJournalFile(place.folder, job);
  expect(await openJournalFile(place.folder, job)).toBeNull();
  await journal?.close();
  const again = await openJournalFile(place.folder, job);
  expect(again).not.toBeNull();
  await again?.close();
});

test('a line torn by a power cut is left out, and swallows nothing', async () => {
  const journal = await openJournalFile(place.folder, job);
  await journal?.write([{ kind: 'order', order }, named(1)]);
  await journal?.close();
  const path = join(place.folder, job, 'journal.jsonl');
  appendFileSync(path, '{"kind":"named","sequence":2,"fil');
  const again = await openJournalFile(place.folder, job);
  expect(again?.lines).toHaveLength(2);
  await again?.write([named(3)]);
  await again?.close();
  const [lines] = await readJournals(place.folder, job);
  expect(lines?.flatMap((line) => (line.kind === 'named' ? [line.sequence] : []))).toEqual([1, 3]);
  expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
});

test('no journals, a folder without one, an order that is none', async () => {
  expect(await readJournals(join(place.folder, 'nowhere'))).toEqual([]);
  const journal = await openJournalFile(place.folder, job);
  await journal?.close();
  expect(await readJournals(place.folder)).toEqual([]);
  appendFileSync(join(place.folder, job, 'journal.jsonl'), '{"kind":"order","order":{"job":"x"}}\nnull\n7\n');
  expect(await readJournals(place.folder)).toEqual([]);
});
