/**
 * Files the native writer leaves to ExifTool, of every container: read, change, write, read, and by
 * ExifTool's own full dump nothing differs but what was changed, the digest and the stamps.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FormatEnum } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import type { CaptionFiles } from '#core/ports.ts';
import { drawn, leftIn, openForTest, order } from '#main/tools/caption-files.test-support.ts';
import { assignmentsFor, iimTag } from '#main/tools/exiftool-assignments.ts';

const checkout = resolve(import.meta.dirname, '../../..');
const program = join(checkout, 'node_modules/exiftool-vendored.pl/bin/exiftool');
const shared = resolve(checkout, '../shared/photos');
const runs = (() => {
  try {
    return execFileSync(program, ['-ver'], { encoding: 'utf8' }).startsWith('13');
  } catch {
    return false;
  }
})();
if (!runs) console.log('ExifTool does not run on this machine: its tests are skipped.');

const values: FieldChanges = {
  caption: 'Fährfrau Zoë Łukasz, {links}, wirft am Montag\ndie Leine – „Los!“ & <hinaus>.',
  byline: 'Ana Ruiz; Đỗ Văn Nam',
  credit: 'Agência de Notícias do Porto do Norte',
  keywords: ['Fähre', 'Hafen; Kai'],
  dateCreated: '2026-11-20T09:41:22+01:00',
  countryCode: 'PRT',
  urgency: '4',
  altText: 'A woman throws a rope.',
  people: ['Zoë Łukasz'],
  modelRelease: 'http://ns.useplus.org/ldf/vocab/MR-NON',
  locationsShown: [
    {
      name: 'Kai, {Nord} |',
      identifiers: ['urn:a', 'urn:b'],
      city: 'Łódź',
      latitude: '-33.8568',
      longitude: '151.2',
      altitude: '-4.5',
    },
  ],
  contact: [{ emails: 'desk@press.invalid', address: '1 Quay [B]' }],
  licensors: [{ name: 'Agência', phone1: '+351 1', phone1Kind: 'http://ns.useplus.org/ldf/vocab/work' }],
  artworks: [{ title: 'Boat', creators: ['Li Wei', 'Ana'] }],
};

let root = '';
let files: CaptionFiles;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cutline-exiftool-'));
  files = openForTest();
});
afterAll(async () => {
  await files.close();
  await rm(root, { recursive: true, force: true });
});

async function sample(kind: string): Promise<string | null> {
  const path = join(root, `sample.${kind}`);
  const real = kind === 'heic' || kind === 'dng' ? join(shared, `xmp.${kind}`) : null;
  if (real) {
    if (!existsSync(real)) return null;
    await copyFile(real, path);
  } else if (kind === 'doubtful.jpg') {
    const jpeg = await drawn(3).jpeg().toBuffer();
    // Bytes that belong to no segment, behind the first one: the native writer leaves such a file alone.
    const end = 4 + jpeg.readUInt16BE(4) - 2 + 2;
    await writeFile(path, Buffer.concat([jpeg.subarray(0, end), Buffer.from('strange'), jpeg.subarray(end)]));
  } else
    await drawn(2)
      .withExif({ IFD0: { Software: 'Darkroom 5' } })
      .toFormat(kind as keyof FormatEnum)
      .toFile(path);
  return path;
}

describe.runIf(runs)('ExifTool writes', () => {
  test.each(['png', 'tiff', 'webp', 'heic', 'dng', 'doubtful.jpg'])(
    '%s, and only what was asked for differs',
    { timeout: 60_000 },
    async (kind) => {
      const path = await sample(kind);
      if (!path) return console.log(`ExifTool: no ${kind} photo on this machine.`);
      const first = await files.write(order(path, values));
      expect(first).toMatchObject({ kind: 'written', file: { how: 'exiftool' } });
      const { fields: read, disagreements, digest } = await files.inspect(path);
      expect(read).toMatchObject(values);
      expect([disagreements, digest === 'stale']).toEqual([[], false]);

      const before = dump(path);
      expect(await files.write(order(path, { headline: 'Leinen los in Łódź' }))).toMatchObject({
        kind: 'written',
      });
      const after = dump(path);
      const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]) && !stamps.test(key),
      );
      expect(differing.filter((key) => !/Headline$/.test(key))).toEqual([]);
      expect(differing.length).toBeGreaterThan(0);
      expect(await leftIn(root)).toEqual([]);

      await files.write(order(path, { headline: '', keywords: [], locationsShown: [] }));
      const emptied = (await files.inspect(path)).fields;
      expect([emptied.headline, emptied.keywords, emptied.locationsShown, emptied.caption]).toEqual([
        undefined,
        undefined,
        undefined,
        values.caption,
      ]);
    },
  );

  test('and keeps the other languages of a text', async () => {
    const path = await sample('png');
    if (!path) return;
    await files.write(order(path, { caption: 'Erste Fassung' }));
    execFileSync(program, ['-q', '-overwrite_original', '-XMP-dc:Description-fr=Première version', path]);
    await files.write(order(path, { caption: 'Zweite Fassung' }));
    const { languages } = await files.inspect(path);
    expect(languages.caption).toEqual([
      { language: 'x-default', text: 'Zweite Fassung' },
      { language: 'fr', text: 'Première version' },
    ]);
  });
});

test('every field of the registry has its tags', () => {
  for (const { id, kind, ...field } of fields) {
    const value = kind === 'list' ? ['a'] : kind === 'structures' ? [{}] : kind === 'date' ? '2026' : 'a';
    const changes = { [id]: value } as FieldChanges;
    const { set, removed } = assignmentsFor({ xmp: changes, iim: changes, exif: {} });
    const homes = Number('xmp' in field) + Number('iim' in field);
    expect(Object.keys(set).length + removed.length, id).toBeGreaterThanOrEqual(homes);
    if ('iim' in field) expect(iimTag(field.iim.dataset)).toMatch(/^IPTC:/);
  }
});

// Where blocks lie, how long they are, when they were written and by whom.
const stamps =
  /^(?:SourceFile|System:.*|ExifTool:.*|File:CurrentIPTCDigest|Photoshop:IPTCDigest|XMP-x:XMPToolkit|XMP-xmp:(?:MetadataDate|ModifyDate)|.*(?:Offsets?|Start|Offset\w*|ByteCounts?|Length|MediaDataSize))$/;

function dump(path: string): Record<string, unknown> {
  const [found] = JSON.parse(
    execFileSync(program, ['-j', '-G1', '-struct', '-a', path], { encoding: 'utf8' }),
  );
  return found;
}
