/**
 * Builds RAW files as cameras lay them out, for tests only: a TIFF with a preview, sensor readings in
 * a directory of their own, and an EXIF directory with a maker note where one is asked for.
 */
import { joinBytes } from '#core/metadata/bytes.ts';
import { latin1 } from '#core/metadata/crafted.test-support.ts';

/** What makes one maker's file another than the next one's. */
export interface RawKind {
  readonly littleEndian?: boolean;
  /** The magic number of a TIFF, or what stands there in its place. */
  readonly magic?: number;
  readonly make: string;
  /** Whether it says that it is a DNG, with private bytes of its maker's. */
  readonly dng?: boolean;
  readonly makerNote?: Uint8Array;
  /** The sensor's compression: 1 for none, or a maker's own. */
  readonly compression?: number;
}

/** A crafted file, and the parts of it whose bytes no caption may change. */
export interface RawFile {
  readonly bytes: Uint8Array;
  /** The preview, where the main directory points, and the sensor's readings, where the other one does. */
  readonly strips: readonly [preview: Uint8Array, sensor: Uint8Array];
}

type Value = readonly number[] | string | Uint8Array;
type Entry = readonly [tag: number, type: keyof typeof widths, value: Value];

const widths = { byte: 1, ascii: 1, short: 2, long: 4, undefined: 1 } as const;
const types = { byte: 1, ascii: 2, short: 3, long: 4, undefined: 7 } as const;
const side = 16;
const dngEntries: readonly Entry[] = [
  [50706, 'byte', Uint8Array.of(1, 4, 0, 0)],
  [50740, 'byte', latin1('Darkroom\0what a maker keeps for itself')],
];

/** A whole file of a kind. */
export function rawFile(kind: RawKind): RawFile {
  const { littleEndian = false, magic = 42, dng = false, makerNote } = kind;
  const preview = Uint8Array.from({ length: side * side }, (_, at) => (at * 7) & 255);
  const sensor = Uint8Array.from({ length: side * side * 2 }, (_, at) => (at * 31 + 5) & 255);

  const write = (value: number, width: 2 | 4) => {
    const bytes = new Uint8Array(width);
    const view = new DataView(bytes.buffer);
    if (width === 2) view.setUint16(0, value, littleEndian);
    else view.setUint32(0, value, littleEndian);
    return bytes;
  };
  const valueBytes = (type: keyof typeof widths, value: Value) => {
    if (typeof value === 'string') return latin1(`${value}\0`);
    if (value instanceof Uint8Array) return value;
    return joinBytes(value.map((each) => write(each, widths[type] === 2 ? 2 : 4)));
  };
  /** A directory at a place in the file, with its longer values behind it. */
  const directory = (at: number, entries: readonly Entry[]) => {
    const heads: Uint8Array[] = [];
    const values: Uint8Array[] = [];
    let valuesAt = at + 2 + entries.length * 12 + 4;
    for (const [tag, type, value] of [...entries].sort(([one], [other]) => one - other)) {
      const bytes = valueBytes(type, value);
      const even = joinBytes([bytes, new Uint8Array(bytes.length % 2)]);
      const inline = bytes.length <= 4;
      const field = inline ? joinBytes([bytes, new Uint8Array(4 - bytes.length)]) : write(valuesAt, 4);
      heads.push(
        joinBytes([write(tag, 2), write(types[type], 2), write(bytes.length / widths[type], 4), field]),
      );
      if (inline) continue;
      values.push(even);
      valuesAt += even.length;
    }
    return joinBytes([write(entries.length, 2), ...heads, write(0, 4), ...values]);
  };
  const picture = (at: number, bits: number, length: number): Entry[] => [
    [256, 'long', [side]],
    [257, 'long', [side]],
    [258, 'short', [bits]],
    [273, 'long', [at]],
    [277, 'short', [1]],
    [278, 'long', [side]],
    [279, 'long', [length]],
  ];

  const start = 8;
  const previewAt = 512;
  const sensorAt = previewAt + preview.length;
  const exifAt = sensorAt + sensor.length;
  const exif = directory(exifAt, [
    [0x9003, 'ascii', '2026:11:12 09:41:07'],
    ...(makerNote ? ([[0x927c, 'undefined', makerNote]] satisfies Entry[]) : []),
  ]);
  const subAt = exifAt + exif.length;
  const sub = directory(subAt, [
    [254, 'long', [0]],
    [259, 'short', [kind.compression ?? 1]],
    [262, 'short', [32803]],
    [33421, 'short', [2, 2]],
    [33422, 'undefined', Uint8Array.of(0, 1, 1, 2)],
    ...picture(sensorAt, 16, sensor.length),
  ]);
  const main = directory(start, [
    [254, 'long', [1]],
    [259, 'short', [1]],
    [262, 'short', [1]],
    [271, 'ascii', kind.make],
    [272, 'ascii', 'Crafted'],
    [330, 'long', [subAt]],
    [0x8769, 'long', [exifAt]],
    ...picture(previewAt, 8, preview.length),
    ...(dng ? dngEntries : []),
  ]);
  const head = joinBytes([latin1(littleEndian ? 'II' : 'MM'), write(magic, 2), write(start, 4)]);
  const gap = new Uint8Array(previewAt - head.length - main.length);
  return { bytes: joinBytes([head, main, gap, preview, sensor, exif, sub]), strips: [preview, sensor] };
}
