/** Formats that say where they end: whole files are known as whole, their beginnings never are. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { wholeness } from '#core/ingest/whole.ts';
import { joinBytes, sourceOf } from '#core/metadata/bytes.ts';
import { latin1, number } from '#core/metadata/crafted.test-support.ts';
import { jpeg } from '#main/ingest/ingest.test-support.ts';

const picture = () => sharp({ create: { width: 64, height: 900, channels: 3, background: '#385' } });
const box = (type: string, contents: Uint8Array) =>
  joinBytes([number(contents.length + 8, 4), latin1(type), contents]);
const raf = () => {
  const head = new Uint8Array(160);
  head.set(latin1('FUJIFILMCCD-RAW 0201'));
  for (const [at, place] of [
    [84, [160, 100]],
    [92, [260, 40]],
    [100, [300, 700]],
  ] as const)
    head.set(joinBytes(place.map((value) => number(value, 4))), at);
  return joinBytes([head, new Uint8Array(840).fill(7)]);
};
const packet = (end: string) =>
  latin1(
    `<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/>${end}`,
  );

const wholes: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[] = [
  ['JPEG', () => jpeg()],
  ['PNG', () => picture().png().toBuffer()],
  ['WebP', () => picture().webp().toBuffer()],
  ['GIF', () => picture().gif().toBuffer()],
  ['AVIF', () => picture().avif({ effort: 0 }).toBuffer()],
  ['TIFF', () => picture().tiff({ compression: 'none' }).toBuffer()],
  ['tiled TIFF', () => picture().tiff({ tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer()],
  [
    'CR3',
    () =>
      joinBytes([
        box('ftyp', latin1('crx isom')),
        box('moov', latin1('facts')),
        box('mdat', new Uint8Array(500)),
      ]),
  ],
  ['RAF', raf],
  [
    'a voice memo',
    () => joinBytes([latin1('RIFF'), new Uint8Array([100, 0, 0, 0]), latin1('WAVE'), new Uint8Array(96)]),
  ],
  ['a sidecar', () => packet('</x:xmpmeta>\n')],
];

describe.each(wholes)('%s', (_name, make) => {
  test('is whole, and none of its beginnings is', async () => {
    const bytes = new Uint8Array(await make());
    expect(wholeness(sourceOf(bytes))).toBe('whole');
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const beginning = bytes.subarray(0, Math.floor(bytes.length * share));
      expect(wholeness(sourceOf(beginning)), String(share)).not.toBe('whole');
    }
  });
});

test('a sidecar ends with its text or with the instruction behind its padding', () => {
  const padded = packet(`</x:xmpmeta>${' \n'.repeat(2_000)}<?xpacket end="w"?>`);
  expect(wholeness(sourceOf(padded))).toBe('whole');
  expect(wholeness(sourceOf(padded.subarray(0, -5)))).toBe('unfinished');
});

test('what does not say where it ends is unknown; nothing is read for ever', () => {
  expect(wholeness(sourceOf(latin1('8BPS and what follows')))).toBe('unknown');
  expect(wholeness(sourceOf(latin1('RIFF\0\0\0\0WAVE')))).toBe('unknown');
  expect(wholeness(sourceOf(new Uint8Array()))).toBe('unknown');
  // A directory that names itself as the next one.
  const loop = joinBytes([latin1('MM'), number(42, 2), number(8, 4), number(0, 2), number(8, 4)]);
  expect(wholeness(sourceOf(loop))).toBe('unknown');
});
