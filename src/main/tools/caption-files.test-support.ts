/** Photos drawn for the tests of writing captions, and the port opened over real children. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { WriteOrder } from '#core/file-records.ts';
import { assembleCaptionFiles } from '#main/assemble.ts';

export const pictureChild = join(import.meta.dirname, 'picture-child.ts');

/** The port as the desk opens it; close it. */
export function openForTest() {
  return assembleCaptionFiles(pictureChild);
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
