/** RAW originals: their captions go beside them, unless somebody says otherwise. */
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import { exifBlock, latin1, number } from '#core/metadata/crafted.test-support.ts';
import { leftIn, openPlace, order } from '#main/tools/caption-files.test-support.ts';

const { files, put, close } = await openPlace('caption-raw');
afterAll(close);

const caption = 'Fährfrau Zoë Łukasz wirft im Hafen von Port Aldine die Leine.';
// Sensor readings behind a colour filter array.
const sensor = { tag: 262, shorts: [32803] };
const tiff = exifBlock([{ tag: 256, shorts: [4] }, sensor]);

/** What each camera's files begin with; a caption beside them needs no more of them. */
const kinds: [string, Uint8Array][] = [
  ['A_1.CR3', joinBytes([number(24, 4), latin1('ftypcrx '), number(1, 4), latin1('crx isom')])],
  ['A_1.CR2', joinBytes([latin1('II*\0\x10\0\0\0CR\x02\0'), new Uint8Array(64)])],
  ['A_1.NEF', exifBlock([sensor, { tag: 271, text: 'NIKON CORPORATION' }])],
  ['A_1.ARW', exifBlock([sensor, { tag: 271, text: 'SONY' }])],
  ['A_1.RAF', joinBytes([latin1('FUJIFILMCCD-RAW 0201'), new Uint8Array(200)])],
  ['A_1.ORF', joinBytes([latin1('IIRO\x08\0\0\0'), new Uint8Array(64)])],
  ['A_1.RW2', joinBytes([latin1('IIU\0\x18\0\0\0'), new Uint8Array(64)])],
  [
    'A_1.dng',
    exifBlock([
      { tag: 256, shorts: [4] },
      { tag: 50706, shorts: [0x0104, 0] },
    ]),
  ],
];

describe('“into the original” means beside it for', () => {
  test.each(kinds)('%s', async (name, bytes) => {
    const path = await put(name, bytes);
    const outcome = await files.write(order(path, { caption }));
    expect(outcome).toMatchObject({
      kind: 'written',
      file: {
        path: join(await realpath(join(path, '..')), 'A_1.xmp'),
        how: 'sidecar',
        notes: [`${name} is a RAW original and was not written into; its caption is in A_1.xmp.`],
      },
    });
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(await files.inspect(path)).toMatchObject({ raw: true, sources: { sidecar: { caption } } });
    expect(await leftIn(join(path, '..'))).toEqual([]);
    expect(await files.write(order(path, { caption }))).toMatchObject({ file: { how: 'kept' } });
  });
});

test('a RAW whose sidecar another program keeps gets the caption there', async () => {
  const path = await put('A_1.NEF', tiff);
  await files.write(order(path, { headline: 'Harbour' }, { to: 'sidecar' }));
  await files.write(order(path, { caption }));
  expect((await files.inspect(path)).sources.sidecar).toEqual({ headline: 'Harbour', caption });
});

test('a copy of a RAW is a copy: it is written into', async () => {
  const path = await put('A_1.NEF', tiff);
  const to = { folder: join(path, '..', 'out'), fileName: 'A_1.NEF', replace: false };
  const outcome = await files.write(order(path, { caption }, { to }));
  expect(JSON.stringify(outcome)).not.toContain('RAW original');
});
