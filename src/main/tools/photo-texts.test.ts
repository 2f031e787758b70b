/** The texts of a photo through the picture child, and how long they are kept. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import { bareJpeg, dataset, iimSegment, utf8Marker } from '#core/metadata/crafted.test-support.ts';
import { noTexts, type PhotoTexts } from '#core/receivers/photo-texts.ts';
import { rememberTexts } from '#main/tools/photo-texts.ts';
import { openPictures } from '#main/tools/pictures.ts';

// A child starts for real; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'cutline-photo-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a photo’s texts come through the child as they stand', async () => {
  const path = join(folder, 'HF_0001.jpg');
  writeFileSync(path, bareJpeg(iimSegment(joinBytes([utf8Marker, dataset(2, 110, 'Grüße')]))));
  const script = join(import.meta.dirname, 'picture-child.ts');
  const pictures = openPictures({ cacheFolder: join(folder, 'renditions'), script, workers: 1 });
  try {
    const texts = await pictures.texts(path);
    expect(texts.iim['2:110']).toEqual(['Gr\xc3\xbc\xc3\x9fe']);
    await expect(pictures.texts(join(folder, 'gone.jpg'))).rejects.toThrow(/gone\.jpg/);
  } finally {
    await pictures.close();
  }
});

test('the last file is read once, until it changes', async () => {
  const path = join(folder, 'HF_0002.jpg');
  writeFileSync(path, 'a photo');
  const read = vi.fn<(path: string) => Promise<PhotoTexts>>(async () => noTexts);
  const texts = rememberTexts(read);
  await texts(path);
  await texts(path);
  expect(read).toHaveBeenCalledTimes(1);
  utimesSync(path, new Date(0), new Date(1_000));
  await texts(path);
  expect(read).toHaveBeenCalledTimes(2);
});

test('a failure is not kept', async () => {
  const path = join(folder, 'HF_0003.jpg');
  writeFileSync(path, 'a photo');
  const read = vi
    .fn<(path: string) => Promise<PhotoTexts>>()
    .mockRejectedValueOnce(new Error('HF_0003.jpg could not be read'))
    .mockResolvedValue(noTexts);
  const texts = rememberTexts(read);
  await expect(texts(path)).rejects.toThrow('could not be read');
  expect(await texts(path)).toEqual(noTexts);
});
