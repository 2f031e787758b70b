/**
 * Copies that were deleted or altered since they were verified: a card is known by what stands in
 * its destinations now, not by what a journal remembers.
 */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import {
  contents,
  hashOf,
  type IngestDesk,
  ingestPaths,
  jpeg,
  makeCard,
  openIngestDesk,
  put,
} from '#main/ingest/ingest.test-support.ts';

const { card, first, second, archive, empty, remove } = ingestPaths('ingest-lost');
const names = '{original}';
let desk: IngestDesk;

beforeEach(async () => {
  desk = await openIngestDesk(archive);
});

afterEach(async () => {
  await desk.close();
  empty();
});
afterAll(remove);

const patient = { timeout: 90_000 };

test('a copy that is gone is made again, and said so', patient, async () => {
  const hashes = await makeCard(card, 4);
  await desk.ingest({ source: card, destinations: [first], names });
  rmSync(join(first, 'HF_0002.JPG'));
  const preview = await desk.value('ingest.preview', { source: card, destinations: [first], names });
  expect(preview).toMatchObject({ files: 1, known: 3, lost: 1 });
  const again = await desk.ingest({ source: card, destinations: [first], names });
  expect(again.files).toMatchObject({ copied: 1, verified: 1, known: 3 });
  expect(again.notes).toEqual([`One copy was gone from ${first} and was made again: HF_0002.JPG.`]);
  expect([...contents(first)]).toEqual([...hashes]);
  const kept = (await desk.value('ingest.jobs', {})).find(({ job }) => job === again.job);
  expect(kept?.notes).toEqual(again.notes);
  const third = await desk.ingest({ source: card, destinations: [first], names });
  expect(third).toMatchObject({ files: { copied: 0, known: 4 }, notes: [] });
});

test('an altered copy keeps its name; the new one gets a free name', patient, async () => {
  const hashes = await makeCard(card, 2);
  await desk.ingest({ source: card, destinations: [first], names });
  const altered = join(first, 'HF_0001.JPG');
  writeFileSync(altered, 'cut short');
  const again = await desk.ingest({ source: card, destinations: [first], names });
  expect(again.files).toMatchObject({ copied: 1, known: 1 });
  expect(again.notes).toEqual([
    `One copy in ${first} was altered after it was verified; it was left as it is, and the photo was copied again: HF_0001.JPG.`,
  ]);
  expect([...contents(first)]).toEqual([
    ['HF_0001-2.JPG', hashes.get('HF_0001.JPG')],
    ['HF_0001.JPG', hashOf(Buffer.from('cut short'))],
    ['HF_0002.JPG', hashes.get('HF_0002.JPG')],
  ]);
  const third = await desk.ingest({ source: card, destinations: [first], names });
  expect(third.files).toMatchObject({ copied: 0, known: 2 });
});

test('a copy that the desk has captioned stands; one cut short does not', patient, async () => {
  await makeCard(card, 2);
  await desk.ingest({ source: card, destinations: [first], names });
  const captioned = join(first, 'HF_0001.JPG');
  writeFileSync(captioned, Buffer.concat([readFileSync(captioned), Buffer.from('a caption more')]));
  writeFileSync(join(first, 'HF_0002.JPG'), 'cut short');
  await desk.value('archive.set', { key: 'writeOriginals', value: true });
  const again = await desk.ingest({ source: card, destinations: [first], names });
  expect(again.files).toMatchObject({ copied: 1, known: 1 });
  expect([...contents(first).keys()]).toEqual(['HF_0001.JPG', 'HF_0002-2.JPG', 'HF_0002.JPG']);
});

test('of the same size, found out by its bytes; another date alone is no other file', patient, async () => {
  await makeCard(card, 3);
  await desk.ingest({ source: card, destinations: [first], names });
  const flipped = join(first, 'HF_0001.JPG');
  const bytes = readFileSync(flipped);
  bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1;
  const { mtime } = statSync(flipped);
  writeFileSync(flipped, bytes);
  // Programs that keep a file's date keep this one as well.
  utimesSync(flipped, mtime, mtime);
  utimesSync(join(first, 'HF_0002.JPG'), 1_700_000_000, 1_700_000_000);
  const again = await desk.ingest({ source: card, destinations: [first], names });
  expect(again.files).toMatchObject({ copied: 1, known: 2 });
  expect(contents(first).size).toBe(4);
});

