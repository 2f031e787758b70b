/**
 * What a write through ExifTool must not change on its way: line ends and spaces of texts that stay,
 * and the number of XMP packets in a file.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dataset, iimSegment, latin1, xmpPacket } from '#core/metadata/crafted.test-support.ts';
import {
  drawn,
  openPlace,
  order,
  pngWith,
  xmpChunk,
  xmpProfileChunk,
} from '#main/tools/caption-files.test-support.ts';
import { differences, dump, exifToolRuns, program, sharedPhotos } from '#main/tools/exiftool.test-support.ts';

const { root, files, put, close } = await openPlace('exiftool-kept');
afterAll(close);
const headline = 'Leinen los in Łódź';
const patient = { timeout: 30_000 };

/** A JPEG that the native writer leaves alone for the bytes between its segments. */
async function doubtful(...datasets: Uint8Array[]): Promise<string> {
  const jpeg = await drawn(3).jpeg().toBuffer();
  return put(
    'HF.jpg',
    Buffer.concat([
      jpeg.subarray(0, 2),
      iimSegment(Buffer.concat(datasets)),
      latin1('strange'),
      jpeg.subarray(2),
    ]),
  );
}

/** The values of an IIM dataset, to the letter. */
function iim(path: string, tag: string): string[] {
  const said = execFileSync(program, ['-j', '-n', `-IPTC:${tag}`, path], { encoding: 'utf8' });
  return [JSON.parse(said)[0][tag]].flat();
}

describe.runIf(exifToolRuns)('line ends and spaces', () => {
  const spelled = 'Fähre „Nord“\r\nlegt ab \rum zehn. ';
  const sets: [string, (text: string) => Uint8Array][] = [
    ['Windows-1252', (text) => Buffer.from(text.replace('„', '\x84').replace('“', '\x93'), 'latin1')],
    // ä, „ and “; the byte of “ù” in the city tells the set from Windows-1252.
    ['Mac OS Roman', (text) => latin1(text.replace('ä', '\x8a').replace('„', '\xe3').replace('“', '\xd2'))],
    ['UTF-8 that nothing declares', (text) => Buffer.from(text)],
  ];

  test.each(sets)('of texts in %s stay when another field is written', patient, async (set, encode) => {
    const cityBytes = set === 'Mac OS Roman' ? latin1('Port \x9d\r') : encode('Port Fähr\r');
    const city = set === 'Mac OS Roman' ? 'Port ù\r' : 'Port Fähr\r';
    const path = await doubtful(
      dataset(2, 25, encode('Kai\r\nFähre')),
      dataset(2, 25, encode('plain \r')),
      dataset(2, 90, cityBytes),
      dataset(2, 105, encode('Old')),
      dataset(2, 116, encode('one\r\ntwo')),
      dataset(2, 120, encode(spelled)),
    );
    const outcome = await files.write(order(path, { headline }));
    expect(outcome).toMatchObject({ kind: 'written', file: { how: 'exiftool' } });
    expect(iim(path, 'Headline')).toEqual([headline]);
    expect(iim(path, 'Caption-Abstract')).toEqual([spelled]);
    expect(iim(path, 'Keywords')).toEqual(['Kai\r\nFähre', 'plain \r']);
    expect(iim(path, 'City')).toEqual([city]);
    expect(iim(path, 'CopyrightNotice')).toEqual(['one\r\ntwo']);
  });

  test('of a new caption arrive in IIM and EXIF', patient, async () => {
    const path = await doubtful(dataset(2, 105, 'Old'));
    const caption = 'Fähre\r\nlegt ab\rum zehn.';
    expect(await files.write(order(path, { caption }))).toMatchObject({ file: { how: 'exiftool' } });
    expect(iim(path, 'Caption-Abstract')).toEqual([caption]);
    expect(dump(path)['IFD0:ImageDescription']).toBe(caption);
  });

  const real = join(sharedPhotos, 'iim-latin1-no-marker-german-crlf.jpg');
  test.runIf(existsSync(real))('of a photo from the field stay', patient, async () => {
    const path = await put('field.jpg', await readFile(real));
    const before = iim(path, 'Caption-Abstract');
    expect(before[0]).toContain('\r\n');
    expect(await files.write(order(path, { headline }))).toMatchObject({ file: { how: 'exiftool' } });
    expect(iim(path, 'Caption-Abstract')).toEqual(before);
  });
});

