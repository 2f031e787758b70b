/** Every kind of picture a desk is sent, read for real by the picture child. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import {
  latin1,
  number,
  photoshopSegment,
  resource,
  withSegments,
} from '#core/metadata/crafted.test-support.ts';
import type { Photo } from '#core/records.ts';
import { openPictures } from '#main/tools/pictures.ts';

// Children start and decode for real; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'cutline-kinds-'));
const pictures = openPictures({
  cacheFolder: join(folder, 'renditions'),
  script: join(import.meta.dirname, 'picture-child.ts'),
});
afterAll(async () => {
  await pictures.close();
  rmSync(folder, { recursive: true });
});

const red = { r: 200, g: 40, b: 30 };
/** Dull enough for a press to print. */
const blue = { r: 70, g: 100, b: 150 };

/** Red on the left, blue on the right: any channel swapped, inverted or shifted shows. */
const halves = await sharp({ create: { width: 300, height: 200, channels: 3, background: red } })
  .composite([
    {
      input: { create: { width: 150, height: 200, channels: 3, background: blue } },
      left: 150,
      top: 0,
    },
  ])
  .png()
  .toBuffer();
const picture = (): Sharp => sharp(halves);

type Colour = readonly number[];

async function read(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const facts = await pictures.read(path);
  const photo: Photo = {
    id: '018f0000-0000-7000-8000-000000000000',
    path,
    fileName: name,
    copied: false,
    ...facts.photo,
  };
  const thumbnail = await pictures.rendition(photo, 'thumbnail');
  const { data, info } = await sharp(thumbnail ?? '')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (share: number): Colour => {
    const place = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * share)) * info.channels;
    return [...data.subarray(place, place + 3)];
  };
  return { photo, left: at(0.25), right: at(0.75) };
}

/** Close enough for a press profile's round trip. */
function near(seen: Colour, wanted: { r: number; g: number; b: number }, within = 40): boolean {
  return [wanted.r, wanted.g, wanted.b].every(
    (value, index) => Math.abs((seen[index] ?? 999) - value) <= within,
  );
}

const grey = ({ r, g, b }: typeof red) => {
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return { r: light, g: light, b: light };
};

describe('every kind of picture has its colours', () => {
  test.each([
    ['cmyk.jpg', () => picture().withIccProfile('cmyk').jpeg().toBuffer()],
    ['cmyk.tif', () => picture().withIccProfile('cmyk').tiff().toBuffer()],
    ['wide.jpg', () => picture().withIccProfile('p3').jpeg().toBuffer()],
    ['deep.tif', () => picture().toColourspace('rgb16').tiff().toBuffer()],
    ['deep.png', () => picture().toColourspace('rgb16').png().toBuffer()],
    ['palette.png', () => picture().png({ palette: true }).toBuffer()],
    ['packed.tif', () => picture().tiff({ compression: 'lzw', tile: true }).toBuffer()],
    [
      'pages.tif',
      () =>
        sharp([halves, halves, halves], { join: { animated: true } })
          .tiff()
          .toBuffer(),
    ],
    [
      'moving.webp',
      () =>
        sharp([halves, halves], { join: { animated: true } })
          .webp()
          .toBuffer(),
    ],
    [
      'moving.gif',
      () =>
        sharp([halves, halves], { join: { animated: true } })
          .gif()
          .toBuffer(),
    ],
  ])('%s', async (name, make) => {
    const { photo, left, right } = await read(name, await make());
    expect(photo).toMatchObject({ width: 300, height: 200, warnings: [] });
    expect([near(left, red), near(right, blue)], `${left} ${right}`).toEqual([true, true]);
  });

  test.each([
    ['grey.jpg', () => picture().greyscale().jpeg().toBuffer()],
    ['grey.png', () => picture().greyscale().toColourspace('b-w').png().toBuffer()],
    ['grey-deep.tif', () => picture().greyscale().toColourspace('grey16').tiff().toBuffer()],
  ])('%s', async (name, make) => {
    const { photo, left, right } = await read(name, await make());
    expect(photo).toMatchObject({ width: 300, height: 200, warnings: [] });
    expect([near(left, grey(red)), near(right, grey(blue))], `${left} ${right}`).toEqual([true, true]);
  });
});

interface Document {
  readonly mode: 1 | 3 | 4 | 9;
  readonly depth: 8 | 16;
  readonly packed: boolean;
  readonly large?: boolean;
  readonly resources?: readonly Uint8Array[];
}

