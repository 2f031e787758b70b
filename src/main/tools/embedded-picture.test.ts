import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '#core/metadata/bytes.ts';
import { type MetadataReading, readMetadata } from '#core/metadata/read.ts';
import { embeddedPicture, sameShape } from '#main/tools/embedded-picture.ts';

const photo = { photo: true, container: 'jpeg', mediaType: 'image/jpeg', raw: false } as const;
const light = { r: 200, g: 190, b: 160 };

/** What a file says that says nothing. */
const silent = readMetadata(sourceOf(new Uint8Array()), 'gif', {
  md5: () => new Uint8Array(16),
  inflate: () => null,
});

function saying(width: number, height: number, ...thumbnails: Uint8Array[]): MetadataReading {
  return { ...silent, orientation: 1, pixels: { width, height }, thumbnails };
}

/** A small JPEG with bars of a colour around a light picture. */
async function framed(width: number, height: number, bars: [across: number, down: number], bar = '#000') {
  const [across, down] = bars;
  const inner = { width: width - 2 * across, height: height - 2 * down, channels: 3 as const };
  const picture = await sharp({ create: { ...inner, background: light } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: bar } })
    .composite([{ input: picture, left: across, top: down }])
    .jpeg({ quality: 75 })
    .toBuffer();
}

async function shapeOf(metadata: MetadataReading): Promise<string | null> {
  const found = await embeddedPicture(sourceOf(new Uint8Array()), photo, metadata);
  if (!found) return null;
  const { width, height } = await sharp(found).metadata();
  return `${width}×${height}`;
}

describe('the picture a camera embedded', () => {
  test('of the photo’s own shape is taken as it is', async () => {
    expect(await shapeOf(saying(6000, 4000, await framed(160, 107, [0, 0])))).toBe('160×107');
  });

  test('framed with black bars is cropped to the photo', async () => {
    expect(await shapeOf(saying(6000, 4000, await framed(160, 120, [0, 7])))).toMatch(/^160×10[67]$/);
    expect(await shapeOf(saying(4000, 6000, await framed(160, 120, [40, 0])))).toMatch(/^8[0-2]×120$/);
    expect(await shapeOf(saying(3008, 2000, await framed(160, 120, [4, 9])))).toMatch(/^15[123]×10[123]$/);
  });

  test('of a dark scene is cropped to where it must stand', async () => {
    const night = await framed(160, 120, [70, 55]);
    expect(await shapeOf(saying(6000, 4000, night))).toBe('160×106');
  });

  test('of another shape is refused: the photo was cropped since', async () => {
    expect(await shapeOf(saying(4000, 4000, await framed(160, 120, [0, 0])))).toBeNull();
    expect(await shapeOf(saying(6000, 4000, await framed(160, 120, [0, 7], '#777')))).toBeNull();
    expect(await shapeOf(saying(4000, 6000, await framed(160, 107, [0, 0])))).toBeNull();
  });

  test('that is stale gives way to the next one that is not', async () => {
    const old = await framed(160, 120, [0, 0]);
    expect(await shapeOf(saying(4000, 4000, old, await framed(160, 160, [0, 0])))).toBe('160×160');
  });

  test('that is no JPEG, or a broken one, is passed over', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: light } })
      .png()
      .toBuffer();
    const broken = (await framed(160, 107, [0, 0])).subarray(0, 40);
    expect(await shapeOf(saying(6000, 4000, png, broken, new Uint8Array()))).toBeNull();
  });

  test('shapes are compared as far as whole pixels can tell', () => {
    expect(sameShape({ width: 160, height: 107 }, { width: 5568, height: 3712 })).toBe(true);
    expect(sameShape({ width: 120, height: 160 }, { width: 3024, height: 4032 })).toBe(true);
    expect(sameShape({ width: 160, height: 120 }, { width: 6000, height: 4000 })).toBe(false);
    expect(sameShape({ width: 1620, height: 1080 }, { width: 6000, height: 4000 })).toBe(true);
  });
});
