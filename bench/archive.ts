/**
 * How fast the archive answers with 100,000 captions: `node bench/archive.ts [captions] [folder]`.
 * Fills a fresh archive with invented captions (always the same ones), then times the calls the
 * desk makes while someone types and scrolls. Given a folder, it keeps the archive there and uses
 * it again. Prints a table; it is not a test.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaptionFields, emptyCaption, statuses } from '#core/caption/caption.ts';
import type { Archive } from '#core/ports.ts';
import { type CaptionQuery, type Entry, sortKeys } from '#core/records.ts';
import { archiveFileName, openArchive } from '#main/archive/open.ts';
import { systemClock } from '#main/clock.ts';

const captionCount = Number(process.argv[2] ?? 100_000);
const keptFolder = process.argv[3];
const folder = keptFolder ?? mkdtempSync(join(tmpdir(), 'cutline-archive-bench-'));
const fresh = !existsSync(join(folder, archiveFileName));
const peopleCount = 20_000;
const keysEach = 20;

/** A repeatable random source (mulberry32), so that two runs measure the same archive. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = seeded(20_261_112);
const below = (limit: number) => Math.floor(random() * limit);
const oneOf = <T>(list: readonly T[]): T => {
  const chosen = list[below(list.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
};

const starts = [
  'Ka',
  'Me',
  'Ari',
  'So',
  'Te',
  'Lu',
  'No',
  'Vi',
  'Ja',
  'Ele',
  'Ru',
  'Ola',
  'Iva',
  'Ben',
  'Çe',
  'Øs',
  'Mar',
  'Han',
];
const middles = ['ra', 'li', 'no', 'ste', 'ka', 'mi', 'do', 'ven', 'tos', 'ri', 'la', 'be', 'shi', 'gu'];
const ends = ['n', 'k', 'va', 'ssen', 'ro', 'ez', 'ova', 'ic', 'berg', 'ani', 'ut', 'ła'];
const invented = () => oneOf(starts) + oneOf(middles) + (below(2) ? oneOf(middles) : '') + oneOf(ends);
const people = Array.from({ length: peopleCount }, () => `${invented()} ${invented()}`);
const vocabulary = Array.from({ length: 6_000 }, () => invented().toLowerCase());
const cities = Array.from({ length: 400 }, invented);
const bylines = people.slice(0, 300);
const sentence = (words: number) => Array.from({ length: words }, () => oneOf(vocabulary)).join(' ');

function caption(number: number): { fields: CaptionFields; fileName: string; capturedAt: string } {
  const person = oneOf(people);
  const city = oneOf(cities);
  const day = String(1 + below(28)).padStart(2, '0');
  const month = String(1 + below(12)).padStart(2, '0');
  const capturedAt = `2026-${month}-${day}T${String(below(24)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}:00+01:00`;
  return {
    fileName: `HF_${String(number).padStart(4, '0')}.jpg`,
    capturedAt,
    fields: {
      ...emptyCaption,
      headline: sentence(5),
      caption: `${person} ${sentence(14)} in ${city} on ${day}.${month}.2026. The picture shows ${sentence(18)}, officials said.`,
      byline: oneOf(bylines),
      credit: oneOf(['Harbour Foto', 'North Desk', 'Vela Images']),
      city,
      country: 'Norland',
      countryCode: 'NLD',
      dateCreated: capturedAt,
      people: below(3) === 0 ? [person, oneOf(people)] : [person],
      keywords: [oneOf(vocabulary), oneOf(vocabulary), oneOf(vocabulary)],
    },
  };
}

function fill(archive: Archive): void {
  const clock = systemClock();
  const batches = Array.from({ length: 20 }, (_, index) => {
    const id = clock.newId();
    archive.addBatch({ id, name: `Batch ${index + 1}`, createdAt: clock.now() });
    return id;
  });
  for (let first = 0; first < captionCount; first += 1_000) {
    archive.transaction(() => {
      for (let number = first; number < Math.min(first + 1_000, captionCount); number += 1) {
        archive.addEntry(entryFor(number, batches, clock), 'import', 'Bench');
      }
    });
    process.stderr.write(`\r${first} captions`);
  }
  process.stderr.write('\n');

  function entryFor(number: number, ids: readonly string[], at: typeof clock) {
    const { fields, fileName, capturedAt } = caption(number);
    const id = at.newId();
    // Half of everything lies in the first batch: the largest list a desk scrolls.
    const batch = number % 2 === 0 ? ids[0] : oneOf(ids);
    if (batch === undefined) throw new Error('no batch');
    const entry: Omit<Entry, 'duplicates' | 'revision'> = {
      id,
      batch,
      photo: {
        id: at.newId(),
        path: `/pictures/${fileName}`,
        fileName,
        copied: false,
        hash: `hash ${number}`,
        imageHash: `image ${number}`,
        likeness: '',
        bytes: 4_000_000,
        mediaType: 'image/jpeg',
        width: 6000,
        height: 4000,
        capturedAt,
        latitude: null,
        longitude: null,
        camera: '',
        warnings: [],
      },
      fields,
      decision: 'working',
      status: oneOf(statuses),
      rating: below(6),
      occurrences: 1,
      errors: below(3),
      warnings: below(4),
      changedAt: at.now(),
    };
    return entry;
  }
}

/** Keys as duplicate finding makes them: mostly rare, two carried by thousands. */
function keysFor(number: number): number[] {
  const source = seeded(number + 1);
  const keys = Array.from({ length: keysEach - 2 }, () => Math.floor(source() * 400_000));
  return [...keys, 1_000_000 + (number % 20), 2_000_000];
}

