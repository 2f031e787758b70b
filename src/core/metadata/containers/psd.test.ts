import { describe, expect, test } from 'vitest';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { psdBlocks, readPsdHeader } from '#core/metadata/containers/psd.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import {
  dataset,
  exifBlock,
  latin1,
  number,
  resource,
  utf8,
  xmpDescription,
  xmpPacket,
} from '#core/metadata/crafted.test-support.ts';
import { readMetadata } from '#core/metadata/read.ts';

const small = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);

function psd(version: 1 | 2, resources: readonly Uint8Array[], layers = 6): Uint8Array {
  const block = joinBytes([new Uint8Array(), ...resources]);
  return joinBytes([
    latin1('8BPS'),
    number(version, 2),
    new Uint8Array(6),
    number(3, 2),
    number(400, 4),
    number(600, 4),
    number(8, 2),
    number(3, 2),
    number(0, 4),
    number(block.length, 4),
    block,
    ...(version === 2 ? [number(0, 4)] : []),
    number(layers, 4),
    new Uint8Array(layers),
  ]);
}

const thumbnail = (format: number) =>
  resource(0x040c, joinBytes([number(format, 4), new Uint8Array(24), small]));

const tools = { md5: () => new Uint8Array(16), inflate: () => null };

describe('Photoshop documents', () => {
  const file = psd(1, [
    resource(0x0404, dataset(2, 90, 'Bergen')),
    thumbnail(1),
    resource(0x0422, exifBlock([{ tag: 0x0112, shorts: [6] }])),
    resource(0x0424, utf8(xmpPacket(xmpDescription('A ferry leaves Bergen.')))),
  ]);

  test('are photos, with the words and the small picture of their resources', () => {
    expect(sniff(sourceOf(file))).toMatchObject({ photo: true, mediaType: 'image/vnd.adobe.photoshop' });
    expect(readMetadata(sourceOf(file), 'psd', tools)).toMatchObject({
      fields: { caption: 'A ferry leaves Bergen.', city: 'Bergen' },
      pixels: { width: 600, height: 400 },
      orientation: 6,
      thumbnails: [small],
      warnings: [],
    });
  });

  test.each([1, 2] as const)('version %s: the picture begins behind the layers', (version) => {
    const bytes = psd(version, [thumbnail(1)]);
    expect(readPsdHeader(sourceOf(bytes))?.picture).toBe(bytes.length);
  });

  test('an uncompressed small picture of old versions is left out', () => {
    expect(psdBlocks(sourceOf(psd(1, [thumbnail(0)]))).photoshopThumbnail).toBeNull();
  });

  test('cut anywhere, what stood before the cut is read', () => {
    for (let length = 0; length < file.length; length += 7) {
      expect(() => readMetadata(sourceOf(file.subarray(0, length)), 'psd', tools)).not.toThrow();
    }
    expect(psdBlocks(sourceOf(file.subarray(0, 20))).damaged).toBe(true);
  });
});
