/**
 * RAW originals that somebody told the desk to write into: ExifTool adds the caption, and everything
 * else, the sensor's readings first of all, stays as the camera wrote it; or the file is refused.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import { latin1, number } from '#core/metadata/crafted.test-support.ts';
import { leftIn, openPlace, order } from '#main/tools/caption-files.test-support.ts';
import { differences, dump, exifToolRuns } from '#main/tools/exiftool.test-support.ts';
import { type RawKind, rawFile } from '#main/tools/exiftool-raw.test-support.ts';

const { files, put, close } = await openPlace('exiftool-raw');
afterAll(close);
const headline = 'Leinen los in Łódź';
const intoOriginal = { rawOriginals: true };

// One entry, Quality, behind the maker's own head and byte order.
const pentaxNote = joinBytes([
  latin1('AOC\0MM'),
  ...[number(1, 2), number(8, 2), number(3, 2), number(1, 4), number(2, 2), number(0, 2), number(0, 4)],
]);
const written: [string, RawKind][] = [
  ['A_1.dng', { make: 'Darkroom', dng: true }],
  ['A_1.NEF', { make: 'NIKON CORPORATION', compression: 34713 }],
  ['A_1.ARW', { make: 'SONY', littleEndian: true, compression: 32767 }],
  ['A_1.PEF', { make: 'PENTAX', compression: 65535, makerNote: pentaxNote }],
  ['A_1.SRW', { make: 'SAMSUNG', littleEndian: true }],
  ['A_1.ORF', { make: 'OLYMPUS', littleEndian: true, magic: 0x4f52 }],
];
// Heads of files, and whole ones that ExifTool has no way to write.
const refused: [string, Uint8Array, string][] = [
  [
    'A_1.CR2',
    joinBytes([latin1('II*\0\x10\0\0\0CR\x02\0'), new Uint8Array(64)]),
    '. ExifTool could not write it: CR2 image IFD may not be deleted',
  ],
  [
    'A_1.CR3',
    joinBytes([number(24, 4), latin1('ftypcrx '), number(1, 4), latin1('crx isom')]),
    ': it is cut off or damaged inside its metadata',
  ],
  [
    'A_1.RAF',
    joinBytes([latin1('FUJIFILMCCD-RAW 0201'), new Uint8Array(200)]),
    '. ExifTool could not write it: Format error in file',
  ],
  [
    'A_1.RW2',
    rawFile({ make: 'Panasonic', littleEndian: true, magic: 0x55 }).bytes,
    '. ExifTool could not write it: Error reading Panasonic raw data',
  ],
  [
    'A_1.3FR',
    rawFile({ make: 'Hasselblad' }).bytes,
    '. ExifTool could not write it: Writing of 3FR files is not yet supported',
  ],
  [
    'A_1.dng',
    rawFile({ make: 'Darkroom', dng: true, makerNote: latin1('Darkroom\0notes of its own') }).bytes,
    '. ExifTool could not write it: [minor] Maker notes could not be parsed',
  ],
];

describe.runIf(exifToolRuns)('into a RAW original', () => {
  test.each(written)(
    '%s goes one field, and nothing else differs',
    { timeout: 30_000 },
    async (name, kind) => {
      const { bytes, strips } = rawFile(kind);
      const path = await put(name, bytes);
      await files.write(order(path, { headline: 'Harbour', city: 'Port Aldine' }, intoOriginal));
      const before = dump(path);
      expect(await files.write(order(path, { headline }, intoOriginal))).toMatchObject({
        kind: 'written',
        file: { how: 'exiftool' },
      });
      const after = dump(path);
      expect(differences(before, after)).toEqual(['XMP-photoshop:Headline', 'IPTC:Headline']);
      expect(await files.inspect(path)).toMatchObject({
        raw: true,
        fields: { headline, city: 'Port Aldine' },
      });
      expect(await leftIn(join(path, '..'))).toEqual([]);

      const now = await readFile(path);
      const places = [after['IFD0:StripOffsets'], after['SubIFD:StripOffsets']].map(Number);
      strips.forEach((strip, nth) => {
        const at = places[nth] ?? -1;
        expect(now.subarray(at, at + strip.length).equals(strip)).toBe(true);
      });
    },
  );

  test('the first caption changes nothing that the camera wrote', { timeout: 30_000 }, async () => {
    const path = await put('A_1.PEF', rawFile({ make: 'PENTAX', makerNote: pentaxNote }).bytes);
    const before = dump(path);
    expect(before).toMatchObject({ 'Pentax:Quality': 'Best', 'ExifIFD:DateTimeOriginal': expect.anything() });
    await files.write(order(path, { headline, dateCreated: '2026-11-13' }, intoOriginal));
    const added = differences(before, dump(path)).filter((tag) => before[tag] === undefined);
    expect(added).toContain('IPTC:DateCreated');
    expect(differences(before, dump(path))).toEqual(added);
  });

  test.each(refused)('%s goes nothing, in one sentence', { timeout: 30_000 }, async (name, bytes, why) => {
    const path = await put(name, bytes);
    expect(await files.write(order(path, { headline }, intoOriginal))).toEqual({
      kind: 'failed',
      reason: `${name} was not written${why}. Nothing was changed; a sidecar can hold the caption.`,
      instead: 'sidecar',
    });
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(await leftIn(join(path, '..'))).toEqual([]);
  });
});
