/**
 * Files the native writer leaves to ExifTool, of every container: read, change, write, read, and by
 * ExifTool's own full dump nothing differs but what was changed, the digest and the stamps.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormatEnum } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { joinBytes } from '#core/metadata/bytes.ts';
import { latin1, number } from '#core/metadata/crafted.test-support.ts';
import {
  drawn,
  leftIn,
  openPlace,
  order,
  pngWith,
  xmpProfileChunk,
} from '#main/tools/caption-files.test-support.ts';
import { differences, dump, exifToolRuns, program, sharedPhotos } from '#main/tools/exiftool.test-support.ts';
import { openExifTool } from '#main/tools/exiftool.ts';
import { assignmentsFor, iimTag } from '#main/tools/exiftool-assignments.ts';

const values: FieldChanges = {
  caption: 'Fährfrau Zoë Łukasz, {links}, wirft am Montag\ndie Leine – „Los!“ & <hinaus>.',
  byline: 'Ana Ruiz; Đỗ Văn Nam',
  credit: 'Agência de Notícias do Porto do Norte',
  keywords: ['Fähre', 'Hafen; Kai'],
  dateCreated: '2026-11-20T09:41:22.25+01:00',
  subjectCodes: ['15054000', '04000000'],
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
  productsShown: [{ name: 'Rope, 40 m', gtin: '4006381333931', identifiers: ['urn:a', 'urn:b'] }],
};
// What another program keeps in XMP and no registry knows.
const foreign = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dark="http://ns.darkroom.invalid/1/" dark:Grain="7"><dark:Masks><rdf:Seq>
<rdf:li rdf:parseType="Resource"><dark:Name>Sky</dark:Name></rdf:li></rdf:Seq></dark:Masks></rdf:Description></rdf:RDF></x:xmpmeta>`;

const { root, files, close } = await openPlace('exiftool');
afterAll(close);

async function sample(kind: string): Promise<string | null> {
  const path = join(root, `sample.${kind}`);
  const real = kind === 'heic' || kind === 'dng' ? join(sharedPhotos, `xmp.${kind}`) : null;
  if (real) {
    if (!existsSync(real)) return null;
    await copyFile(real, path);
    await chmod(path, 0o644);
  } else if (kind === 'psd') await writeFile(path, photoshopDocument());
  else if (kind === 'doubtful.jpg') {
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

/** A Photoshop document of four grey pixels. */
function photoshopDocument(): Uint8Array {
  const [channels, side, depth, grey] = [number(1, 2), number(2, 4), number(8, 2), number(1, 2)];
  const nothing = number(0, 4);
  const head = [latin1('8BPS'), number(1, 2), new Uint8Array(6), channels, side, side, depth, grey];
  return joinBytes([...head, nothing, nothing, nothing, number(0, 2), new Uint8Array(4)]);
}

/** Gives a file a packet of another program's. */
async function addForeign(path: string): Promise<void> {
  const packet = join(root, 'foreign.xmp');
  await writeFile(packet, foreign);
  execFileSync(program, ['-q', '-q', '-m', '-overwrite_original', `-XMP<=${packet}`, path]);
}

