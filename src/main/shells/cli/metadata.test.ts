/** `cutline metadata` on real files, without an archive. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
    out: expect.stringContaining('caption: Nebel Ã¼ber KÃ¶ln → Nebel über Köln'),
  });
  expect((await cutline('repair', 'out/HF_1.jpg', '--in-place')).code).toBe(0);
  expect((await cutline('read', 'out/HF_1.jpg')).out).toContain('Nebel über Köln');
  expect((await cutline('write', 'HF_1.jpg', 'city=Köln', '--sidecar')).out).toContain('HF_1.xmp: written');
  expect((await cutline('write', 'HF_1.jpg', 'city=Köln', '--out', 'out')).out).toContain('is already in');
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
  [['read', 'HF_1.jpg', '--in-place'], '--in-place means nothing to “metadata read”'],
  [['write', 'HF_1.jpg', 'dateCreated=yesterday', '--in-place'], 'cannot be “yesterday”'],
  [['write', 'HF_1.jpg', 'urgency=99', '--in-place'], 'cannot be “99”'],
])('%j ends with 2 and writes nothing', async (words, said) => {
  const { code, err } = await cutline(...words);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});
