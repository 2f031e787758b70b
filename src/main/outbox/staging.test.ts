import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import type { Staging } from '#core/outbox/staging.ts';
import type { CaptionFiles } from '#core/ports.ts';
import type { Photo } from '#core/records.ts';
import { clock, photoCalled } from '#main/archive/testing.ts';
import { openStaging } from '#main/outbox/staging.ts';
import { openCaptionFiles } from '#main/tools/caption-files.ts';
import { openExifTool } from '#main/tools/exiftool.ts';
import { openPictures, type PictureReader } from '#main/tools/pictures.ts';

const fields = applyChanges(emptyCaption, {
  caption: 'The ferry Nordstern in Vessel Bay.',
  byline: 'Mara Lindqvist',
});
const asItIs = { longestEdge: null, quality: 90 };

let folder = '';
let pictures: PictureReader;
let captionFiles: CaptionFiles;
let staging: Staging;
let send = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutline-staging-'));
  const script = join(import.meta.dirname, '../tools/picture-child.ts');
  pictures = openPictures({ cacheFolder: join(folder, 'renditions'), script, workers: 1 });
  captionFiles = openCaptionFiles({ reader: pictures, exiftool: openExifTool() });
  staging = openStaging({ archiveFolder: folder, pictures, captionFiles });
});
afterAll(async () => {
  await captionFiles.close();
  await pictures.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  send = clock.newId();
  await staging.begin(send);
});

async function photo(name: string, width: number, height: number): Promise<Photo> {
  const path = join(folder, name);
  await sharp({ create: { width, height, channels: 3, background: '#336699' } }).toFile(path);
  const mediaType = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return photoCalled(name, { path, width, height, mediaType });
}

const own = () => join(folder, 'outbox', send);
const sha = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('pictures', () => {
  test('a JPEG goes as it is, with the caption inside; the original is left alone', async () => {
    const original = await photo('HF_0001.jpg', 640, 480);
    const before = sha(original.path);
    const staged = await staging.picture(send, {
      photo: original,
      fields,
      rendition: asItIs,
      name: 'HF_0001.jpg',
    });
    expect(staged).toMatchObject({ width: 640, height: 480, mediaType: 'image/jpeg', name: 'HF_0001.jpg' });
    const said = await captionFiles.inspect(join(own(), 'HF_0001.jpg'));
    expect(said.fields).toMatchObject({ caption: fields.caption, byline: 'Mara Lindqvist' });
    expect(sha(original.path)).toBe(before);
    expect(readdirSync(own())).toEqual(['HF_0001.jpg']);
  });

  test('a larger one is made smaller, with the caption inside and its colours named', async () => {
    const original = await photo('HF_0002.jpg', 900, 600);
    const rendition = { longestEdge: 300, quality: 70 };
    const staged = await staging.picture(send, { photo: original, fields, rendition, name: 'small.jpg' });
    expect(staged).toMatchObject({ width: 300, height: 200 });
    const facts = await sharp(join(own(), 'small.jpg')).metadata();
    expect(facts).toMatchObject({ format: 'jpeg', width: 300, height: 200, space: 'srgb' });
    expect(facts.icc).toBeDefined();
    const said = await captionFiles.inspect(join(own(), 'small.jpg'));
    expect(said.fields).toMatchObject({ caption: fields.caption });
    expect(readdirSync(own())).toEqual(['small.jpg']);
  });

  test('a smaller one is never made larger', async () => {
    const original = await photo('HF_0003.jpg', 200, 100);
    const rendition = { longestEdge: 2_000, quality: 70 };
    const staged = await staging.picture(send, { photo: original, fields, rendition, name: 'small.jpg' });
    expect(staged).toMatchObject({ width: 200, height: 100 });
  });

  test('whatever the original is, a JPEG goes', async () => {
    const original = await photo('HF_0004.png', 200, 100);
    await staging.picture(send, { photo: original, fields, rendition: asItIs, name: 'HF_0004.jpg' });
    expect((await sharp(join(own(), 'HF_0004.jpg')).metadata()).format).toBe('jpeg');
  });

  test('a photo that is gone is one sentence', async () => {
    const gone = photoCalled('HF_0005.jpg', { path: join(folder, 'HF_0005.jpg') });
    await expect(
      staging.picture(send, { photo: gone, fields, rendition: asItIs, name: 'HF_0005.jpg' }),
    ).rejects.toThrow(/HF_0005/);
  });
});

describe('finish', () => {
  const document = {
    name: 'HF_0001.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from('VESSEL BAY, Norway\n'),
  };

  test('sums every file up, the document last; only then is the send staged', async () => {
    const delivery = clock.newId();
    const original = await photo('HF_0006.jpg', 60, 40);
    const picture = await staging.picture(send, {
      photo: original,
      fields,
      rendition: asItIs,
      name: 'HF_0001.jpg',
    });
    expect(await staging.staged(send, delivery)).toBeNull();
    const parcels = await staging.finish(send, {
      delivery,
      pictures: [picture],
      documents: [document],
      zip: null,
    });
    expect(parcels.map(({ name }) => name)).toEqual(['HF_0001.jpg', 'HF_0001.txt']);
    for (const { path, bytes, hash } of parcels) {
      expect(readFileSync(path)).toHaveLength(bytes);
      expect(sha(path)).toBe(hash);
    }
    expect(await staging.staged(send, delivery)).toEqual(parcels);
    expect(await staging.staged(send, clock.newId())).toBeNull();
    expect(await staging.list()).toContain(send);
  });

  test('one zip of both; the same files make the same bytes', async () => {
    const original = await photo('HF_0007.jpg', 600, 400);
    const picture = await staging.picture(send, {
      photo: original,
      fields,
      rendition: asItIs,
      name: 'HF_0001.jpg',
    });
    const bytes = readFileSync(join(own(), 'HF_0001.jpg'));
    const files = { delivery: clock.newId(), pictures: [picture], documents: [document], zip: 'HF_0001.zip' };
    const [parcel, ...others] = await staging.finish(send, files);
    expect(others).toEqual([]);
    expect(parcel).toMatchObject({ name: 'HF_0001.zip', mediaType: 'application/zip' });
    const unzipped = unzipSync(readFileSync(parcel?.path ?? ''));
    expect(Object.keys(unzipped)).toEqual(['HF_0001.jpg', 'HF_0001.txt']);
    expect(Buffer.from(unzipped['HF_0001.jpg'] ?? [])).toEqual(bytes);
    expect(Buffer.from(unzipped['HF_0001.txt'] ?? []).toString()).toBe('VESSEL BAY, Norway\n');
  });

  test('what is cut off, changed or half removed is not staged', async () => {
    const delivery = clock.newId();
    const files = { delivery, pictures: [], documents: [document], zip: null };
    const [parcel] = await staging.finish(send, files);
    truncateSync(parcel?.path ?? '', 5);
    expect(await staging.staged(send, delivery)).toBeNull();
    await staging.begin(send);
    expect(readdirSync(own())).toEqual([]);
    writeFileSync(join(own(), '.parcels.json'), '{"delivery":');
    expect(await staging.staged(send, delivery)).toBeNull();
  });

  test('nothing is left of a send that needs its files no more', async () => {
    await staging.finish(send, { delivery: clock.newId(), pictures: [], documents: [document], zip: null });
    await staging.discard(send);
    expect(existsSync(own())).toBe(false);
    await staging.discard(send);
    expect(await staging.list()).not.toContain(send);
  });

  test('only an id names a send', async () => {
    await expect(staging.begin('../outside')).rejects.toThrow(/id/);
  });
});
