/**
 * A full archive for the other benches: `node bench/seed.ts [captions]`. Captions, photos, search,
 * look-up keys and the pairs of planted repeats go in through the real archive; only the files are
 * missing, so a few drawn pictures stand in as everybody's renditions. Kept in the temporary
 * folder and used again as long as the schema and the seeding are the same.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { comparedOf } from '#core/calls/prepared.ts';
import { madeByTheseRules } from '#core/calls/remake.ts';
import { keysOf } from '#core/calls/review.ts';
import { statusOf } from '#core/caption/caption.ts';
import { type Compared, compareCaptions } from '#core/duplicates/compare.ts';
import type { Archive, Clock } from '#core/ports.ts';
import type { Entry } from '#core/records.ts';
import { archiveFileName, openArchive } from '#main/archive/open.ts';
import { systemClock } from '#main/clock.ts';
import { events, type Picture } from './events.ts';
import { type Chance, chanceFrom } from './invented.ts';

const seed = 20_261_112;
export const migrationsFolder = join(import.meta.dirname, '..', 'db', 'migrations');
/** Different pictures that stand in for all. */
const drawnPictures = 48;
const batchCount = 40;

/** What a batch holds: the first is the largest list a desk scrolls, the others are a day's work. */
const inFirstBatch = 0.5;

/** The folder of a full archive with this many captions, made now where it is not there yet. */
export async function seededArchive(captions: number): Promise<string> {
  const folder = join(tmpdir(), `cutline-bench-${captions}-${schemaName()}`);
  if (existsSync(folder)) return folder;
  const unfinished = mkdtempSync(join(tmpdir(), 'cutline-bench-unfinished-'));
  const begun = performance.now();
  const clock = systemClock();
  const archive = openArchive({ folder: unfinished, migrationsFolder, clock });
  const hashes = fill(archive, clock, captions);
  archive.close();
  await drawRenditions(join(unfinished, 'renditions'), hashes);
  renameSync(unfinished, folder);
  console.error(`${captions} captions in ${folder}: ${Math.round((performance.now() - begun) / 1_000)} s`);
  return folder;
}

