/**
 * Damages photos at random and gives them to the metadata readers and the native JPEG writer. Prints
 * what broke, the slowest file, the most memory, and how the files were answered. The seed is fixed:
 * a run can be repeated, and one case looked at by its number.
 * Run: node bench/fuzz-metadata.ts [cases, 20000] [folder of photos]. Crafted photos always take part.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import { readMetadata } from '#core/metadata/read.ts';
import { craftedJpegs } from '#core/metadata/write/crafted-jpegs.test-support.ts';
import { assembled, planJpeg } from '#core/metadata/write/jpeg.ts';

const cases = Number(process.argv[2] ?? 20_000);
const folder = resolve(process.argv[3] ?? join(import.meta.dirname, '../../shared/photos'));
// Photos larger than this spend the run on copying pixels.
const largestPhoto = 400_000;
const slowest = 2_000;
const mostMemory = 500;

const tools = {
  md5: (bytes: Uint8Array) => createHash('md5').update(bytes).digest(),
  inflate: (packed: Uint8Array, limit: number) => {
    try {
      return inflateSync(packed, { maxOutputLength: limit });
    } catch {
      return null;
    }
  },
};
const changes = {
  caption: 'Zima w Łodzi',
  byline: 'Ana Sousa; Li Wei',
  keywords: ['śnieg'],
  altText: 'Snow',
};
const stamp = { at: '2026-11-22T10:00:00Z', tool: 'Cutline' };

let seed = 20_261_122;
/** A whole number from 0 to below the limit; xorshift, the same in every run. */
function random(below: number): number {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % below;
}

/** One to six changes where metadata lies, most of them in its first 8 KB; one case in four is cut short. */
function damaged(photo: Uint8Array): Uint8Array {
  let bytes: Uint8Array = new Uint8Array(photo);
  for (let count = 1 + random(6); count > 0; count--) {
    const at = random(random(3) === 0 ? bytes.length : Math.min(bytes.length, 8192));
    switch (random(8)) {
      case 0:
      case 1:
        bytes[at] = random(256);
        break;
      case 2:
      case 3:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
        break;
      case 4:
      case 5:
        // Lengths, counts and offsets at their limits.
        bytes.fill(random(2) === 0 ? 0xff : 0, at, at + 1 + random(4));
        break;
      case 6:
        bytes.copyWithin(at, random(bytes.length), random(bytes.length));
        break;
      default:
        bytes = without(bytes, at, random(64));
    }
  }
  return random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
}

function without(bytes: Uint8Array, at: number, length: number): Uint8Array {
  return joinBytes([bytes.subarray(0, at), bytes.subarray(at + length), new Uint8Array(1)]);
}

const photos = new Map(craftedJpegs());
if (existsSync(folder)) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const facts = statSync(path);
    if (facts.isFile() && facts.size <= largestPhoto) photos.set(name, readFileSync(path));
  }
} else console.log(`${folder} is not there; crafted photos only.`);
const names = [...photos.keys()];

const outcomes = new Map<string, number>();
const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
const failures: string[] = [];
let worst = { name: '', milliseconds: 0 };
let memory = 0;

for (let run = 0; run < cases; run++) {
  const name = names[random(names.length)] ?? '';
  const bytes = damaged(photos.get(name) ?? new Uint8Array());
  const original = createHash('md5').update(bytes).digest('hex');
  const started = performance.now();
  try {
    const source = sourceOf(bytes);
    const sidecar = name.endsWith('.xmp');
    const sniffed = sniff(source);
    const container = sidecar ? 'jpeg' : sniffed.photo ? sniffed.container : null;
    if (container) {
      const { warnings } = readMetadata(source, container, tools, sidecar ? bytes : null);
      if (warnings.some((warning) => warning.trim() === '' || warning.includes('\n')))
        failures.push(`case ${run}, ${name}: a warning is not one line`);
    } else count('not a photo any more');
    if (container === 'jpeg') {
      const plan = planJpeg(source, changes, stamp, tools);
      if ('doubt' in plan) count(`left to ExifTool: ${plan.doubt.replace(/\d+/g, 'n')}`);
      else {
        count('written natively');
        const written = sourceOf(assembled(source, plan));
        const { fields } = readMetadata(written, 'jpeg', tools);
        if (fields.caption !== changes.caption)
          failures.push(`case ${run}, ${name}: the caption reads back as ${fields.caption}`);
      }
    }
  } catch (error) {
    failures.push(
      `case ${run}, ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
  const milliseconds = performance.now() - started;
  if (milliseconds > worst.milliseconds) worst = { name: `case ${run}, ${name}`, milliseconds };
  if (milliseconds > slowest) failures.push(`case ${run}, ${name}: took ${Math.round(milliseconds)} ms`);
  if (createHash('md5').update(bytes).digest('hex') !== original)
    failures.push(`case ${run}, ${name}: the original was changed`);
  if (run % 100 === 0) memory = Math.max(memory, process.memoryUsage.rss() / (1 << 20));
}
if (memory > mostMemory) failures.push(`${Math.round(memory)} MB of memory were used`);

for (const [outcome, times] of [...outcomes].sort(([, one], [, other]) => other - one))
  console.log(`${String(times).padStart(7)}  ${outcome}`);
console.log(
  `${cases} cases of ${names.length} photos; slowest ${worst.milliseconds.toFixed(0)} ms (${worst.name}); at most ${memory.toFixed(0)} MB.`,
);
for (const failure of failures.slice(0, 20)) console.log(`FAILED ${failure}`);
console.log(failures.length === 0 ? 'Nothing failed.' : `${failures.length} failures.`);
process.exitCode = failures.length === 0 ? 0 : 1;