test('of two destinations only the missing copy is made again, under its old name', patient, async () => {
  const hashes = [...(await makeCard(card, 4)).values()];
  const input = { source: card, destinations: [first, second], names: '{date}/{sequence:4}' };
  await desk.ingest(input);
  rmSync(join(second, '2026-11-12', '0003.JPG'));
  const before = statSync(join(first, '2026-11-12', '0003.JPG')).ino;
  const again = await desk.ingest(input);
  expect(again.files).toMatchObject({ copied: 1, verified: 1, known: 3 });
  expect(again.destinations).toMatchObject([
    { path: first, state: 'finished', verified: 0 },
    { path: second, state: 'finished', verified: 1 },
  ]);
  expect(statSync(join(first, '2026-11-12', '0003.JPG')).ino).toBe(before);
  for (const destination of [first, second]) expect([...contents(destination).values()]).toEqual(hashes);
  expect(contents(second)).toEqual(contents(first));
});

test(
  'altered before they came in: the photos come into the archive from the new copies',
  patient,
  async () => {
    const hashes = await makeCard(card, 3);
    const input = { source: card, destinations: [first], names };
    const { job } = await desk.ingest(input);
    await desk.close();
    // As a program that was killed before the first photo came in leaves it.
    const journal = join(archive, 'ingest', job, 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, lines.filter((line) => !/"kind":"(?:imported|state)"/.test(line)).join('\n'));
    writeFileSync(join(first, 'HF_0001.JPG'), 'no picture any more');
    rmSync(join(first, 'HF_0002.JPG'));
    desk = await openIngestDesk(archive);
    const again = await desk.ingest(input);
    expect(again).toMatchObject({
      job,
      files: { copied: 2, known: 1 },
      photos: { added: 0, known: 3, failed: 0 },
      destinations: [{ state: 'finished', verified: 3 }],
    });
    expect(contents(first).get('HF_0001-2.JPG')).toBe(hashes.get('HF_0001.JPG'));
    const { report, files } = await desk.value('ingest.show', { job });
    expect(report).toMatchObject({ files: { copied: 3, verified: 3 }, notes: again.notes });
    expect(files.map(({ copies }) => copies)).toEqual(
      ['HF_0001-2.JPG', 'HF_0002.JPG', 'HF_0003.JPG'].map((name) => [join(first, name)]),
    );
  },
);

test('a sidecar equal to another photo’s is copied with its own photo', patient, async () => {
  const sidecar = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';
  put(join(card, 'DCIM/100/A_1.JPG'), await jpeg());
  put(join(card, 'DCIM/100/A_1.xmp'), sidecar);
  await desk.ingest({ source: card, destinations: [first], names });
  put(join(card, 'DCIM/100/A_2.JPG'), await jpeg());
  put(join(card, 'DCIM/100/A_2.xmp'), sidecar);
  const again = await desk.ingest({ source: card, destinations: [first], names });
  expect(again.files).toMatchObject({ copied: 2, known: 2 });
  expect([...contents(first).keys()]).toEqual(['A_1.JPG', 'A_1.xmp', 'A_2.JPG', 'A_2.xmp']);
  rmSync(join(first, 'A_2.JPG'));
  rmSync(join(first, 'A_2.xmp'));
  writeFileSync(join(first, 'A_1.JPG'), 'altered');
  const third = await desk.ingest({ source: card, destinations: [first], names });
  expect(third.notes).toEqual([
    expect.stringContaining('copied again: A_1.JPG.'),
    `2 copies were gone from ${first} and were made again: A_2.JPG, A_2.xmp.`,
  ]);
  // The sidecar goes with its photo.
  expect([...contents(first).keys()]).toEqual([
    'A_1-2.JPG',
    'A_1-2.xmp',
    'A_1.JPG',
    'A_1.xmp',
    'A_2.JPG',
    'A_2.xmp',
  ]);
});