/** The values of every XMP packet in a file that say its headline or city. */
function packets(path: string): string[] {
  return execFileSync(program, ['-a', '-G1', '-s', '-XMP:Headline', '-XMP:City', path], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/ +: /, ': '));
}

describe.runIf(exifToolRuns)('a PNG', () => {
  const oslo = xmpPacket('', 'photoshop:City="Oslo"');
  const one: [string, Uint8Array[]][] = [
    ['a packet in its own chunk', [xmpChunk(oslo)]],
    ['a packet in ImageMagick’s text', [xmpProfileChunk(oslo)]],
    ['the same packet in both', [xmpChunk(oslo), xmpProfileChunk(oslo)]],
    ['the same packet in both, the other way round', [xmpProfileChunk(oslo), xmpChunk(oslo)]],
    ['its chunk twice', [xmpChunk(oslo), xmpChunk(oslo)]],
  ];

  test.each(one)('with %s has one packet afterwards', patient, async (_what, chunks) => {
    const path = await put('HF.png', await pngWith(9, ...chunks));
    const before = dump(path);
    for (const said of ['Leinen fest', headline]) {
      expect(await files.write(order(path, { headline: said }))).toMatchObject({ kind: 'written' });
      expect(packets(path)).toEqual([`[XMP-photoshop] Headline: ${said}`, '[XMP-photoshop] City: Oslo']);
      expect((await readFile(path)).toString('latin1').match(/XML:com\.adobe\.xmp|Raw profile/g)).toEqual([
        'XML:com.adobe.xmp',
      ]);
    }
    expect(differences(before, dump(path))).toEqual(['XMP-photoshop:Headline']);
  });

  test('whose packets say different things is refused, as an original and as a copy', patient, async () => {
    const bergen = xmpPacket('', 'photoshop:City="Bergen"');
    const bytes = await pngWith(9, xmpChunk(oslo), xmpProfileChunk(bergen));
    const path = await put('HF.png', bytes);
    const refused = {
      kind: 'failed',
      reason:
        'HF.png was not written. It holds XMP in several places, which could not be made one. Nothing was changed; a sidecar can hold the caption.',
      instead: 'sidecar',
    };
    expect(await files.write(order(path, { headline }))).toEqual(refused);
    const to = { folder: join(root, 'copies'), fileName: 'HF.png', replace: false };
    expect(await files.write(order(path, { headline }, { to }))).toEqual(refused);
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(await files.write(order(path, { headline }, { to: 'sidecar' }))).toMatchObject({
      kind: 'written',
    });
  });

  const real = join(sharedPhotos, 'xmp-swedish.png');
  test.runIf(existsSync(real))('from the field has one packet, and all else as it was', patient, async () => {
    const path = join(root, 'field.png');
    await writeFile(path, await readFile(real));
    const before = dump(path);
    const { xmp: said } = (await files.inspect(path)).sources;
    expect(await files.write(order(path, { headline }))).toMatchObject({ kind: 'written' });
    expect(packets(path)).toEqual([`[XMP-photoshop] Headline: ${headline}`]);
    // ExifTool finds no XMP in the old text, which begins with a byte order mark: all of it is new to it.
    const differing = differences(before, dump(path));
    expect(differing).toContain('XMP-dc:Description');
    expect(differing.filter((tag) => !tag.startsWith('XMP-'))).toEqual([]);
    expect((await files.inspect(path)).sources.xmp).toEqual({ ...said, headline });
  });
});
