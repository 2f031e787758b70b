/** `cutline metadata` on real files, without an archive. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinBytes } from '#core/metadata/bytes.ts';
import { latin1, number, withSegments, xmpSegment } from '#core/metadata/crafted.test-support.ts';
import { runOn } from '#main/shells/testing/captured-terminal.ts';
import { fakeNewsroom } from '#main/shells/testing/fake-newsroom.ts';
import { drawn } from '#main/tools/caption-files.test-support.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-metadata-cli-'));
  await drawn(1).jpeg().toFile(join(folder, 'HF_1.jpg'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cutline = (...words: string[]) =>
  runOn(fakeNewsroom(), ['metadata', ...words], { currentFolder: folder });

test('write copies, read them back, repair them', { timeout: 60_000 }, async () => {
  const before = await readFile(join(folder, 'HF_1.jpg'));
  const written = await cutline(
    'write',
    'HF_1.jpg',
    'caption=Nebel Ã¼ber KÃ¶ln',
    'keywords=fog; Rhine',
    '--out',
    'out',
    '--json',
  );
  expect([written.code, JSON.parse(written.out)]).toMatchObject([
    0,
    { written: [{ path: join(folder, 'out', 'HF_1.jpg'), how: 'native' }], failures: [] },
  ]);
  expect((await readFile(join(folder, 'HF_1.jpg'))).equals(before)).toBe(true);

  const read = await cutline('read', 'out/HF_1.jpg', 'gone.jpg', '--json');
  expect(read.code).toBe(1);
  expect(JSON.parse(read.out)).toMatchObject([
    {
      fileName: 'HF_1.jpg',
      digest: 'current',
      fields: { keywords: ['fog', 'Rhine'] },
      sources: { iim: { keywords: ['fog', 'Rhine'] }, xmp: { caption: 'Nebel Ã¼ber KÃ¶ln' }, sidecar: {} },
      disagreements: [],
    },
    { problem: 'gone.jpg is no longer there' },
  ]);

  const shown = await cutline('repair', 'out/HF_1.jpg', '--dry-run');
  expect(shown).toMatchObject({
    code: 0,
    out: expect.stringContaining('caption, XMP, IIM, EXIF: Nebel Ã¼ber KÃ¶ln → Nebel über Köln'),
  });
  expect((await cutline('repair', 'out/HF_1.jpg', '--in-place')).code).toBe(0);
  expect((await cutline('read', 'out/HF_1.jpg')).out).toContain('Nebel über Köln');
  expect((await cutline('write', 'HF_1.jpg', 'city=Köln', '--sidecar')).out).toContain('HF_1.xmp: written');
  expect((await cutline('write', 'HF_1.jpg', 'city=Köln', '--out', 'out')).out).toContain('is already in');
});

test('repair looks at every source and language, and lists what it cannot mend', {
  timeout: 60_000,
}, async () => {
  const photo = join(folder, 'HF_7.jpg');
  await drawn(7).jpeg().toFile(photo);
  const words = ['city=KÃ¶ln', 'country=Besançon', 'headline=Fran?ois'];
  expect((await cutline('write', 'HF_7.jpg', ...words, '--in-place')).code).toBe(0);
  // As other programs leave it: letters lost in IIM alone, and a sidecar that is sound but for its German text.
  const bytes = await readFile(photo);
  bytes.write('Besan?on ', bytes.indexOf('Besançon', bytes.indexOf('Photoshop 3.0')), 'latin1');
  await writeFile(photo, bytes);
  const described = `<rdf:li xml:lang="x-default">Fog</rdf:li><rdf:li xml:lang="de-DE">Nebel Ã¼ber KÃ¶ln</rdf:li>`;
  await writeFile(
    join(folder, 'HF_7.xmp'),
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Köln"><dc:description><rdf:Alt>${described}</rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`,
  );
  const beyond = [{ field: 'headline', sources: ['xmp', 'iim'], text: 'Fran?ois' }];
  const german = { field: 'caption', sources: ['sidecar'], language: 'de-DE' };
  const dry = await cutline('repair', 'HF_7.jpg', '--dry-run', '--json');
  expect(JSON.parse(dry.out)).toMatchObject({
    repairs: [
      { ...german, before: 'Nebel Ã¼ber KÃ¶ln', after: 'Nebel über Köln' },
      { field: 'city', sources: ['xmp', 'iim'], before: 'KÃ¶ln', after: 'Köln' },
      { field: 'country', sources: ['iim'], before: expect.stringMatching(/^Besan\?on/), after: 'Besançon' },
    ],
    damaged: beyond,
    written: [],
  });
  const mended = await cutline('repair', 'HF_7.jpg', '--in-place', '--json');
  expect([mended.code, JSON.parse(mended.out)]).toMatchObject([
    0,
    { damaged: beyond, written: [{ path: photo }] },
  ]);
  const [said] = JSON.parse((await cutline('read', 'HF_7.jpg', '--json')).out);
  expect(said.languages.caption).toEqual([
    { language: 'x-default', text: 'Fog' },
    { language: 'de-DE', text: 'Nebel über Köln' },
  ]);
  const whole = { city: 'Köln', country: 'Besançon' };
  expect(said.sources).toMatchObject({ xmp: whole, iim: whole, sidecar: whole });
  expect((await cutline('repair', 'HF_7.jpg', '--dry-run')).out).toMatch(
    /^ {2}! .*HF_7\.jpg {2}headline, .*\n$/,
  );
});

test('a repair never puts damaged text in the place of sound text', { timeout: 60_000 }, async () => {
  const photo = join(folder, 'HF_8.jpg');
  await drawn(8).jpeg().toFile(photo);
  await cutline('write', 'HF_8.jpg', 'city=KÃ¶ln', 'country=Besançon', '--in-place');
  const bytes = await readFile(photo);
  bytes.write('Lya?non  ', bytes.indexOf('Besançon', bytes.indexOf('Photoshop 3.0')), 'latin1');
  await writeFile(photo, bytes);
  const { code, out } = await cutline('repair', 'HF_8.jpg', '--in-place');
  expect([code, out]).toEqual([1, expect.stringContaining('Country: the text that counts is damaged')]);
  expect((await readFile(photo)).equals(bytes)).toBe(true);
});

test('names in a byline are parted one way, and two photos of one name are not one copy', {
  timeout: 60_000,
}, async () => {
  const { out } = await cutline('write', 'HF_1.jpg', 'byline=Ana Ruiz;Bo Li', '--out', 'names', '--json');
  expect(JSON.parse(out)).toMatchObject({ written: [{ how: 'native' }], failures: [] });
  const read = await cutline('read', 'names/HF_1.jpg', '--json');
  expect(JSON.parse(read.out)).toMatchObject([{ fields: { byline: 'Ana Ruiz; Bo Li' }, disagreements: [] }]);

  const twice = await cutline(
    'write',
    'HF_1.jpg',
    'names/HF_1.jpg',
    'city=Köln',
    '--out',
    'twice',
    '--replace',
    '--json',
  );
  expect(JSON.parse(twice.out)).toMatchObject({
    written: [{ from: join(folder, 'HF_1.jpg') }],
    failures: [{ reason: 'HF_1.jpg: another photo of this run has that name.' }],
  });
});

test('a RAW in place gets a sidecar, and that is said; a damaged photo names the way out', {
  timeout: 60_000,
}, async () => {
  const raw = joinBytes([number(24, 4), latin1('ftypcrx '), number(1, 4), latin1('crx isom')]);
  await writeFile(join(folder, 'HF_2.CR3'), raw);
  const { code, out } = await cutline('write', 'HF_2.CR3', 'city=Köln', '--in-place');
  expect(code).toBe(0);
  expect(out).toContain('HF_2.xmp: written');
  expect(out).toContain('HF_2.CR3 is a RAW original and was not written into; its caption is in HF_2.xmp.');
  expect((await readFile(join(folder, 'HF_2.CR3'))).equals(raw)).toBe(true);

  const jpeg = await readFile(join(folder, 'HF_1.jpg'));
  const damaged = withSegments(jpeg, xmpSegment('<x:xmpmeta xmlns:x="adobe:ns:meta/"><broken'));
  await writeFile(join(folder, 'HF_3.jpg'), damaged);
  const refused = await cutline('write', 'HF_3.jpg', 'city=Köln', '--in-place');
  expect([refused.code, refused.out]).toEqual([
    1,
    expect.stringContaining(
      'HF_3.jpg was not written: its XMP data is damaged (it is not well-formed XML). Nothing was changed; a sidecar can hold the caption. (--sidecar)',
    ),
  ]);
});

test.each([
  [[], 'Say what to do'],
  [['mend', 'HF_1.jpg'], 'Say what to do'],
  [['read'], 'Name at least one file.'],
  [['write', 'HF_1.jpg', 'city=Köln'], 'Say where to write'],
  [['write', 'HF_1.jpg', 'city=Köln', '--in-place', '--sidecar'], 'Say where to write'],
  [['write', 'HF_1.jpg', '--in-place'], 'Name at least one FIELD=VALUE.'],
  [['write', 'HF_1.jpg', 'colour=red', '--in-place'], 'No caption field is called “colour”.'],
  [['repair', 'HF_1.jpg'], 'Say where to write'],
  [
    ['write', 'HF_1.jpg', 'city=Köln', '--in-place', '--dry-run'],
    '--dry-run means nothing to “metadata write”',
  ],
  [['read', 'HF_1.jpg', '--raw-originals'], '--raw-originals means nothing to “metadata read”'],
  [['read', 'HF_1.jpg', '--in-place'], '--in-place means nothing to “metadata read”'],
  [['write', 'HF_1.jpg', 'dateCreated=yesterday', '--in-place'], 'cannot be “yesterday”'],
  [['write', 'HF_1.jpg', 'urgency=99', '--in-place'], 'cannot be “99”'],
])('%j ends with 2 and writes nothing', async (words, said) => {
  const { code, err } = await cutline(...words);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test.each([
  ['jpg', 'native'],
  ['png', 'exiftool'],
])('repair mends one language inside a %s and leaves the others', { timeout: 60_000 }, async (type, how) => {
  const name = `HF_9.${type}`;
  const described = (german: string) =>
    `<rdf:li xml:lang="x-default">Fog</rdf:li><rdf:li xml:lang="de-DE">${german}</rdf:li><rdf:li xml:lang="fr">Brume</rdf:li>`;
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>${described('Nebel Ã¼ber KÃ¶ln')}</rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const picture = drawn(9).withXmp(packet);
  await (type === 'png' ? picture.png() : picture.jpeg()).toFile(join(folder, name));
  const mended = await cutline('repair', name, '--in-place', '--json');
  expect([mended.code, JSON.parse(mended.out)]).toMatchObject([
    0,
    { repairs: [{ language: 'de-DE', after: 'Nebel über Köln' }], damaged: [], written: [{ how }] },
  ]);
  const bytes = (await readFile(join(folder, name))).toString('utf8');
  expect(bytes).toContain(described('Nebel über Köln'));
});