/** A Photoshop document with nothing but its flattened picture. */
async function psd({ mode, depth, packed, large = false, resources = [] }: Document): Promise<Uint8Array> {
  const inks = mode === 4;
  const image = inks
    ? picture().withIccProfile('cmyk').tiff()
    : mode === 1
      ? picture().greyscale()
      : picture();
  const raw = sharp(await image.toBuffer());
  const plain = inks ? raw.toColourspace('cmyk') : mode === 1 ? raw.toColourspace('b-w') : raw;
  const { data, info } = await plain.raw().toBuffer({ resolveWithObject: true });
  const rows: Uint8Array[] = [];
  for (let channel = 0; channel < info.channels; channel++) {
    for (let y = 0; y < 200; y++) {
      const row = Uint8Array.from({ length: 300 }, (_, x) => {
        const value = data[(y * 300 + x) * info.channels + channel] ?? 0;
        return inks ? 255 - value : value;
      });
      const wide = depth === 16 ? Uint8Array.from({ length: 600 }, (_, at) => row[at >> 1] ?? 0) : row;
      rows.push(packed ? packBits(wide) : wide);
    }
  }
  const block = joinBytes([new Uint8Array(), ...resources]);
  return joinBytes([
    latin1('8BPS'),
    number(large ? 2 : 1, 2),
    new Uint8Array(6),
    number(info.channels, 2),
    number(200, 4),
    number(300, 4),
    number(depth, 2),
    number(mode, 2),
    number(0, 4),
    number(block.length, 4),
    block,
    new Uint8Array(large ? 8 : 4),
    number(packed ? 1 : 0, 2),
    ...(packed ? rows.map((row) => number(row.length, large ? 4 : 2)) : []),
    ...rows,
  ]);
}

/** Runs of up to 128 equal bytes; single bytes as literals, with a no-op among them. */
function packBits(row: Uint8Array): Uint8Array {
  const packed: number[] = [128];
  for (let at = 0; at < row.length; ) {
    let run = 1;
    while (run < 128 && at + run < row.length && row[at + run] === row[at]) run += 1;
    packed.push(run === 1 ? 0 : 257 - run, row[at] ?? 0);
    at += run;
  }
  return Uint8Array.from(packed);
}

const embeddedJpeg = await picture().resize(160).jpeg().toBuffer();
const small = resource(0x040c, joinBytes([number(1, 4), new Uint8Array(24), embeddedJpeg]));

describe('Photoshop documents', () => {
  test.each([
    ['plain.psd', { mode: 3, depth: 8, packed: false }],
    ['packed.psd', { mode: 3, depth: 8, packed: true }],
    ['deep.psd', { mode: 3, depth: 16, packed: true }],
    ['large.psb', { mode: 3, depth: 8, packed: true, large: true }],
  ] as const)('%s shows its flattened picture', async (name, document) => {
    const { photo, left, right } = await read(name, await psd(document));
    expect(photo).toMatchObject({
      mediaType: 'image/vnd.adobe.photoshop',
      width: 300,
      height: 200,
      warnings: [],
    });
    expect([near(left, red, 12), near(right, blue, 12)], `${left} ${right}`).toEqual([true, true]);
  });

  test('grey and CMYK documents have their colours', async () => {
    const dull = await read('grey.psd', await psd({ mode: 1, depth: 8, packed: true }));
    expect([near(dull.left, grey(red)), near(dull.right, grey(blue))], `${dull.left}`).toEqual([true, true]);
    const inks = await picture().withIccProfile('cmyk').tiff().toBuffer();
    const { icc } = await sharp(inks).metadata();
    const resources = icc ? [resource(0x040f, icc)] : [];
    const press = await read('press.psd', await psd({ mode: 4, depth: 8, packed: false, resources }));
    expect([near(press.left, red), near(press.right, blue)], `${press.left} ${press.right}`).toEqual([
      true,
      true,
    ]);
  });

  test.each([
    ['a colour mode that is not read', 'lab.psd', { mode: 9, depth: 8, packed: false, resources: [small] }],
    [
      'no flattened picture, as the document says itself',
      'layers-only.psd',
      {
        mode: 3,
        depth: 8,
        packed: false,
        resources: [small, resource(0x0421, joinBytes([number(1, 4), new Uint8Array(9)]))],
      },
    ],
  ] as const)('%s: the embedded preview, with the size of the document', async (_why, name, document) => {
    const { photo, left } = await read(name, await psd(document));
    expect(photo).toMatchObject({
      width: 300,
      height: 200,
      warnings: ['Only the small embedded preview of this Photoshop document can be shown.'],
    });
    expect(near(left, red, 12), `${left}`).toBe(true);
  });

  test('a document without any picture that can be read is refused in one line', async () => {
    await expect(
      read('empty.psd', (await psd({ mode: 9, depth: 8, packed: false })).subarray(0, 40)),
    ).rejects.toThrow('empty.psd');
  });

  test('Photoshop’s small picture in a JPEG stands in for a main picture that is gone', async () => {
    const whole = await picture().jpeg().toBuffer();
    const sound = withSegments(whole, photoshopSegment(small));
    const tables = Buffer.from(sound).lastIndexOf(Buffer.of(0xff, 0xdb, 0x00));
    const { photo } = await read('cut.jpg', sound.subarray(0, tables));
    expect(photo.warnings).toEqual(['The picture cannot be decoded; its small embedded preview is shown.']);
  });
});
