/**
 * How fast captions are written into copies of 6 MB JPEGs, side by side with its peers in one run:
 * `node bench/write.ts [files]`. Without fsync against one process of ExifTool that writes the same
 * caption into all copies, and a plain copy; with fsync against a plain copy with fsync of the same
 * bytes, one file after another as `cp` and `sync` do, and as many at once as the desk itself. They take turns in rounds, because memory that a virtual machine has to fetch first costs
 * whoever comes first more than all the writing. Prints the medians as files a second and ratios; it is
 * not a test.
 */
import { spawnSync } from 'node:child_process';
import { constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import sharp from 'sharp';
import { openForTest, order as writeOrder } from '#main/tools/caption-files.test-support.ts';
import { printTable, spreadOf } from './table.ts';

const count = Number(process.argv[2] ?? 60);
const rounds = 7;
const atOnce = 8;
const work = mkdtempSync(join(tmpdir(), 'cutline-bench-write-'));
const originals = join(work, 'originals');
const changes = {
  caption:
    'Fährfrau Zoë Łukasz wirft im Hafen von Port Aldine die Leine, am Montag, 9. November 2026. (Harbour Press/Ana Ruiz)',
  headline: 'Leinen los im Hafen',
  byline: 'Ana Ruiz',
  credit: 'Harbour Press',
  city: 'Port Aldine',
  keywords: ['Fähre', 'Hafen'],
};
const files = openForTest();

try {
  await drawOriginals();
  const names = readdirSync(originals);
  const megabytes = statSync(join(originals, names[0] ?? '')).size / 1e6;
  console.log(`${names.length} JPEGs of ${megabytes.toFixed(1)} MB`);
  // The reader's children start once, as on a desk.
  await native('warm', names.slice(0, 8), false);
  const ways = {
    exiftool: (to: string) => exiftool(to),
    native: (to: string) => native(to, names, false),
    copy: (to: string) => each(names, (name) => copyFile(join(originals, name), join(work, to, name))),
    nativeSync: (to: string) => native(to, names, true),
    copySync: (to: string) => each(names, (name) => copyWithSync(to, name), 1),
    copySyncAtOnce: (to: string) => each(names, (name) => copyWithSync(to, name)),
  };
  type Way = keyof typeof ways;
  const order: readonly Way[] = ['exiftool', 'native', 'copy', 'nativeSync', 'copySync', 'copySyncAtOnce'];
  const times = new Map(order.map((way): [Way, number[]] => [way, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const way of order) times.get(way)?.push(await once(way, ways[way]));
  }
  const took = (way: Way) => spreadOf(times.get(way) ?? []).median;
  const rate = (way: Way) => ((names.length / took(way)) * 1000).toFixed(0);
  const ratio = (way: Way, to: Way) => (took(to) / took(way)).toFixed(2);
  printTable(
    ['', 'files/s', 'ratio'],
    [
      ['ExifTool, one process', rate('exiftool'), '1.00'],
      ['Cutline', rate('native'), ratio('native', 'exiftool')],
      ['plain copy', rate('copy'), ratio('copy', 'exiftool')],
      ['plain copy with fsync, one after another', rate('copySync'), '1.00'],
      [
        `plain copy with fsync, ${atOnce} at once`,
        rate('copySyncAtOnce'),
        ratio('copySyncAtOnce', 'copySync'),
      ],
      ['Cutline with fsync', rate('nativeSync'), ratio('nativeSync', 'copySync')],
    ],
  );
} finally {
  await files.close();
  rmSync(work, { recursive: true, force: true });
}

/** A few pictures of noise, about 6 MB each, with a caption of our own writing, and their copies. */
async function drawOriginals(): Promise<void> {
  mkdirSync(originals);
  const side = { width: 3600, height: 2400, channels: 3 as const, background: '#808080' };
  for (let number = 0; number < count; number++) {
    const path = join(originals, `HF_${String(number).padStart(4, '0')}.jpg`);
    if (number >= 3) await copyFile(join(originals, `HF_000${number % 3}.jpg`), path);
    else {
      await sharp({ create: { ...side, noise: { type: 'gaussian', mean: 128, sigma: 30 + number } } })
        .jpeg({ quality: 93 })
        .toFile(path);
      await files.write(writeOrder(path, { caption: 'Agency words', credit: 'Harbour Press' }));
    }
  }
}

async function once(to: string, run: (to: string) => Promise<void>): Promise<number> {
  mkdirSync(join(work, to), { recursive: true });
  // What the run before left for the disk must not be paid for by this one.
  spawnSync('sync');
  const begun = performance.now();
  await run(to);
  const took = performance.now() - begun;
  rmSync(join(work, to), { recursive: true });
  return took;
}

async function native(to: string, names: readonly string[], durable: boolean): Promise<void> {
  const folder = join(work, to);
  mkdirSync(folder, { recursive: true });
  await each(names, async (fileName) => {
    const target = { folder, fileName, replace: false };
    const outcome = await files.write(
      writeOrder(join(originals, fileName), changes, { to: target, durable }),
    );
    if (outcome.kind !== 'written' || outcome.file.how !== 'native') throw new Error(JSON.stringify(outcome));
  });
}

async function exiftool(to: string): Promise<void> {
  mkdirSync(join(work, to), { recursive: true });
  const list = join(work, 'arguments');
  const { caption, headline, byline, credit, city, keywords } = changes;
  writeFileSync(
    list,
    [
      ...['-codedcharacterset=utf8', '-IPTCDigest=new', '-o', `${join(work, to)}/`],
      ...[
        `-IPTC:Caption-Abstract=${caption}`,
        `-XMP-dc:Description-x-default=${caption}`,
        `-EXIF:ImageDescription=${caption}`,
      ],
      ...[`-IPTC:Headline=${headline}`, `-XMP-photoshop:Headline=${headline}`],
      ...[`-IPTC:By-line=${byline}`, `-XMP-dc:Creator=${byline}`, `-EXIF:Artist=${byline}`],
      ...[
        `-IPTC:Credit=${credit}`,
        `-XMP-photoshop:Credit=${credit}`,
        `-IPTC:City=${city}`,
        `-XMP-photoshop:City=${city}`,
      ],
      ...keywords.flatMap((term) => [`-IPTC:Keywords=${term}`, `-XMP-dc:Subject=${term}`]),
      ...readdirSync(originals).map((name) => join(originals, name)),
    ].join('\n'),
  );
  const { stderr } = spawnSync(await exiftoolPath(), ['-@', list], { encoding: 'utf8' });
  if (readdirSync(join(work, to)).length !== count) throw new Error(stderr);
}

async function copyWithSync(to: string, name: string): Promise<void> {
  const temporary = join(work, to, `.${name}.part`);
  await copyFile(join(originals, name), temporary, constants.COPYFILE_EXCL);
  const file = await open(temporary, 'r+');
  await file.sync();
  await file.close();
  await rename(temporary, join(work, to, name));
  const folder = await open(join(work, to), 'r');
  await folder.sync();
  await folder.close();
}

/** As many at once as the desk's own export works on, unless told otherwise. */
async function each(
  names: readonly string[],
  work: (name: string) => Promise<void>,
  lanes = atOnce,
): Promise<void> {
  const waiting = names.values();
  const worker = async () => {
    for (const name of waiting) await work(name);
  };
  await Promise.all(Array.from({ length: lanes }, worker));
}
