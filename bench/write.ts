/**
 * How fast captions are written into copies of 6 MB JPEGs, side by side with its peers in one run:
 * `node bench/write.ts [files]`. Without fsync against one process of ExifTool that writes the same
 * caption into all copies, and a plain copy; with fsync against a plain copy with fsync of the same
 * bytes. Prints files a second and ratios; it is not a test.
 */
import { spawnSync } from 'node:child_process';
import { constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import sharp from 'sharp';
import { syncFolder } from '#main/tools/atomic-file.ts';
import { openForTest, order } from '#main/tools/caption-files.test-support.ts';
import { printTable } from './table.ts';

const count = Number(process.argv[2] ?? 300);
const atOnce = 4;
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
  await native('warm', names.slice(0, 4), false);
  await once('flush', async () => undefined);

  const rows = {
    native: await once('native', (to) => native(to, names, false)),
    exiftool: await once('exiftool', async (to) => exiftool(to)),
    copy: await once('copy', (to) =>
      each(names, (name) => copyFile(join(originals, name), join(work, to, name))),
    ),
    nativeSync: await once('native-fsync', (to) => native(to, names, true)),
    copySync: await once('copy-fsync', (to) => each(names, (name) => copyWithSync(to, name))),
  };
  const rate = (milliseconds: number) => (names.length / milliseconds) * 1000;
  printTable(
    ['', 'files/s', 'ratio'],
    [
      ['ExifTool, one process', rate(rows.exiftool).toFixed(0), '1.00'],
      ['Cutline', rate(rows.native).toFixed(0), (rows.exiftool / rows.native).toFixed(2)],
      ['plain copy', rate(rows.copy).toFixed(0), (rows.exiftool / rows.copy).toFixed(2)],
      ['plain copy with fsync', rate(rows.copySync).toFixed(0), '1.00'],
      ['Cutline with fsync', rate(rows.nativeSync).toFixed(0), (rows.copySync / rows.nativeSync).toFixed(2)],
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
      await files.write(order(path, { caption: 'Agency words', credit: 'Harbour Press' }));
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
    const outcome = await files.write(order(join(originals, fileName), changes, { to: target, durable }));
    if (outcome.kind !== 'written' || outcome.file.how !== 'native') throw new Error(JSON.stringify(outcome));
  });
}

async function exiftool(to: string): Promise<void> {
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
  await syncFolder(join(work, to));
}

/** As many at once as the desk's own export works on. */
async function each(names: readonly string[], work: (name: string) => Promise<void>): Promise<void> {
  const waiting = names.values();
  const worker = async () => {
    for (const name of waiting) await work(name);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