function validation(path: string): string[] {
  const said = execFileSync(program, ['-q', '-validate', '-warning', '-error', '-a', '-s3', path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // The first line only counts.
  return said.split('\n').slice(1).filter(Boolean);
}

describe.runIf(exifToolRuns)('ExifTool writes', () => {
  test.each(['png', 'tiff', 'webp', 'heic', 'avif', 'psd', 'dng', 'doubtful.jpg'])(
    '%s, and only what was asked for differs',
    { timeout: 60_000 },
    async (kind) => {
      const path = await sample(kind);
      if (!path) return console.log(`ExifTool: no ${kind} photo on this machine.`);
      const raw = { rawOriginals: true };
      if (kind !== 'dng') await addForeign(path);
      const complaints = validation(path);
      const first = await files.write(order(path, values, raw));
      expect(first).toMatchObject({ kind: 'written', file: { how: 'exiftool' } });
      expect(validation(path).filter((said) => !complaints.includes(said))).toEqual([]);
      if (kind !== 'dng') {
        const packet = execFileSync(program, ['-b', '-XMP', path], { encoding: 'utf8' });
        expect(packet).toContain('dark:Grain="7"');
        expect(packet).toContain('<dark:Masks><rdf:Seq>\n<rdf:li rdf:parseType="Resource"><dark:Name>Sky<');
      }
      const { fields: read, disagreements, digest } = await files.inspect(path);
      expect(read).toMatchObject(values);
      expect([disagreements, digest === 'stale']).toEqual([[], false]);

      const before = dump(path);
      expect(await files.write(order(path, { headline: 'Leinen los in Łódź' }, raw))).toMatchObject({
        kind: 'written',
      });
      const after = dump(path);
      const differing = differences(before, after);
      expect(differing.filter((tag) => !/Headline$/.test(tag))).toEqual([]);
      expect(differing.length).toBeGreaterThan(0);
      expect(await leftIn(root)).toEqual([]);

      await files.write(order(path, { headline: '', keywords: [], locationsShown: [] }, raw));
      const emptied = (await files.inspect(path)).fields;
      expect([emptied.headline, emptied.keywords, emptied.locationsShown, emptied.caption]).toEqual([
        undefined,
        undefined,
        undefined,
        values.caption,
      ]);
    },
  );

  test('a stale digest stays until IIM is written; then what it decided is brought along', async () => {
    const path = await sample('doubtful.jpg');
    if (!path) return;
    await files.write(order(path, { caption: 'Old', source: 'Harbour Press' }));
    // Another program changes IIM alone.
    const bytes = await readFile(path);
    bytes.write('Outport Press', bytes.indexOf('Harbour Press', bytes.indexOf('Photoshop 3.0')), 'latin1');
    await writeFile(path, bytes);
    const decided = async () => {
      const { digest, sources, fields: read } = await files.inspect(path);
      return [digest, sources.xmp.source, read.source];
    };
    await files.write(order(path, { altText: 'A woman throws a rope.' }));
    expect(await decided()).toEqual(['stale', 'Harbour Press', 'Outport Press']);
    const outcome = await files.write(order(path, { caption: 'New' }));
    expect(await decided()).toEqual(['current', 'Outport Press', 'Outport Press']);
    expect(JSON.stringify(outcome)).toContain('Source was brought in step too: IIM was changed later');
  });

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

test.runIf(exifToolRuns)(
  'a PNG whose only packet is a text that ImageMagick made, without a wrapper',
  async () => {
    const path = join(root, 'profile.png');
    await writeFile(
      path,
      await pngWith(7, xmpProfileChunk(`<?xml version="1.0" encoding="utf-8"?>${foreign}`)),
    );
    for (const changes of [values, { headline: 'Leinen los' }]) {
      expect(await files.write(order(path, changes))).toMatchObject({ kind: 'written' });
    }
    expect((await files.inspect(path)).fields).toMatchObject({ ...values, headline: 'Leinen los' });
    expect(execFileSync(program, ['-b', '-XMP', path], { encoding: 'utf8' })).toContain('dark:Grain="7"');
  },
);

test.runIf(exifToolRuns)(
  'a folder’s name with the signs of ExifTool’s formats and of the shell',
  async () => {
    const odd = join(root, '100%d – “Łódź” $1 @2');
    await mkdir(odd);
    const path = join(odd, '%f %e.png');
    await drawn(5).png().toFile(path);
    expect(await files.write(order(path, values))).toMatchObject({ kind: 'written' });
    expect((await files.inspect(path)).fields).toMatchObject(values);
    expect(await leftIn(odd)).toEqual([]);
  },
);

test.runIf(exifToolRuns)('what the block cannot do is done tag by tag', async () => {
  const path = join(root, 'tags.png');
  await drawn(6).png().toFile(path);
  const work = {
    iim: {},
    exif: {},
    texts: {},
    alone: false,
    digest: 'keep',
    charset: '',
    damage: '',
  } as const;
  const writer = openExifTool();
  try {
    await writer.write(path, { ...work, xmp: { headline: 'Leinen los' }, packet: '' });
    expect((await files.inspect(path)).sources.xmp).toEqual({ headline: 'Leinen los' });
  } finally {
    await writer.close();
  }
});

test('every field of the registry has its tags', () => {
  for (const { id, kind, ...field } of fields) {
    const value = kind === 'list' ? ['a'] : kind === 'structures' ? [{}] : kind === 'date' ? '2026' : 'a';
    const changes = { [id]: value } as FieldChanges;
    const { set, removed } = assignmentsFor({ xmp: changes, iim: changes, exif: {}, texts: {} });
    const homes = Number('xmp' in field) + Number('iim' in field);
    expect(Object.keys(set).length + removed.length, id).toBeGreaterThanOrEqual(homes);
    if ('iim' in field) expect(iimTag(field.iim.dataset)).toMatch(/^IPTC:/);
  }
});
