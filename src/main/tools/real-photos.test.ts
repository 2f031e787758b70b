/**
 * Reads a collection of real and deliberately awkward photos that lies beside the checkout on the
 * machines that have it, and compares every field of the registry, structures included, with what ExifTool finds.
 * ExifTool reports each source apart; which of them counts is [Note: which source].
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { sourceOf } from '#core/metadata/bytes.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import { readMetadata } from '#core/metadata/read.ts';
import { xmpFields } from '#core/metadata/sources.ts';
import { parseXmp } from '#core/metadata/xmp.ts';
import { openPictures } from '#main/tools/pictures.ts';
import { justified, type Report, reported } from '#main/tools/real-photos.test-support.ts';
import { readSidecar } from '#main/tools/sidecar.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = resolve(import.meta.dirname, '../../../../shared/photos');
const present = existsSync(join(folder, 'expected'));
if (!present) console.log(`Real photos: skipped, ${folder} is not on this machine.`);

const photos = present
  ? readdirSync(folder).filter((name) => existsSync(join(folder, 'expected', `${name}.json`)))
  : [];

const words = "Des élèves à l'école de Besançon, près du marché, fêtent Noël; Müller & Søn.";

const tools = {
  md5: (bytes: Uint8Array) => createHash('md5').update(bytes).digest(),
  inflate: (packed: Uint8Array) => inflateSync(packed),
};

async function fieldsOf(name: string) {
  const bytes = readFileSync(join(folder, name));
  if (name.endsWith('.xmp'))
    return Object.fromEntries(
      [...xmpFields(parseXmp(bytes) ?? new Map())].map(([id, said]) => [id, said.value]),
    );
  const source = sourceOf(bytes);
  const sniffed = sniff(source);
  if (!sniffed.photo) throw new Error(`${name} is no photo`);
  return readMetadata(source, sniffed.container, tools, await readSidecar(join(folder, name))).fields;
}

/** Every field as the reconciler must choose it from what ExifTool finds, but for the justified differences. */
function expected(name: string) {
  const [report]: Report[] = JSON.parse(readFileSync(join(folder, 'expected', `${name}.json`), 'utf8'));
  const own = justified.find(({ file }) => file === name)?.values ?? {};
  return Object.fromEntries(
    Object.entries({ ...reported(report ?? {}), ...own }).filter(([, value]) => value.length > 0),
  );
}

describe.skipIf(!present)('every field of real photos', () => {
  test.each(photos)('%s', async (name) => {
    expect(await fieldsOf(name)).toEqual(expected(name));
  });

  test.each(justified.map((each) => [each.file, each] as const))('%s differs still', (name, { values }) => {
    const [report]: Report[] = JSON.parse(readFileSync(join(folder, 'expected', `${name}.json`), 'utf8'));
    expect(reported(report ?? {})).not.toMatchObject(values);
  });
});

describe.skipIf(!present)('what an editor sees', () => {
  const cache = present ? mkdtempSync(join(tmpdir(), 'cutline-photos-')) : '';
  const pictures = openPictures({
    cacheFolder: cache,
    script: join(import.meta.dirname, 'picture-child.ts'),
  });
  afterAll(async () => {
    await pictures.close();
    if (present) rmSync(cache, { recursive: true });
  });
  const read = (name: string) => pictures.read(join(folder, name));

  test.each([
    ['crafted-iim-latin1-no-marker.jpg', words],
    ['crafted-iim-utf8-no-marker.jpg', words],
    ['crafted-iim-macroman-no-marker.jpg', words],
    ['crafted-iim-cp1252-no-marker.jpg', 'The mayor said: “It’s done” – a €5m bridge…'],
    ['crafted-iim-utf8-chinese.jpg', '北京市民周五在雪中步行穿过天安门广场。'],
    ['crafted-xmp-utf16.jpg', '北京市民周五在雪中步行穿过天安门广场。'],
    ['crafted-conflict-digest-current.jpg', 'Caption written in the XMP.'],
    ['crafted-conflict-digest-stale.jpg', 'Caption written in the IIM.'],
    ['crafted-conflict-no-digest.jpg', 'Caption written in the XMP.'],
    ['crafted-sidecar-newer.jpg', 'Caption edited in the sidecar: Grüße aus Namur.'],
    ['crafted-iim-trailing-nul-and-spaces.jpg', 'Fête à Besançon'],
  ])('%s shows its caption', async (name, caption) => {
    expect((await read(name)).fields.caption).toBe(caption);
  });

  test.each([
    ['crafted-xmp-not-well-formed.jpg', 'The XMP data is damaged and was left out.'],
    ['crafted-truncated-in-scan.jpg', 'The picture data is cut short; the rest is shown grey.'],
    ['crafted-truncated-in-xmp.jpg', 'There is no picture to show: the file is cut off before its picture.'],
    [
      'crafted-xmp-no-x-default.jpg',
      'The caption is embedded in further languages (fr), which are not shown.',
    ],
    [
      'crafted-conflict-no-digest.jpg',
      'Caption: the sources differ. XMP is used; IIM says “Caption written in the IIM.”.',
    ],
  ])('%s warns', async (name, warning) => {
    expect((await read(name)).photo.warnings).toContain(warning);
  });

  test.each([
    ['truncated-32-bytes.jpg', 'truncated-32-bytes.jpg is cut off after 32 bytes'],
    ['crafted-truncated-in-iim.jpg', 'crafted-truncated-in-iim.jpg is cut off after 80 bytes'],
    [
      'sidecar-exiftool.xmp',
      'sidecar-exiftool.xmp is not a photo or a caption document: it is an XMP sidecar',
    ],
    ['README.md', 'README.md is not a photo or a caption document'],
  ])('%s is refused in one line', async (name, reason) => {
    await expect(read(name)).rejects.toThrow(reason);
  });

  test('an iPhone’s HEIC is decoded, a sideways photo stands upright', async () => {
    expect((await read('xmp.heic')).photo).toMatchObject({
      mediaType: 'image/heic',
      width: 3024,
      height: 4032,
      camera: 'Apple iPhone 11 Pro · ISO 32 · 1/493 s · f/1.8',
    });
    expect((await read('crafted-orientation-6.jpg')).photo).toMatchObject({ width: 1000, height: 2000 });
  });

  test('the same picture under other metadata has one image hash', async () => {
    const [a, b] = await Promise.all([read('iptc-empty.jpg'), read('crafted-300-keywords.jpg')]);
    expect(a.photo.hash).not.toBe(b.photo.hash);
    expect(a.photo.imageHash).toBe(b.photo.imageHash);
  });
});
