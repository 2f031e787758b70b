/**
 * Measures the reading of photos and prints a table: metadata with Cutline's own readers and with
 * ExifReader, and whole imports (hash, metadata, thumbnail, preview) through the picture children.
 * Run: node bench/metadata.ts [folder of photos]. Without a folder it draws its own.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import {
  dataset,
  exifBlock,
  exifSegment,
  iimSegment,
  utf8Marker,
  withSegments,
  xmpDescription,
  xmpPacket,
  xmpSegment,
} from '#core/metadata/crafted.test-support.ts';
import { type MetadataTools, readMetadata } from '#core/metadata/read.ts';
import { openPictures } from '#main/tools/pictures.ts';

const tools: MetadataTools = {
  md5: (bytes) => createHash('md5').update(bytes).digest(),
  inflate: (packed) => inflateSync(packed),
};

const work = mkdtempSync(join(tmpdir(), 'cutline-bench-'));
const given = process.argv[2];
const folder = given ? resolve(given) : await drawPhotos(join(work, 'photos'));
const paths = readdirSync(folder)
  .filter((name) => /\.(?:jpe?g|png|tiff?|webp|heic)$/i.test(name))
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile());
const files = paths.map((path) => readFileSync(path));
const rows: { what: string; files: number; seconds: string; 'files/s': number; failed: number }[] = [];

await measure('metadata, own readers', 20, () => files.map((bytes) => () => readOwn(bytes)));
await measure('metadata, ExifReader', 20, () =>
  files.map((bytes) => () => ExifReader.load(bytes, { expanded: true })),
);
await measureImport(1);
await measureImport(2);
console.table(rows);
rmSync(work, { recursive: true });

function readOwn(bytes: Uint8Array) {
  const source = sourceOf(bytes);
  const sniffed = sniff(source);
  if (!sniffed.photo) throw new Error('no photo');
  return readMetadata(source, sniffed.container, tools);
}

async function measure(what: string, rounds: number, jobs: () => (() => unknown)[]): Promise<void> {
  for (const job of jobs()) attempt(job);
  const start = performance.now();
  let failed = 0;
  for (let round = 0; round < rounds; round++) for (const job of jobs()) failed += attempt(job) ? 0 : 1;
  report(what, files.length * rounds, performance.now() - start, failed / rounds);
}

function attempt(job: () => unknown): boolean {
  try {
    job();
    return true;
  } catch {
    return false;
  }
}

async function measureImport(workers: number): Promise<void> {
  const script = resolve(import.meta.dirname, '../src/main/tools/picture-child.ts');
  const pictures = openPictures({ cacheFolder: join(work, `renditions-${workers}`), script, workers });
  await Promise.allSettled(paths.slice(0, workers).map((path) => pictures.read(path)));
  const start = performance.now();
  const results = await Promise.allSettled(paths.map((path) => pictures.read(path)));
  const failed = results.filter(({ status }) => status === 'rejected').length;
  report(
    `import with renditions, ${workers} ${workers === 1 ? 'child' : 'children'}`,
    paths.length,
    performance.now() - start,
    failed,
  );
  await pictures.close();
}

function report(what: string, count: number, milliseconds: number, failed: number): void {
  rows.push({
    what,
    files: count,
    seconds: (milliseconds / 1000).toFixed(2),
    'files/s': Math.round((count / milliseconds) * 1000),
    failed,
  });
}

/** Forty agency-sized JPEGs, 3000 × 2000, with IIM, XMP and EXIF. */
async function drawPhotos(target: string): Promise<string> {
  mkdirSync(target);
  for (let index = 0; index < 40; index++) {
    // Blurred noise packs to about the size of a press photo; bare noise is three times as heavy.
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const jpeg = await sharp({
      create: { width: 3000, height: 2000, channels: 3, background: '#888', noise },
    })
      .blur(1.5)
      .jpeg({ quality: 85 })
      .toBuffer();
    const caption = `A ferry crosses the flooded river near pier ${index} in Bergen, Norway, on Thursday.`;
    const photo = withSegments(
      jpeg,
      exifSegment(exifBlock([{ tag: 0x0110, text: 'Z 9' }], [{ tag: 0x9003, text: '2026:11:12 09:41:22' }])),
      iimSegment(
        joinBytes([utf8Marker, dataset(2, 120, caption), dataset(2, 90, 'Bergen'), dataset(2, 25, 'flood')]),
      ),
      xmpSegment(xmpPacket(xmpDescription(caption))),
    );
    writeFileSync(join(target, `ferry-${index}.jpg`), photo);
  }
  return target;
}
