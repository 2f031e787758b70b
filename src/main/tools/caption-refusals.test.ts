/** Photos that no writer may change because they are damaged: left alone, and the way out is named. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { latin1, photoshopSegment, resource, xmpSegment } from '#core/metadata/crafted.test-support.ts';
import {
  drawn,
  leftIn,
  openPlace,
  order,
  pngWith,
  xmpChunk,
} from '#main/tools/caption-files.test-support.ts';
import { exifToolRuns } from '#main/tools/exiftool.test-support.ts';

const { root, files, put, close } = await openPlace('caption-refusals');
afterAll(close);

const caption = 'Fährfrau Zoë Łukasz wirft im Hafen von Port Aldine die Leine.';
const brokenXml =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">';
// 2:120 promises more bytes than there are.
const beyond = resource(0x0404, latin1(`\x1c\x02\x69\0\x04Port\x1c\x02\x78\x0f\xffFerry`));

let last = 0;
async function jpegWith(segment: Uint8Array): Promise<Buffer> {
  const jpeg = await drawn(++last).jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

describe.runIf(exifToolRuns)('a damaged photo', () => {
  const cases: [string, string, () => Promise<Buffer>][] = [
    ['xml.jpg', 'its XMP data is damaged', () => jpegWith(xmpSegment(brokenXml))],
    ['xml.png', 'its XMP data is damaged', () => pngWith(++last, xmpChunk(brokenXml))],
    ['iim.jpg', 'its IIM data is damaged', () => jpegWith(photoshopSegment(beyond))],
    ['cut.jpg', 'it is cut off', async () => (await jpegWith(xmpSegment(brokenXml))).subarray(0, 60)],
  ];

  test.each(cases)(
    '%s is left as it is; its sidecar takes the caption',
    { timeout: 30_000 },
    async (name, said, make) => {
      const bytes = await make();
      const path = await put(name, bytes);

      const outcome = await files.write(order(path, { caption }));
      expect(outcome).toEqual({
        kind: 'failed',
        reason: expect.stringMatching(
          new RegExp(
            `^${name} was not written: ${said}.*\\. Nothing was changed; a sidecar can hold the caption\\.$`,
          ),
        ),
        instead: 'sidecar',
      });
      expect((await readFile(path)).equals(bytes)).toBe(true);
      expect(await leftIn(join(path, '..'))).toEqual([]);

      expect(await files.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject({
        kind: 'written',
      });
      expect((await files.inspect(path)).fields.caption).toBe(caption);
      expect((await readFile(path)).equals(bytes)).toBe(true);
    },
  );

  test('a copy of one is mended where ExifTool can: the original keeps what it leaves out', async () => {
    const path = join(root, 'mended.jpg');
    const bytes = await jpegWith(photoshopSegment(beyond));
    await writeFile(path, bytes);
    const to = { folder: join(root, 'mended'), fileName: 'mended.jpg', replace: false };
    expect(await files.write(order(path, { caption }, { to }))).toMatchObject({
      kind: 'written',
      file: { notes: ['Written by ExifTool: The IIM data is damaged.'] },
    });
    expect((await files.inspect(join(to.folder, to.fileName))).warnings).toEqual([]);
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  test('a copy of one is refused in the same words, and no half copy stays', async () => {
    const path = join(root, 'copied.jpg');
    await writeFile(path, await jpegWith(xmpSegment(brokenXml)));
    const to = { folder: join(root, 'out'), fileName: 'copied.jpg', replace: false };
    expect(await files.write(order(path, { caption }, { to }))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('a sidecar can hold the caption'),
    });
    await expect(readFile(join(to.folder, to.fileName))).rejects.toThrow('ENOENT');
    expect(await leftIn(to.folder)).toEqual([]);
  });
});
