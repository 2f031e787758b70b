/**
 * Photos of a journey's own, which it may write into, and what ExifTool, the reference, reads from
 * them. The sample's photos are only copied from, since every journey shares them.
 */
import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const exiftool = join(
  dirname(createRequire(import.meta.url).resolve('exiftool-vendored.pl/package.json')),
  'bin',
  'exiftool',
);

/** A sample photo under another name, changed by a program that knows nothing of Cutline. */
export async function ownPhoto(
  folder: string,
  fileName: string,
  { from = 'PT_9901', edits = [] }: { from?: string; edits?: readonly (readonly string[])[] } = {},
): Promise<string> {
  const photo = join(folder, fileName);
  await copyFile(join(import.meta.dirname, '..', '..', 'sample', 'photos', `${from}.jpg`), photo);
  for (const edit of edits) await run(exiftool, ['-q', '-overwrite_original', ...edit, photo]);
  return photo;
}

/** What ExifTool reads: texts and lists by "Group:Tag", such as "IPTC:Credit". Numbers and dates as they are stored. */
export async function readTags(
  photo: string,
  ...tags: string[]
): Promise<Readonly<Record<string, string | number | readonly string[]>>> {
  const { stdout } = await run(exiftool, [
    '-json',
    '-G',
    '-n',
    '-struct',
    ...tags.map((tag) => `-${tag}`),
    photo,
  ]);
  const [found] = JSON.parse(stdout) as Record<string, string | number | string[]>[];
  return found ?? {};
}

/** What ExifTool finds wrong with a file's metadata; empty where it is content. */
export async function complaints(photo: string): Promise<readonly string[]> {
  const { stdout } = await run(exiftool, ['-validate', '-warning', '-error', '-a', '-s3', photo]);
  return stdout.split('\n').filter((line) => line !== '' && line !== 'OK');
}

/** A JPEG's picture: everything from its first scan on, without what was said about it before. */
export async function pictureOf(photo: string): Promise<Buffer> {
  const bytes = await readFile(photo);
  for (let at = 2; bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] === 0xda) return bytes.subarray(at);
  }
  throw new Error(`${photo} has no picture.`);
}

/**
 * Puts a C2PA manifest store into a JPEG: a JUMBF superbox (ISO 19566-5) in an APP11 segment, whose
 * description box says "c2pa". It is signed by nobody; only its presence is what a desk has to see.
 */
export async function addCredentials(photo: string): Promise<void> {
  const description = Buffer.concat([uint32(25), Buffer.from(`jumdc2pa${'\0'.repeat(13)}`, 'latin1')]);
  const content = Buffer.alloc(160);
  const box = Buffer.concat([
    uint32(8 + description.length + content.length),
    Buffer.from('jumb'),
    description,
    content,
  ]);
  const body = Buffer.concat([Buffer.from('JP\0\x01', 'latin1'), uint32(1), box]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xeb]), uint32(body.length + 2).subarray(2), body]);
  const bytes = await readFile(photo);
  await writeFile(photo, Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]));
}

/** Puts an XMP packet into a JPEG that breaks off in its middle, so that no writer can bring it in step. */
export async function breakXmp(photo: string): Promise<void> {
  await run(exiftool, ['-q', '-overwrite_original', '-XMP:all=', photo]);
  const packet = Buffer.from(
    'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF',
    'latin1',
  );
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), uint32(packet.length + 2).subarray(2), packet]);
  const bytes = await readFile(photo);
  await writeFile(photo, Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]));
}

/** So many sample photos, each another file, by names that end in 0001, 0002, … */
export async function manyPhotos(folder: string, begin: string, many: number): Promise<string[]> {
  const bytes = await readFile(join(import.meta.dirname, '..', '..', 'sample', 'photos', 'PT_9901.jpg'));
  const numbers = Array.from({ length: many }, (_, at) => String(at + 1).padStart(4, '0'));
  return Promise.all(
    numbers.map(async (number) => {
      const photo = join(folder, `${begin}_${number}.jpg`);
      // What follows the picture's end belongs to no picture.
      await writeFile(photo, Buffer.concat([bytes, Buffer.from(number)]));
      return photo;
    }),
  );
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
