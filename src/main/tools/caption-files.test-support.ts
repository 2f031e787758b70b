/** Photos drawn for the tests of writing captions, and the port opened over real children and a folder of its own. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import type { WriteOrder } from '#core/file-records.ts';
import { latin1, number } from '#core/metadata/crafted.test-support.ts';
import { assembleCaptionFiles } from '#main/assemble.ts';

export const pictureChild = join(import.meta.dirname, 'picture-child.ts');

/** The port as the desk opens it; close it. */
export function openForTest() {
  return assembleCaptionFiles(pictureChild);
}

/** What the tests of one file work with. */
export interface Place {
  readonly root: string;
  readonly files: ReturnType<typeof openForTest>;
  /** A file in a folder of its own. */
  put(name: string, bytes: Uint8Array): Promise<string>;
  /** A JPEG that no other one equals, in a folder of its own. */
  photo(name?: string): Promise<string>;
  /** Closes the port and removes the folder with everything in it. */
  close(): Promise<void>;
}

/** Opens the port and makes a new folder for the tests of one file; close it after them. */
export async function openPlace(name: string): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), `cutline-${name}-`));
  const files = openForTest();
  let last = 0;
  const put = async (fileName: string, bytes: Uint8Array) => {
    const folder = join(root, String(++last));
    await mkdir(folder);
    await writeFile(join(folder, fileName), bytes);
    return join(folder, fileName);
  };
  const photo = async (fileName = 'HF_0001.jpg') =>
    put(
      fileName,
      await drawn(last + 1)
        .jpeg()
        .toBuffer(),
    );
  const close = async () => {
    await files.close();
    await rm(root, { recursive: true, force: true });
  };
  return { root, files, put, photo, close };
}

/** A picture that no other number gives. */
export function drawn(number: number, side = 240) {
  const background = { r: (number * 37) % 256, g: (number * 91) % 256, b: (number * 151) % 256 };
  return sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
}

/** An order with the usual answers. */
export function order(
  path: string,
  changes: WriteOrder['changes'],
  rest: Partial<WriteOrder> = {},
): WriteOrder {
  return {
    path,
    changes,
    to: 'original',
    whole: false,
    keepTimes: true,
    durable: false,
    dropCredentials: false,
    ...rest,
  };
}

/** A PNG that no other number gives, with further chunks behind its head. */
export async function pngWith(drawing: number, ...chunks: readonly Uint8Array[]): Promise<Buffer> {
  const png = await drawn(drawing).png().toBuffer();
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}

/** The chunk in which a PNG holds its XMP packet. */
export function xmpChunk(packet: string): Buffer {
  return pngChunk(latin1('iTXtXML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(packet));
}

/** A packet in a text of hexadecimal digits, as ImageMagick keeps it in a PNG. */
export function xmpProfileChunk(packet: string): Buffer {
  const hex = Buffer.from(packet).toString('hex');
  const lines = `\nxmp\n${String(hex.length / 2).padStart(8)}\n${hex.replace(/.{72}/g, '$&\n')}\n`;
  return pngChunk(latin1('tEXtRaw profile type xmp\0'), latin1(lines));
}

function pngChunk(...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([number(body.length - 4, 4), body, number(crc32(body), 4)]);
}

/** Temporary files that somebody left in a folder. */
export async function leftIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('.cutline-'));
}

/** A JPEG from its picture data on, which no caption changes. */
export async function pictureData(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  let at = 2;
  while (bytes[at + 1] !== 0xda) {
    if (bytes[at] !== 0xff) throw new Error(`${path} is no whole JPEG`);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) throw new Error(`${path} has no end`);
  return bytes.subarray(at);
}