interface Measured {
  readonly what: string;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

function measure(what: string, times: number, work: (round: number) => unknown): Measured {
  const spent: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    work(round);
    spent.push(performance.now() - start);
  }
  spent.sort((a, b) => a - b);
  const at = (share: number) => spent[Math.min(spent.length - 1, Math.floor(spent.length * share))] ?? 0;
  return { what, median: at(0.5), p95: at(0.95), worst: at(1) };
}

function show(results: readonly Measured[]): void {
  console.log(`${'call'.padEnd(58)} median      p95    worst  (ms)`);
  for (const { what, median, p95, worst } of results) {
    const cell = (value: number) => value.toFixed(2).padStart(8);
    console.log(`${what.padEnd(56)}${cell(median)} ${cell(p95)} ${cell(worst)}`);
  }
}

const clock = systemClock();
const opening = { folder, migrationsFolder: join(import.meta.dirname, '..', 'db', 'migrations'), clock };
let archive = openArchive(opening);
if (fresh) {
  const start = performance.now();
  fill(archive);
  const filled = performance.now();
  const all = archive.ids({});
  for (let first = 0; first < all.length; first += 1_000) {
    archive.transaction(() => {
      for (const [index, id] of all.slice(first, first + 1_000).entries())
        archive.setKeys(id, keysFor(first + index));
    });
  }
  const keyed = performance.now();
  console.log(
    `filled: ${((filled - start) / captionCount).toFixed(3)} ms a caption; keys: ${((keyed - filled) / captionCount).toFixed(3)} ms a caption`,
  );
}
archive.close();

const results: Measured[] = [
  measure('open', 5, () => {
    archive.close();
    archive = openArchive(opening);
  }),
  measure('batches', 30, () => archive.batches()),
];
const largest = archive.batches().toSorted((a, b) => b.total - a.total)[0]?.id ?? '';
const find = (what: string, query: CaptionQuery) =>
  results.push(measure(what, 20, () => archive.find({ limit: 100, ...query })));

for (const sort of sortKeys) {
  for (const offset of [0, captionCount / 2, captionCount - 100])
    find(`find all by ${sort}, from ${offset}`, { sort, offset });
}
find('find all by captured, descending, from the middle', {
  sort: 'captured',
  descending: true,
  offset: captionCount / 2,
});
find('find flagged of all by fileName, from the middle', {
  sort: 'fileName',
  status: 'flagged',
  offset: Math.floor(captionCount / 12),
});
find('find in the largest batch by captured, from the middle', {
  batch: largest,
  sort: 'captured',
  offset: captionCount / 4,
});
find('find in the largest batch, ready, by caption', { batch: largest, status: 'ready', sort: 'caption' });
const rare = vocabulary[7] ?? '';
find('search one word', { words: rare });
find('search two words', { words: `${rare} ${vocabulary[9]}` });
find('search a name', { words: people[50] ?? '' });
find('search a file name', { words: 'HF_0412' });
find('search one letter', { words: 'k' });
find('search three letters', { words: 'kar' });
find('search a word of every caption', { words: 'officials' });
find('search a word of every caption, by file name', { words: 'officials', sort: 'fileName' });
find('search a word of every caption, in the largest batch', { words: 'officials', batch: largest });
find('search one word, by file name, in the largest batch', {
  words: rare,
  sort: 'fileName',
  batch: largest,
});
results.push(measure('ids of all by fileName', 5, () => archive.ids({ sort: 'fileName' })));
results.push(measure('ids of the largest batch', 5, () => archive.ids({ batch: largest })));

const everyId = archive.ids({});
const idAt = (round: number) => everyId[(round * 7919) % everyId.length] ?? '';
results.push(measure('entry', 200, (round) => archive.entry(idAt(round))));
results.push(
  measure('entriesByFileName', 100, (round) =>
    archive.entriesByFileName(largest, `hf_${String(round * 2).padStart(4, '0')}`),
  ),
);
results.push(
  measure('save', 200, (round) => {
    const entry = archive.entry(idAt(round));
    if (!entry) throw new Error('gone');
    const text = `${entry.fields.caption} ${round}`;
    archive.save({
      ...entry,
      fields: { ...entry.fields, caption: text },
      changes: [{ field: 'caption', before: entry.fields.caption, after: text }],
      why: 'typed',
      who: 'Bench',
      at: clock.now(),
    });
  }),
);
results.push(measure('setKeys', 100, (round) => archive.setKeys(idAt(round), keysFor(round * 31))));
results.push(
  measure('candidates, 20 keys', 200, (round) =>
    archive.candidates(keysFor((round * 7919) % captionCount), idAt(round), 50),
  ),
);
results.push(
  measure('candidates, only common keys', 50, () => archive.candidates([1_000_003, 2_000_000], '', 50)),
);
results.push(measure('suggest, one letter', 50, () => archive.suggest('people', 'k', 12)));
results.push(measure('suggest, three letters', 50, () => archive.suggest('people', 'mar', 12)));
results.push(measure('suggest, nothing typed', 50, () => archive.suggest('people', '', 12)));
results.push(
  measure('similarPeople, 6 names', 50, (round) =>
    archive.similarPeople(
      people.slice(round * 6, round * 6 + 6).map((name) => `${name.slice(0, 4)}${name.slice(5)}`),
    ),
  ),
);
results.push(measure('knownWords', 5, () => archive.knownWords()));
show(results);
archive.close();
if (keptFolder === undefined) rmSync(folder, { recursive: true });
