/** The camera's own small picture, shown while the thumbnail is made: quick, upright, and of the same photo. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import {
  exifBlock,
  exifSegment,
  number,
  photoshopSegment,
  resource,
  withSegments,
} from '#core/metadata/crafted.test-support.ts';
import type { Pictures } from '#core/ports.ts';
import type { Photo } from '#core/records.ts';
import { type ChildLink, forkChild } from '#main/tools/child-link.ts';
import { openPictures, type PicturesSettings } from '#main/tools/pictures.ts';

// Children start and decode for real; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'cutline-glimpses-'));
const script = join(import.meta.dirname, 'picture-child.ts');
const opened: Pictures[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((pictures) => pictures.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

function open(settings: Partial<PicturesSettings> = {}): Pictures {
  const pictures = openPictures({ cacheFolder: mkdtempSync(join(folder, 'cache-')), script, ...settings });
  opened.push(pictures);
  return pictures;
}

/** A scene with a dark corner at the bottom right, so that every turn of it shows. */
async function scene(width: number, height: number) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#cde"/><rect x="50%" y="50%" width="50%" height="50%" fill="#321"/></svg>`;
  return sharp(Buffer.from(drawing)).jpeg().toBuffer();
}

function holding(jpeg: Uint8Array, small: Uint8Array, orientation = 1): Uint8Array {
  const thumbnail = resource(0x040c, joinBytes([number(1, 4), new Uint8Array(24), small]));
  const exif = exifBlock([{ tag: 0x0112, shorts: [orientation] }]);
  return withSegments(jpeg, exifSegment(exif), photoshopSegment(thumbnail));
}

async function imported(pictures: Pictures, path: string): Promise<Photo> {
  const { photo } = await pictures.read(path);
  return { id: '018f0000-0000-7000-8000-000000000000', path, fileName: 'x', copied: false, ...photo };
}

/** As an archive that was moved without its renditions has it. */
async function withoutThumbnail(pictures: Pictures, photo: Photo): Promise<Buffer> {
  const path = await pictures.rendition(photo, 'thumbnail');
  const kept = await sharp(path ?? '').toBuffer();
  rmSync(path ?? '');
  return kept;
}

const greyOf = (picture: string | Buffer) =>
  sharp(picture).resize(16, 16, { fit: 'fill' }).greyscale().toColourspace('b-w').raw().toBuffer();

/** Mean difference of two pictures at 16 × 16, of 255. */
async function difference(a: string | Buffer, b: string | Buffer): Promise<number> {
  const [one, other] = await Promise.all([greyOf(a), greyOf(b)]);
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}

describe('the camera’s own small picture', () => {
  test.each([1, 3, 6, 8])('orientation %i: stands as the thumbnail does', async (orientation) => {
    const path = join(folder, `held-${orientation}.jpg`);
    writeFileSync(path, holding(await scene(900, 600), await scene(160, 107), orientation));
    const pictures = open();
    const photo = await imported(pictures, path);
    expect(await pictures.rendition(photo, 'embedded')).toBeNull();
    const thumbnail = await withoutThumbnail(pictures, photo);
    const small = (await pictures.rendition(photo, 'embedded')) ?? '';
    expect(await difference(small, thumbnail)).toBeLessThan(6);
    const { width, height } = await sharp(small).metadata();
    expect(width > height).toBe(orientation < 5);
    expect(await pictures.rendition(photo, 'thumbnail')).not.toBeNull();
    expect(await pictures.rendition(photo, 'embedded')).toBeNull();
  });

  test('of a photo that was cropped since, or of a file that was replaced, is not shown', async () => {
    const pictures = open();
    const cropped = join(folder, 'cropped.jpg');
    writeFileSync(cropped, holding(await scene(600, 600), await scene(160, 107)));
    const square = await imported(pictures, cropped);
    await withoutThumbnail(pictures, square);
    expect(await pictures.rendition(square, 'embedded')).toBeNull();

    const path = join(folder, 'replaced.jpg');
    writeFileSync(path, holding(await scene(900, 600), await scene(160, 107)));
    const photo = await imported(pictures, path);
    await withoutThumbnail(pictures, photo);
    writeFileSync(path, holding(await scene(902, 600), await scene(160, 107)));
    expect(await pictures.rendition(photo, 'embedded')).toBeNull();
  });

  test('does not wait for the decoders', async () => {
    const path = join(folder, 'quick.jpg');
    writeFileSync(path, holding(await scene(900, 600), await scene(160, 107)));
    const first = open();
    const photo = await imported(first, path);
    const busyFile = join(folder, 'endless.jpg');
    writeFileSync(busyFile, await scene(90, 60));
    const endless = (place: string): ChildLink => {
      const link = forkChild(place);
      const asked = (message: unknown) => JSON.stringify(message).includes('endless.jpg');
      return { ...link, send: (message) => (asked(message) ? undefined : link.send(message)) };
    };
    const busy = open({ workers: 1, timeLimit: 60_000, startChild: endless });
    const decoding = busy.read(busyFile).catch(() => 'closed');
    const waiting = busy.read(path).catch(() => 'closed');
    expect(await busy.rendition(photo, 'embedded')).not.toBeNull();
    await busy.close();
    expect(await Promise.all([decoding, waiting])).toEqual(['closed', 'closed']);
  });
});

const real = resolve(import.meta.dirname, '../../../../shared/photos');
const photos = existsSync(real)
  ? readdirSync(real).filter((name) => /\.(?:jpe?g|nef|tiff?)$/.test(name))
  : [];

describe.skipIf(photos.length === 0)('real photos', () => {
  test('whatever is shown early looks like the thumbnail that follows', async () => {
    const pictures = open();
    let shown = 0;
    for (const name of photos) {
      const photo = await imported(pictures, join(real, name)).catch(() => null);
      if (!photo || !(await pictures.rendition(photo, 'thumbnail'))) continue;
      const thumbnail = await withoutThumbnail(pictures, photo);
      const small = await pictures.rendition(photo, 'embedded');
      if (!small) continue;
      shown += 1;
      // Cameras sharpen and brighten their small pictures; a turned or shifted one differs by 30 and more.
      expect(await difference(small, thumbnail), name).toBeLessThan(16);
    }
    expect(shown).toBeGreaterThanOrEqual(14);
  });
});
