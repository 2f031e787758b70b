/**
 * Reads a collection of real and deliberately awkward photos that lies beside the checkout on the
 * machines that have it, and compares every caption field a desk looks at with what ExifTool finds.
 * ExifTool reports each source apart; which of them counts is [Note: which source].
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { FieldId } from '#core/caption/fields.ts';
import { sourceOf } from '#core/metadata/bytes.ts';
import { sniff } from '#core/metadata/containers/sniff.ts';
import { readMetadata } from '#core/metadata/read.ts';
import { xmpFields } from '#core/metadata/sources.ts';
import { parseXmp } from '#core/metadata/xmp.ts';
import { openPictures } from '#main/tools/pictures.ts';
import { readSidecar } from '#main/tools/sidecar.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = resolve(import.meta.dirname, '../../../../shared/photos');
const present = existsSync(join(folder, 'expected'));
if (!present) console.log(`Real photos: skipped, ${folder} is not on this machine.`);

const photos = present
  ? readdirSync(folder).filter((name) => existsSync(join(folder, 'expected', `${name}.json`)))
  : [];

type Said = Record<string, unknown>;

/** The tags that hold a field, XMP first; `date` also has its time. */
const homes: readonly { id: FieldId; xmp: string[]; iim: string; exif?: string }[] = [
  { id: 'headline', xmp: ['XMP-photoshop:Headline'], iim: 'IPTC:Headline' },
  { id: 'caption', xmp: ['XMP-dc:Description'], iim: 'IPTC:Caption-Abstract', exif: 'IFD0:ImageDescription' },
  { id: 'byline', xmp: ['XMP-dc:Creator'], iim: 'IPTC:By-line', exif: 'IFD0:Artist' },
  { id: 'credit', xmp: ['XMP-photoshop:Credit'], iim: 'IPTC:Credit' },
  { id: 'city', xmp: ['XMP-photoshop:City'], iim: 'IPTC:City' },
  { id: 'country', xmp: ['XMP-photoshop:Country'], iim: 'IPTC:Country-PrimaryLocationName' },
  { id: 'keywords', xmp: ['XMP-dc:Subject'], iim: 'IPTC:Keywords' },
  {
    id: 'dateCreated',
    xmp: ['XMP-photoshop:DateCreated'],
    iim: 'IPTC:DateCreated',
    exif: 'ExifIFD:DateTimeOriginal',
  },
];

const words = "Des élèves à l'école de Besançon, près du marché, fêtent Noël; Müller & Søn.";

/** Where an editor should see something else than ExifTool's reading of the file, and why. */
const justified: Readonly<Record<string, Partial<Record<FieldId, unknown>>>> = {
  // ExifTool follows the marker and loses the letters; the bytes are Latin-1.
  'crafted-iim-utf8-marker-but-latin1-bytes.jpg': { caption: words, byline: 'Chloé Lefèvre' },
  // The sidecar was written after the embedded caption.
  'crafted-sidecar-newer.jpg': { caption: 'Caption edited in the sidecar: Grüße aus Namur.' },
  // ExifTool gives up on a file that ends inside its XMP; the IIM before it is whole.
  'crafted-truncated-in-xmp.jpg': {
    headline: 'القاهرة: شارع مزدحم',
    caption: 'يسير السكان في شارع بوسط القاهرة يوم الجمعة 20 نوفمبر 2026.',
  },
  // A term that stands twice is kept once.
  'crafted-iim-duplicate-caption-datasets.jpg': { keywords: ['one', 'two'] },
  // XMP holds two dates run together, which is none; IIM's is sound.
  'iim-credit-over-32-bytes-hubble.jpg': { dateCreated: '2009-09-09T17:00:00+00:00' },
};

/** Field values ExifTool finds, chosen between sources as the reconciler must. */
function expected(name: string, id: FieldId): unknown {
  const own = justified[name];
  if (own && id in own) return own[id];
  const said: Said = JSON.parse(readFileSync(join(folder, 'expected', `${name}.json`), 'utf8'))[0];
  const home = homes.find((entry) => entry.id === id);
  if (!home) throw new Error(`No home for ${id}`);
  const stale =
    said['Photoshop:IPTCDigest'] !== undefined &&
    said['Photoshop:IPTCDigest'] !== said['File:CurrentIPTCDigest'];
  const xmp = home.xmp.map((tag) => value(said, tag, id)).find(filled);
  const iim = value(said, home.iim, id);
  const order = stale ? [iim, xmp] : [xmp, iim];
  return (
    [...order, home.exif ? value(said, home.exif, id) : ''].find(filled) ?? (id === 'keywords' ? [] : '')
  );
}

function filled(found: unknown): boolean {
  return Array.isArray(found) ? found.length > 0 : found !== undefined && found !== '';
}

function value(said: Said, tag: string, id: FieldId): unknown {
  const raw = said[tag] ?? Object.entries(said).find(([name]) => name.startsWith(`${tag}-`))?.[1];
  if (raw === undefined) return '';
  if (id === 'keywords') return [raw].flat().map(String).filter(Boolean);
  if (id === 'dateCreated') return date(String(raw), said, tag);
  return [raw]
    .flat()
    .map((text) => tidy(String(text)))
    .join('; ');
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '').trim();
}

/** "2026:11:20 08:15:30.25+01:00" as the desk writes it. */
function date(text: string, said: Said, tag: string): string {
  if (
    !/^\d{4}(?::\d\d){0,2}(?: \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) ||
    text.startsWith('0000')
  )
    return '';
  const [day = '', time = ''] = text.split(' ');
  const known = day.replace(/(?::00)+$/, '').replaceAll(':', '-');
  const iimTime = tag === 'IPTC:DateCreated' ? String(said['IPTC:TimeCreated'] ?? '') : '';
  const zone = tag === 'ExifIFD:DateTimeOriginal' ? String(said['ExifIFD:OffsetTimeOriginal'] ?? '') : '';
  const clock = (time || iimTime).replace(/\.\d+/, '');
  return known.length === 10 && clock ? `${known}T${clock}${zone}` : known;
}

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

describe.skipIf(!present)('fields of real photos', () => {
  test.each(photos)('%s', async (name) => {
    const fields = await fieldsOf(name);
    const read = Object.fromEntries(homes.map(({ id }) => [id, fields[id] ?? (id === 'keywords' ? [] : '')]));
    expect(read).toEqual(Object.fromEntries(homes.map(({ id }) => [id, expected(name, id)])));
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
