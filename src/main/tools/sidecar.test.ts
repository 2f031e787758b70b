/** Which sidecar is a photo's, whatever case its name is in. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { xmpDescription, xmpPacket } from '#core/metadata/crafted.test-support.ts';
import { findSidecar, newSidecarPath } from '#main/tools/sidecar.ts';

let root = '';
let last = 0;
let tellsCase = false;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cutline-sidecar-'));
  await writeFile(join(root, 'case'), '');
  tellsCase = !existsSync(join(root, 'CASE'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const packet = (extension = '') =>
  xmpPacket(xmpDescription('Ferry'), extension === '' ? '' : `photoshop:SidecarForExtension="${extension}"`);

/** A folder with these files; sidecars hold a packet, `a.xmp=CR3` one for that extension alone. */
async function folderOf(...names: string[]): Promise<string> {
  const folder = join(root, String(++last));
  await mkdir(folder);
  for (const name of names) {
    const [file = '', extension = ''] = name.split('=');
    await writeFile(join(folder, file), /\.xmp$/i.test(file) ? packet(extension) : 'a photo');
  }
  return folder;
}

async function found(photo: string, ...names: string[]): Promise<readonly (string | undefined)[]> {
  const folder = await folderOf(photo, ...names);
  const sidecar = await findSidecar(join(folder, photo));
  return sidecar ? [sidecar.path.slice(folder.length + 1), ...sidecar.others] : [];
}

test.each([['a.xmp'], ['a.XMP'], ['A.XMP'], ['a.Xmp'], ['a.CR3.xmp'], ['A.cr3.XMP'], ['a.cr3.xmp']])(
  'a.CR3 has %s',
  async (name) => {
    expect(await found('a.CR3', name)).toEqual([name]);
  },
);

test('a photo without an ending has one habit only', async () => {
  expect(await found('scan', 'scan.xmp')).toEqual(['scan.xmp']);
});

test('names in other forms of Unicode are the same name', async () => {
  expect(await found('Łódź é.jpg'.normalize('NFC'), 'łódź É.XMP'.normalize('NFD'))).toHaveLength(1);
});

test.each([['b.xmp'], ['a.jpg.xmp'], ['aa.xmp'], ['a.xmp.bak'], ['.xmp']])(
  'a.CR3 has not %s',
  async (name) => {
    expect(await found('a.CR3', name)).toEqual([]);
  },
);

describe('of two', () => {
  test('the one that gives the photo’s whole name is read: it can mean no other photo', async () => {
    expect(await found('a.CR3', 'a.xmp', 'a.CR3.xmp')).toEqual(['a.CR3.xmp', 'a.xmp']);
    expect(await found('a.CR3', 'a.xmp', 'A.cr3.xmp')).toEqual(['A.cr3.xmp', 'a.xmp']);
  });

  test('of names that differ in case alone, the photo’s own spelling comes first', async ({ skip }) => {
    if (!tellsCase) skip('names that differ in case alone are one file here');
    expect(await found('a.CR3', 'A.XMP', 'a.XMP', 'A.xmp', 'a.xmp')).toEqual([
      'a.xmp',
      'a.XMP',
      'A.XMP',
      'A.xmp',
    ]);
    expect(await found('a.CR3', 'A.xmp', 'A.XMP')).toEqual(['A.XMP', 'A.xmp']);
  });

  test('the one that says it describes another extension is passed over', async () => {
    expect(await found('a.jpg', 'a.CR3', 'a.xmp=CR3')).toEqual([]);
    expect(await found('a.jpg', 'a.CR3', 'a.xmp=CR3', 'a.jpg.xmp')).toEqual(['a.jpg.xmp']);
    expect(await found('a.CR3', 'a.jpg', 'a.xmp=cr3')).toEqual(['a.xmp']);
  });

  test('photos that differ in case alone keep their own', async ({ skip }) => {
    if (!tellsCase) skip('names that differ in case alone are one file here');
    expect(await found('a.jpg', 'A.jpg', 'A.xmp')).toEqual([]);
    expect(await found('A.jpg', 'a.jpg', 'A.xmp', 'a.xmp')).toEqual(['A.xmp']);
    expect(await found('a.jpg', 'a.JPG', 'a.JPG.xmp')).toEqual([]);
  });
});

test('a sidecar that comes or goes is noticed, in a folder that was quiet for long too', async () => {
  const folder = await folderOf('a.jpg', 'b.jpg', 'b.xmp');
  const photo = join(folder, 'a.jpg');
  await utimes(folder, 1_600_000_000, 1_600_000_000);
  expect(await findSidecar(photo)).toBeNull();
  expect((await findSidecar(join(folder, 'b.jpg')))?.path).toBe(join(folder, 'b.xmp'));
  await writeFile(join(folder, 'A.XMP'), packet());
  expect((await findSidecar(photo))?.path).toBe(join(folder, 'A.XMP'));
  await rm(join(folder, 'A.XMP'));
  expect(await findSidecar(photo)).toBeNull();
});

test('a folder that is gone, and what is no file', async () => {
  expect(await findSidecar(join(root, 'gone', 'a.jpg'))).toBeNull();
  const folder = await folderOf('a.jpg');
  await mkdir(join(folder, 'a.xmp'));
  expect(await findSidecar(join(folder, 'a.jpg'))).toBeNull();
});

test('a new one takes no name that any case of it has', async () => {
  const folder = await folderOf('a.jpg', 'A.CR3');
  expect(await newSidecarPath(join(folder, 'a.jpg'))).toBe(join(folder, 'a.jpg.xmp'));
  expect(await newSidecarPath(join(await folderOf('a.jpg'), 'a.jpg'))).toMatch(/a\.xmp$/);
});
