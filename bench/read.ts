/**
 * How fast the captions of small JPEGs are read, side by side with its peers in one run: `node
 * bench/read.ts [files]`. Cutline's reader opens only the head of each file; against one process of
 * ExifTool with -fast2, exiv2 where it is installed, and ExifReader. They take turns in rounds, so that
 * a busy moment of the machine falls on one time of each. Prints the medians as files a second and
 * ratios; it is not a test.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import { exiftoolPath } from 'exiftool-vendored';
import { readMetadata } from '#core/metadata/read.ts';
import { drawn, openForTest, order } from '#main/tools/caption-files.test-support.ts';
import { openFileSource } from '#main/tools/file-source.ts';
import { metadataTools } from '#main/tools/picture-reading.ts';
import { printTable, spreadOf } from './table.ts';

const count = Number(process.argv[2] ?? 3_000);
const rounds = 5;
const ours = 'Cutline';
const folder = mkdtempSync(join(tmpdir(), 'cutline-bench-read-'));

try {
  await draw();
  const paths = readdirSync(folder).map((name) => join(folder, name));
  const list = join(folder, '..', `${folder.split('/').at(-1)}.list`);
  writeFileSync(list, paths.join('\n'));
  // Warm: the first reading pays for the compiler and for the disk.
  for (const path of paths.slice(0, 500)) cutline(path);

  const exiftool = await exiftoolPath();
  const readers: [who: string, read: () => void][] = [
    ['ExifTool -fast2, one process', () => run(exiftool, ['-json', '-fast2', '-@', list])],
    ['ExifReader', () => paths.forEach((path) => void ExifReader.load(readFileSync(path)))],
  ];
  if (spawnSync('exiv2', ['--version']).status === 0)
    readers.push(['exiv2, one process', () => run('exiv2', ['-q', '-pa', ...paths])]);
  else console.log('exiv2 is not installed: left out.');
  readers.push([ours, () => paths.forEach(cutline)]);
  const measured = readers.map(([who]) => ({ who, times: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, [, read]] of readers.entries()) {
      const begun = performance.now();
      read();
      measured[place]?.times.push(performance.now() - begun);
    }
  }
  rmSync(list);

  const rates = measured.map(({ who, times }) => ({ who, rate: (count / spreadOf(times).median) * 1000 }));
  const own = rates.find(({ who }) => who === ours)?.rate ?? 0;
  printTable(
    ['', 'files/s', 'Cutline is'],
    rates.map(({ who, rate }) => [who, rate.toFixed(0), who === ours ? '' : `${(own / rate).toFixed(2)} ×`]),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Small pictures with the everyday fields in XMP, IIM and EXIF, as our own writer writes them. */
async function draw(): Promise<void> {
  const files = openForTest();
  for (let number = 0; number < 20 && number < count; number++) {
    const path = join(folder, `HF_${String(number).padStart(5, '0')}.jpg`);
    await drawn(number, 160)
      .jpeg()
      .withExif({ IFD0: { Make: 'Nikon', Model: 'D6' } })
      .toFile(path);
    await files.write(
      order(path, {
        caption: `Fährfrau Zoë Łukasz wirft im Hafen von Port Aldine Leine ${number}, am Montag, 9. November 2026.`,
        headline: 'Leinen los',
        byline: 'Ana Ruiz',
        credit: 'Harbour Press',
        copyright: 'Harbour Press 2026',
        city: 'Port Aldine',
        country: 'Norway',
        keywords: ['Fähre', 'Hafen', 'Kai'],
        dateCreated: '2026-11-09T09:41:22+01:00',
      }),
    );
  }
  await files.close();
  const first = readdirSync(folder);
  for (let number = first.length; number < count; number++) {
    copyFileSync(
      join(folder, first[number % first.length] ?? ''),
      join(folder, `HF_${String(number).padStart(5, '0')}.jpg`),
    );
  }
}

function cutline(path: string): void {
  const source = openFileSource(path);
  try {
    const { fields } = readMetadata(source, 'jpeg', metadataTools);
    if (fields.caption === undefined) throw new Error(`${path} has no caption`);
  } finally {
    source.close();
  }
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { maxBuffer: 1 << 30, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr.slice(0, 500)}`);
}
