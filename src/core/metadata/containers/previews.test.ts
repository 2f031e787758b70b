import { describe, expect, test } from 'vitest';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { findPreviews } from '#core/metadata/containers/previews.ts';
import { latin1, number, segment } from '#core/metadata/crafted.test-support.ts';

/** A JPEG of headers alone, of a size; `frame` is its marker: 0xc3 is lossless sensor data. */
function jpegOf(width: number, height: number, frame = 0xc0): Uint8Array {
  return joinBytes([
    Uint8Array.of(0xff, 0xd8),
    segment(frame, Uint8Array.of(8), number(height, 2), number(width, 2), Uint8Array.of(1, 1, 0x11, 0)),
    Uint8Array.of(0xff, 0xda, 0, 2, 0, 0, 0xff, 0xd9),
  ]);
}

interface Tag {
  readonly tag: number;
  readonly type?: number;
  readonly count?: number;
  readonly value: number;
}

/** A big-endian directory of tags whose values fit into them. */
function directory(tags: readonly Tag[], next = 0): Uint8Array {
  return joinBytes([
    number(tags.length, 2),
    ...tags.map(({ tag, type = 4, count = 1, value }) =>
      joinBytes([number(tag, 2), number(type, 2), number(count, 4), number(value, 4)]),
    ),
    number(next, 4),
  ]);
}

/** Pieces at their places, with zeros between. */
function laidOut(...pieces: readonly (readonly [at: number, bytes: Uint8Array])[]): Uint8Array {
  const file = new Uint8Array(Math.max(...pieces.map(([at, bytes]) => at + bytes.length)));
  for (const [at, bytes] of pieces) file.set(bytes, at);
  return file;
}

const tiffHead = joinBytes([latin1('MM\0*'), number(8, 4)]);
const small = jpegOf(160, 120);
const middle = jpegOf(1616, 1080);
const large = jpegOf(6000, 4000);
const pointed = (at: number, bytes: Uint8Array): Tag[] => [
  { tag: 0x0201, value: at },
  { tag: 0x0202, value: bytes.length },
];
const strip = (at: number, bytes: Uint8Array): Tag[] => [
  { tag: 0x0111, value: at },
  { tag: 0x0117, value: bytes.length },
];

const box = (type: string, ...parts: Uint8Array[]) => {
  const inside = joinBytes(parts);
  return joinBytes([number(inside.length + 8, 4), latin1(type), inside]);
};
const uuidBox = (uuid: string, ...parts: Uint8Array[]) =>
  box(
    'uuid',
    Uint8Array.from(uuid.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)),
    ...parts,
  );

function cr3(): Uint8Array {
  const table = (at: number) =>
    box(
      'moov',
      box(
        'trak',
        box(
          'mdia',
          box(
            'minf',
            box(
              'stbl',
              box('stsz', number(0, 4), number(large.length, 4), number(1, 4)),
              box('co64', number(0, 4), number(1, 4), number(0, 4), number(at, 4)),
            ),
          ),
        ),
      ),
    );
  const before = joinBytes([
    box('ftyp', latin1('crx '), number(1, 4), latin1('crx isom')),
    uuidBox(
      'eaf42b5e1c984b88b9fbb7dc406e4d16',
      number(0, 4),
      number(1, 4),
      box('PRVW', new Uint8Array(16), middle),
    ),
  ]);
  const at = before.length + table(0).length + 8;
  return joinBytes([before, table(at), box('mdat', large)]);
}

function orf(): Uint8Array {
  const note = laidOut(
    [0, latin1('OLYMPUS\0MM\x03\0')],
    [12, directory([{ tag: 0x2020, type: 13, value: 60 }])],
    [
      60,
      directory([
        { tag: 0x0101, value: 200 },
        { tag: 0x0102, value: middle.length },
      ]),
    ],
    [200, middle],
  );
  return laidOut(
    [0, joinBytes([latin1('MMOR'), number(8, 4)])],
    [8, directory([{ tag: 0x8769, value: 100 }])],
    [100, directory([{ tag: 0x927c, type: 7, count: 150, value: 300 }])],
    [300, note],
  );
}

const sizesOf = (file: Uint8Array, container: 'tiff' | 'raf' | 'bmff') =>
  findPreviews(sourceOf(file), container).map(({ width, height }) => `${width}×${height}`);

describe('the pictures inside RAW files, largest first', () => {
  test('CR2: the strip of the first directory before the thumbnail of the second', () => {
    const file = laidOut(
      [0, tiffHead],
      [8, directory(strip(300, large), 100)],
      [100, directory(pointed(200, small))],
      [200, small],
      [300, large],
    );
    expect(sizesOf(file, 'tiff')).toEqual(['6000×4000', '160×120']);
  });

  test('NEF and ARW: previews in sub-directories; lossless sensor data is none', () => {
    const sensor = jpegOf(6048, 4024, 0xc3);
    const file = laidOut(
      [0, tiffHead],
      [8, directory([{ tag: 330, type: 4, value: 100 }, ...strip(500, sensor)], 200)],
      [100, directory(pointed(400, middle))],
      [200, directory(pointed(300, small))],
      [300, small],
      [400, middle],
      [500, sensor],
    );
    expect(sizesOf(file, 'tiff')).toEqual(['1616×1080', '160×120']);
  });

  test('RW2: the JPEG inside the tag', () => {
    const file = laidOut(
      [0, joinBytes([latin1('MM\0\x55'), number(8, 4)])],
      [8, directory([{ tag: 0x002e, type: 7, count: middle.length, value: 100 }])],
      [100, middle],
    );
    expect(sizesOf(file, 'tiff')).toEqual(['1616×1080']);
  });

  test('ORF: the place is in the maker note, counted from its start', () => {
    expect(findPreviews(sourceOf(orf()), 'tiff')).toEqual([
      { start: 500, length: middle.length, width: 1616, height: 1080 },
    ]);
  });

  test('RAF: the header says where', () => {
    const file = laidOut(
      [0, latin1('FUJIFILMCCD-RAW ')],
      [84, joinBytes([number(148, 4), number(large.length, 4)])],
      [148, large],
    );
    expect(sizesOf(file, 'raf')).toEqual(['6000×4000']);
  });

  test('CR3: the preview box, and the full-size picture of the first track', () => {
    expect(sizesOf(cr3(), 'bmff')).toEqual(['6000×4000', '1616×1080']);
  });
});

describe('RAW files that say nothing, or something wrong', () => {
  test('a useful JPEG is found where no structure points to it', () => {
    const file = laidOut([0, tiffHead], [8, directory(pointed(60, small))], [60, small], [5000, middle]);
    expect(sizesOf(file, 'tiff')).toEqual(['1616×1080', '160×120']);
  });

  test('places outside the file, and a file full of JPEG signatures, end quietly', () => {
    expect(sizesOf(laidOut([0, tiffHead], [8, directory(pointed(9_000_000, large))]), 'tiff')).toEqual([]);
    const hostile = new Uint8Array(3_000_000).map((_, at) => [0xff, 0xd8, 0xff][at % 3] ?? 0);
    hostile.set(tiffHead);
    const begun = performance.now();
    expect(sizesOf(hostile, 'tiff')).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
