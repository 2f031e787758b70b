/**
 * How fast 24-megapixel JPEGs become pictures for the screen, side by side with sharp in one run: `node
 * bench/thumbnails.ts [files]`, after `npm run build`. An import makes a 512-pixel thumbnail and a
 * 2048-pixel preview of each photo, hashes it and reads its metadata; sharp makes the same two pictures
 * and nothing else, in one process and one thread. Then how soon a photo's embedded picture is there.
 * Prints photos a second and ratios; it is not a test.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exiftool } from 'exiftool-vendored';
import sharp from 'sharp';
import { openPictures } from '#main/tools/pictures.ts';
import { printTable, shownTime, spreadOf } from './table.ts';

const count = Number(process.argv[2] ?? 24);
const work = mkdtempSync(join(tmpdir(), 'cutline-bench-thumbnails-'));
const script = join(import.meta.dirname, '..', 'out', 'main', 'picture-child.js');
const limit = 50;
// One picture to a core, as in the picture children.
sharp.concurrency(1);
sharp.cache(false);

try {
  const paths = await photos();
  const sides = [512, 2048];
  const alone = await rateOf(() => withSharp(paths, sides));
  const small = await rateOf(() => withSharp(paths, [512]));
  const one = await imported(paths, 1);
  const two = await imported(paths, 2);
  printTable(
    ['', 'photos/s', 'ratio'],
    [
      ['sharp, thumbnail and preview', alone.toFixed(1), '1.00'],
      ['sharp, thumbnail alone', small.toFixed(1), (small / alone).toFixed(2)],
      ['Cutline, one worker', one.toFixed(1), (one / alone).toFixed(2)],
      ['Cutline, two workers', two.toFixed(1), (two / alone).toFixed(2)],
      ['two workers to one', '', (two / one).toFixed(2)],
    ],
  );
  const glimpses = spreadOf(await embedded(paths));
  console.log(
    `embedded picture there after, in ms: median ${shownTime(glimpses.median)}, p95 ${shownTime(glimpses.p95)}` +
      ` (limit ${limit}: ${glimpses.p95 <= limit ? 'yes' : 'NO'})`,
  );
} finally {
  await exiftool.end();
  rmSync(work, { recursive: true, force: true });
}

/** Photos of soft shapes with the grain of a sensor, 24 megapixels each, with a small picture inside. */
async function photos(): Promise<string[]> {
  const side = { width: 6000, height: 4000 };
  const first = join(work, 'drawn.jpg');
  const grain = { type: 'gaussian' as const, mean: 128, sigma: 12 };
  const shapes = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#7a8fa6', noise: { ...grain, sigma: 60 } },
  })
    .resize(side)
    .png()
    .toBuffer();
  const sensor = await sharp({ create: { ...side, channels: 3, background: '#808080', noise: grain } })
    .png()
    .toBuffer();
  await sharp(shapes)
    .composite([{ input: sensor, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toFile(first);
  const inside = join(work, 'inside.jpg');
  await sharp(first).resize(256).jpeg().toFile(inside);
  await exiftool.write(first, {}, { writeArgs: [`-ThumbnailImage<=${inside}`, '-overwrite_original'] });
  return Promise.all(
    Array.from({ length: count }, async (_, number) => {
      const path = join(work, `HF_${String(number).padStart(4, '0')}.jpg`);
      await copyFile(first, path);
      return path;
    }),
  );
}

async function rateOf(run: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await run();
  return (count / (performance.now() - begun)) * 1000;
}

async function withSharp(paths: readonly string[], sides: readonly number[]): Promise<void> {
  for (const path of paths) {
    for (const side of sides) {
      await sharp(path)
        .rotate()
        .resize(side, side, { fit: 'inside' })
        .jpeg({ quality: 80 })
        .toFile(`${path}.${side}`);
    }
  }
}

async function imported(paths: readonly string[], workers: number): Promise<number> {
  const pictures = openPictures({ cacheFolder: mkdtempSync(join(work, 'cache-')), script, workers });
  const [first = ''] = paths;
  // The children start once, as on a desk.
  await Promise.all(Array.from({ length: workers }, () => pictures.read(first)));
  const rate = await rateOf(async () => {
    await Promise.all(paths.map((path) => pictures.read(path)));
  });
  await pictures.close();
  return rate;
}

/** From asking for a photo's embedded picture to its file, while nothing else is read. */
async function embedded(paths: readonly string[]): Promise<number[]> {
  const pictures = openPictures({ cacheFolder: mkdtempSync(join(work, 'cache-')), script, workers: 2 });
  const times: number[] = [];
  const [first = ''] = paths;
  const { photo } = await pictures.read(first);
  const cache = join(work, 'away');
  mkdirSync(cache);
  const fresh = openPictures({ cacheFolder: cache, script, workers: 2 });
  const shown = { ...photo, id: 'photo', path: first, fileName: 'HF_0000.jpg', copied: false };
  for (let round = 0; round < count; round += 1) {
    rmSync(cache, { recursive: true });
    mkdirSync(cache);
    const begun = performance.now();
    const path = await fresh.rendition(shown, 'embedded');
    if (path === null) throw new Error('The embedded picture was not found');
    // The first round starts the child.
    if (round > 0) times.push(performance.now() - begun);
  }
  await Promise.all([pictures.close(), fresh.close()]);
  return times;
}