/** A copy that a bench may write to, with the same pictures, and the way to be rid of it. */
export async function copyOfSeeded(captions: number): Promise<{ folder: string; remove(): void }> {
  const seeded = await seededArchive(captions);
  const folder = mkdtempSync(join(tmpdir(), 'cutline-bench-copy-'));
  cpSync(join(seeded, archiveFileName), join(folder, archiveFileName));
  symlinkSync(join(seeded, 'renditions'), join(folder, 'renditions'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Eight hex digits that change with the schema and with what is seeded. */
function schemaName(): string {
  const hash = createHash('sha256');
  const seeding = ['seed.ts', 'events.ts', 'invented.ts'].map((name) => join(import.meta.dirname, name));
  const migrations = readdirSync(migrationsFolder).sort();
  for (const path of [...migrations.map((name) => join(migrationsFolder, name)), ...seeding]) {
    hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 8);
}

/** Fills the archive, an event to a transaction, and answers the photos' hashes. */
function fill(archive: Archive, clock: Clock, captions: number): string[] {
  const chance = chanceFrom(seed + 1);
  const batches = Array.from({ length: batchCount }, (_, index) => {
    const id = clock.newId();
    archive.addBatch({ id, name: `Desk ${index + 1}`, createdAt: clock.now() });
    return id;
  });
  const hashes: string[] = [];
  for (const event of events(seed)) {
    if (hashes.length >= captions) break;
    const batch = chance.next() < inFirstBatch ? batches[0] : chance.oneOf(batches);
    if (batch === undefined) throw new Error('no batch');
    archive.transaction(() => {
      hashes.push(...addEvent(archive, clock, chance, event.slice(0, captions - hashes.length), batch));
    });
    if (process.stderr.isTTY) process.stderr.write(`\r${hashes.length} captions`);
  }
  // Keys and pairs are those of now: a desk that made them again would be measured at that.
  archive.saveSetting(madeByTheseRules.key, madeByTheseRules.value);
  return hashes;
}

/** Adds the pictures of one event with their keys, and the pairs of those that repeat another. */
function addEvent(
  archive: Archive,
  clock: Clock,
  chance: Chance,
  event: readonly Picture[],
  batch: string,
): string[] {
  const added: { id: string; compared: Compared }[] = [];
  return event.map((picture) => {
    const id = clock.newId();
    const entry = entryOf(picture, id, batch, clock, chance);
    archive.addEntry(entry, 'import', 'Bench');
    const compared = comparedOf(entry);
    archive.setKeys(id, keysOf(compared, entry));
    const source = picture.repeats === null ? undefined : added[picture.repeats];
    const comparison = source ? compareCaptions(compared, source.compared) : null;
    // Ids rise with time, so the source's is the lesser, as a pair wants it.
    if (source && comparison)
      archive.setPairs(id, [{ a: source.id, b: id, comparison, foundAt: clock.now() }]);
    added.push({ id, compared });
    return entry.photo?.hash ?? '';
  });
}

function entryOf(
  { fields, fileName, capturedAt }: Picture,
  id: string,
  batch: string,
  clock: Clock,
  { below, next }: Chance,
): Omit<Entry, 'duplicates' | 'revision'> {
  const hash = createHash('sha256').update(fileName).digest('hex');
  // Counts of checks are invented: running the linter over everything would take most of the minute.
  const errors = Math.max(0, below(4) - 2);
  const decision = next() < 0.3 ? 'sent' : errors === 0 && next() < 0.3 ? 'ready' : 'working';
  return {
    id,
    batch,
    photo: {
      id: clock.newId(),
      path: `/pictures/${fileName}`,
      fileName,
      copied: false,
      hash,
      imageHash: createHash('sha256').update(hash).digest('hex'),
      likeness: hash.slice(0, 16),
      bytes: 4_000_000,
      mediaType: 'image/jpeg',
      width: 6000,
      height: 4000,
      capturedAt,
      latitude: null,
      longitude: null,
      camera: 'Vela 3 · ISO 800 · 1/640 s · f/4',
      warnings: [],
    },
    fields,
    decision,
    status: statusOf(fields, decision, errors),
    rating: below(6),
    occurrences: 1,
    errors,
    warnings: below(4),
    changedAt: clock.now(),
  };
}

/** Draws the stand-in pictures, in the sizes the desk shows, and links them in under every hash. */
async function drawRenditions(folder: string, hashes: readonly string[]): Promise<void> {
  const drawn = join(folder, 'drawn');
  mkdirSync(drawn, { recursive: true });
  for (let number = 0; number < Math.min(drawnPictures, hashes.length); number += 1) {
    // Coarse noise, drawn small and enlarged, packs to about the size of a press photo's preview.
    const noise = { type: 'gaussian' as const, mean: 60 + number, sigma: 50 };
    const coarse = sharp({ create: { width: 512, height: 341, channels: 3, background: '#888', noise } });
    const preview = await sharp(await coarse.png().toBuffer())
      .resize(2048)
      .tint({ r: (number * 37) % 256, g: (number * 71) % 256, b: (number * 113) % 256 })
      .jpeg({ quality: 80 })
      .toBuffer();
    await sharp(preview).toFile(join(drawn, `${number}.preview.jpg`));
    await sharp(preview)
      .resize(512)
      .jpeg({ quality: 80 })
      .toFile(join(drawn, `${number}.thumb.jpg`));
  }
  for (const prefix of new Set(hashes.map((hash) => hash.slice(0, 2)))) mkdirSync(join(folder, prefix));
  hashes.forEach((hash, index) => {
    for (const size of ['preview', 'thumb']) {
      const source = join(drawn, `${index % drawnPictures}.${size}.jpg`);
      linkSync(source, join(folder, hash.slice(0, 2), `${hash}.${size}.jpg`));
    }
  });
}

if (process.argv[1] === import.meta.filename) {
  const folder = await seededArchive(Number(process.argv[2] ?? 100_000));
  console.log(folder);
}
