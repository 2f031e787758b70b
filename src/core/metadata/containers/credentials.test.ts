import { describe, expect, test } from 'vitest';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { bmffBlocks } from '#core/metadata/containers/bmff.ts';
import { jpegBlocks } from '#core/metadata/containers/jpeg.ts';
import { pngBlocks } from '#core/metadata/containers/png.ts';
import { tiffBlocks } from '#core/metadata/containers/tiff-photo.ts';
import { webpBlocks } from '#core/metadata/containers/webp.ts';
import { bareJpeg, latin1, number, segment } from '#core/metadata/crafted.test-support.ts';

/** A JUMBF superbox in JPEG's wrapping, with a description box of this type. */
function jumbf(type: string): Uint8Array {
  const description = joinBytes([number(25, 4), latin1('jumd'), latin1(`${type}${'\0'.repeat(13)}`)]);
  return segment(
    0xeb,
    latin1('JP\0\x01'),
    number(1, 4),
    number(200, 4),
    latin1('jumb'),
    description,
    new Uint8Array(160),
  );
}

function chunk(type: string, bytes: Uint8Array = new Uint8Array()): Uint8Array {
  return joinBytes([number(bytes.length, 4), latin1(type), bytes, new Uint8Array(4)]);
}

describe('content credentials', () => {
  test('are found in JPEG, and told from other JUMBF boxes', () => {
    expect(jpegBlocks(sourceOf(bareJpeg(jumbf('c2pa')))).credentials).toBe(true);
    expect(jpegBlocks(sourceOf(bareJpeg(jumbf('json')))).credentials).toBe(false);
    expect(jpegBlocks(sourceOf(bareJpeg())).credentials).toBe(false);
  });

  test('are found in PNG', () => {
    const png = (...chunks: Uint8Array[]) =>
      joinBytes([latin1('\x89PNG\r\n\x1a\n'), chunk('IHDR', new Uint8Array(13)), ...chunks, chunk('IEND')]);
    expect(pngBlocks(sourceOf(png(chunk('caBX', latin1('x')))), () => null).credentials).toBe(true);
    expect(pngBlocks(sourceOf(png()), () => null).credentials).toBe(false);
  });

  test('are found in HEIC and AVIF', () => {
    const uuid = Uint8Array.from('d8fec3d61b0e483c92975828877ec481'.match(/../g) ?? [], (pair) =>
      Number.parseInt(pair, 16),
    );
    const type = joinBytes([number(16, 4), latin1('ftypheic\0\0\0\0')]);
    const meta = joinBytes([number(12, 4), latin1('meta\0\0\0\0')]);
    const store = joinBytes([number(32, 4), latin1('uuid'), uuid, new Uint8Array(8)]);
    expect(bmffBlocks(sourceOf(joinBytes([type, store, meta]))).credentials).toBe(true);
    expect(bmffBlocks(sourceOf(joinBytes([type, meta]))).credentials).toBe(false);
  });

  test('are found in TIFF and WebP', () => {
    const tiff = (tag: number) =>
      joinBytes([
        latin1('MM\0*'),
        number(8, 4),
        number(1, 2),
        number(tag, 2),
        number(7, 2),
        number(4, 4),
        number(0, 4),
        number(0, 4),
      ]);
    expect(tiffBlocks(sourceOf(tiff(0xcd41))).credentials).toBe(true);
    expect(tiffBlocks(sourceOf(tiff(0x010e))).credentials).toBe(false);
    const webp = (type: string) => latin1(`RIFF\x14\0\0\0WEBP${type}\x04\0\0\0abcd`);
    expect(webpBlocks(sourceOf(webp('C2PA'))).credentials).toBe(true);
    expect(webpBlocks(sourceOf(webp('VP8 '))).credentials).toBe(false);
  });
});
