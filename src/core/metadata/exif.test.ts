import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '#core/metadata/bytes.ts';
import { type CraftedTag, exifBlock } from '#core/metadata/crafted.test-support.ts';
import { cameraName, readExif } from '#core/metadata/exif.ts';

function read(main: CraftedTag[], exif: CraftedTag[] = [], gps: CraftedTag[] = []) {
  const reading = readExif({ main: sourceOf(exifBlock(main, exif, gps)) });
  if (!reading) throw new Error('The block has no TIFF header');
  return reading;
}

test('time with zone and fraction, camera line, orientation, texts', () => {
  const reading = read(
    [
      { tag: 0x010e, text: 'Une régate à Vevey' },
      { tag: 0x010f, text: 'NIKON CORPORATION' },
      { tag: 0x0110, text: 'NIKON D6' },
      { tag: 0x0112, shorts: [6] },
      { tag: 0x013b, text: 'Ilse Brandt' },
    ],
    [
      { tag: 0x829a, rationals: [[1, 800]] },
      { tag: 0x829d, rationals: [[28, 10]] },
      { tag: 0x8827, shorts: [400] },
      { tag: 0x9003, text: '2026:11:12 09:41:22' },
      { tag: 0x9011, text: '+01:00' },
      { tag: 0x9291, text: '25' },
    ],
  );
  expect(reading).toMatchObject({
    imageDescription: 'Une régate à Vevey',
    artist: 'Ilse Brandt',
    capturedAt: '2026-11-12T09:41:22.25+01:00',
    camera: 'Nikon D6 · ISO 400 · 1/800 s · f/2.8',
    orientation: 6,
  });
});

test.each([
  ['127c1377b054a3f65bf2754ebb24e7f2', '127c1377b054a3f65bf2754ebb24e7f2'],
  ['00000000000000000000000000000000', ''],
  ['I12LLKL01SM I12LLKL01SM', ''],
  ['', ''],
])('the unique identifier %j is %j', (text, id) => {
  expect(read([], [{ tag: 0xa420, text }]).imageUniqueId).toBe(id);
});

describe('position', () => {
  const place = (latitude: [number, number][], longitude: [number, number][]) =>
    read(
      [{ tag: 0x0110, text: 'X' }],
      [],
      [
        { tag: 1, text: 'S' },
        { tag: 2, rationals: latitude },
        { tag: 3, text: 'E' },
        { tag: 4, rationals: longitude },
      ],
    );
  test('degrees, minutes and seconds; south is negative', () => {
    const { latitude, longitude } = place(
      [
        [33, 1],
        [55, 1],
        [3000, 100],
      ],
      [
        [18, 1],
        [2550, 100],
        [0, 1],
      ],
    );
    expect([latitude, longitude]).toEqual([-33.925, 18.425]);
  });
  test('no fix, division by zero and impossible degrees are no position', () => {
    expect(
      place(
        [
          [0, 1],
          [0, 1],
          [0, 1],
        ],
        [
          [0, 1],
          [0, 1],
          [0, 1],
        ],
      ).latitude,
    ).toBeNull();
    expect(place([[95, 1]], [[10, 1]]).latitude).toBeNull();
    expect(
      place(
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        [
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ).latitude,
    ).toBeNull();
  });
});

test.each([
  ['NIKON CORPORATION', 'NIKON Z 9', 'Nikon Z 9'],
  ['Canon', 'Canon EOS R3', 'Canon EOS R3'],
  ['SONY', 'ILCE-1', 'Sony ILCE-1'],
  ['Leica Camera AG', 'LEICA Q3', 'Leica Q3'],
  ['LG', 'G7', 'LG G7'],
  ['', 'Scanner 4', 'Scanner 4'],
  ['Apple', '', 'Apple'],
])('%j %j is the camera %j', (make, model, camera) => {
  expect(cameraName(make, model)).toBe(camera);
});

test('what a camera writes by itself is no description', () => {
  expect(read([{ tag: 0x010e, text: 'OLYMPUS DIGITAL CAMERA' }]).imageDescription).toBe('');
  expect(read([{ tag: 0x010e, text: '        ' }]).imageDescription).toBe('');
});

test('any bytes, and any damage to a sound block, are read without throwing', () => {
  const sound = exifBlock(
    [{ tag: 0x010e, text: 'A harbour at dawn' }],
    [{ tag: 0x9003, text: '2026:11:12 09:41:22' }],
    [
      {
        tag: 2,
        rationals: [
          [1, 1],
          [2, 1],
          [3, 1],
        ],
      },
    ],
  );
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.nat(255), fc.nat(sound.length), (at, byte, length) => {
      const damaged = sound.slice();
      damaged[at] = byte;
      readExif({ main: sourceOf(damaged) });
      readExif({ main: sourceOf(damaged.subarray(0, length)) });
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void readExif({ main: sourceOf(bytes) })),
  );
});
