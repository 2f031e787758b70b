/** A card of small real photos, and a desk to ingest it, for tests. */
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import sharp from 'sharp';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import type { IngestReport } from '#core/ingest/records.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import { assemble } from '#main/assemble.ts';
import { openCards } from '#main/ingest/cards.ts';
import type { OpensSource } from '#main/ingest/source.ts';
import type { Patience } from '#main/ingest/watcher.ts';
import { openPictures } from '#main/tools/pictures.ts';

export const project = join(import.meta.dirname, '../../..');
const paths = {
  migrations: join(project, 'db/migrations'),
  sample: join(project, 'sample'),
  pictureChild: join(project, 'src/main/tools/picture-child.ts'),
};

/** A folder of its own, removed with everything in it. */
export function temporaryPlace(name: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), `cutline-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Paths for the tests of one file, in a folder of its own. */
export interface IngestPaths {
  readonly folder: string;
  readonly card: string;
  readonly first: string;
  readonly second: string;
  readonly archive: string;
  /** Removes everything in the folder, so that none of the paths exists when the next test begins. */
  empty(): void;
  /** Removes the folder. */
  remove(): void;
}

export function ingestPaths(name: string): IngestPaths {
  const { folder, remove } = temporaryPlace(name);
  const at = (path: string) => join(folder, path);
  return {
    folder,
    ...{ card: at('card'), first: at('first'), second: at('second'), archive: at('archive') },
    empty() {
      for (const left of readdirSync(folder)) rmSync(at(left), { recursive: true, force: true });
    },
    remove,
  };
}

/** What a photo of a test says and weighs. */
export interface Shooting {
  /** "2026:11:12 09:41:07" */
  readonly at?: string;
  readonly byline?: string;
  readonly serial?: string;
  /** Bytes appended behind the picture, to make it as heavy as a real one. */
  readonly extra?: number;
}

/** A small JPEG that no other one equals. */
export async function jpeg({
  at = '2026:11:12 09:41:07',
  byline = '',
  serial = '',
  extra = 0,
}: Shooting = {}): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = randomBytes(3);
  const picture = await sharp({ create: { width: 24, height: 16, channels: 3, background: { r, g, b } } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Nikon', Model: 'Nikon D6', ...(byline === '' ? {} : { Artist: byline }) },
      IFD2: { DateTimeOriginal: at, ...(serial === '' ? {} : { BodySerialNumber: serial }) },
    })
    .toBuffer();
  // Behind the end of the picture, as some cameras put their previews; the end marker stands at the very end.
  return Buffer.concat([picture, randomBytes(Math.max(8, extra)), Buffer.from([0xff, 0xd9])]);
}

/** Writes a file and the folders above it. */
export function put(path: string, bytes: Buffer | string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  // Cards keep whole, often even seconds.
  utimesSync(path, 1_794_476_468, 1_794_476_468);
  return path;
}

/** A card with so many photos, taken a second apart, and its files' hashes by name. */
export async function makeCard(folder: string, photos: number, extra = 0): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const base = await jpeg({ extra });
  for (let number = 1; number <= photos; number += 1) {
    const name = `HF_${String(number).padStart(4, '0')}.JPG`;
    const bytes = Buffer.from(base);
    // One pixel's difference is enough for a hash; the date stands in the file's own.
    randomBytes(8).copy(bytes, bytes.length - 10);
    const path = put(join(folder, 'DCIM', '100CUTLN', name), bytes);
    utimesSync(path, 1_794_476_468 + number, 1_794_476_468 + number);
    hashes.set(name, hashOf(bytes));
  }
  return hashes;
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** All files below a folder, relative, sorted, with their hashes. */
export function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), hashOf(readFileSync(path))]),
  );
}

/** When each file below a folder was changed last, milliseconds. */
export function dates(folder: string): number[] {
  return [...contents(folder).keys()].map((path) => statSync(join(folder, path)).mtimeMs);
}

export interface IngestDesk {
  readonly newsroom: Newsroom;
  value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Starts an ingest and waits for its end. */
  ingest(input: CallInput<'ingest.start'>): Promise<IngestReport>;
  /** Waits until an ingest has stopped. */
  ended(job: string): Promise<IngestReport>;
  /** The message of the refusal a call is answered with. */
  refusal<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<string>;
  close(): Promise<void>;
}

/** A desk over a real archive, whose cards may vanish. */
export async function openIngestDesk(
  archiveFolder: string,
  settings: { openSource?: OpensSource; patience?: Patience } = {},
): Promise<IngestDesk> {
  const assembled = await assemble({ archiveFolder, editor: 'Test desk', paths });
  const pictures = openPictures({
    cacheFolder: join(archiveFolder, 'renditions'),
    script: paths.pictureChild,
    workers: 1,
  });
  const cards = openCards({ archiveFolder, describe: (path) => pictures.describe(path), ...settings });
  const newsroom = openNewsroom({ ...assembled.ports, cards });

  async function value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const answer = await newsroom.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
    return answer.value as CallOutput<Name>;
  }
  async function ended(job: string): Promise<IngestReport> {
    for (;;) {
      const report = (await value('ingest.jobs', {})).find((each) => each.job === job);
      if (report && report.state !== 'listing' && report.state !== 'running') return last.get(job) ?? report;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  // The last event says what this run did; the journal what all runs did.
  const last = new Map<string, IngestReport>();
  newsroom.on((event) => {
    if (event.name === 'ingest.progress') last.set(event.detail.job, event.detail);
  });
  return {
    newsroom,
    value,
    ended,
    ingest: async (input) => ended((await value('ingest.start', input)).job),
    async refusal(name, input) {
      const answer = await newsroom.call(name, input);
      return answer.ok ? '' : answer.problem.message;
    },
    async close() {
      await newsroom.close();
      await pictures.close();
      await assembled.close();
    },
  };
}
