import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFiles, safeFileName } from '#main/tools/files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutline-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function files() {
  return openFiles({ archiveFolder: join(folder, 'archive') });
}

function keep(name: string, text = name): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function listed(...paths: string[]): Promise<string[]> {
  return (await files().list(paths)).files.map((path) => relative(folder, path));
}

describe('listing', () => {
  test('natural order, folders among files', async () => {
    for (const name of ['IMG_10.jpg', 'img_9.jpg', 'IMG_2.jpg', 'day 10/a.jpg', 'day 9/a.jpg']) keep(name);
    expect(await listed(folder)).toEqual([
      'day 9/a.jpg',
      'day 10/a.jpg',
      'IMG_2.jpg',
      'img_9.jpg',
      'IMG_10.jpg',
    ]);
  });

  test('hidden files, sidecars and what systems leave behind are left out', async () => {
    for (const name of [
      'a.jpg',
      '.DS_Store',
      '._a.jpg',
      'a.xmp',
      'Thumbs.db',
      'desktop.ini',
      '.git/x.jpg',
      '@eaDir/a.jpg',
    ])
      keep(name);
    expect(await listed(folder)).toEqual(['a.jpg']);
  });

  test('the archive’s own folder is not imported', async () => {
    keep('archive/renditions/ab/x.jpg');
    keep('b.jpg');
    expect(await listed(folder)).toEqual(['b.jpg']);
  });

  test('links that lead back end quietly, dead links and missing paths are named', async () => {
    keep('shoot/a.jpg');
    symlinkSync(folder, join(folder, 'shoot', 'up'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'shoot', 'dead.jpg'));
    const { files: found, failures } = await files().list([folder, join(folder, 'missing.jpg')]);
    expect(found.map((path) => relative(folder, path))).toEqual(['shoot/a.jpg']);
    expect(failures.map(({ reason }) => reason).sort()).toEqual([
      'dead.jpg is no longer there',
      'missing.jpg is no longer there',
    ]);
  });

  test('a file chosen twice is listed once', async () => {
    const path = keep('a.jpg');
    expect(await listed(path, folder, path)).toEqual(['a.jpg']);
  });
});

describe('documents', () => {
  test('bytes as they are; an empty file, a folder and a missing file in one line', async () => {
    expect(Buffer.from(await files().readBytes(keep('page.txt', 'Captions'))).toString()).toBe('Captions');
    await expect(files().readBytes(keep('blank.txt', ''))).rejects.toThrow('blank.txt is empty (0 bytes)');
    await expect(files().readBytes(folder)).rejects.toThrow('is a folder');
    await expect(files().readBytes(join(folder, 'gone.txt'))).rejects.toThrow('gone.txt is no longer there');
  });
});

describe('keeping an original', () => {
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

  test('the copy is whole, and made once', async () => {
    const path = keep('IMG_1.jpg', 'light');
    const copy = await files().keepCopy(path, hashOf('light'));
    expect(relative(folder, copy)).toBe(
      join('archive', 'originals', hashOf('light').slice(0, 2), hashOf('light'), 'IMG_1.jpg'),
    );
    expect(readFileSync(copy, 'utf8')).toBe('light');
    expect(await files().keepCopy(path, hashOf('light'))).toBe(copy);
  });

  test('a damaged copy is replaced', async () => {
    const path = keep('IMG_1.jpg', 'light');
    const copy = await files().keepCopy(path, hashOf('light'));
    writeFileSync(copy, 'lig');
    await files().keepCopy(path, hashOf('light'));
    expect(readFileSync(copy, 'utf8')).toBe('light');
  });

  test('a file that changed since it was read leaves nothing behind', async () => {
    const path = keep('IMG_1.jpg', 'dark');
    await expect(files().keepCopy(path, hashOf('light'))).rejects.toThrow(
      'IMG_1.jpg changed while it was copied; import it again',
    );
    expect(
      readdirSync(join(folder, 'archive', 'originals', hashOf('light').slice(0, 2), hashOf('light'))),
    ).toEqual([]);
  });

  test('a hash that is none cannot name a folder', async () => {
    await expect(files().keepCopy(keep('a.jpg'), '../../elsewhere')).rejects.toThrow('SHA-256');
  });
});

describe('writing', () => {
  test('whole, into a folder that is made for it, without temporary files left', async () => {
    const target = await files().writeWhole(join(folder, 'out', 'wire'), 'caption.txt', 'Words', false);
    expect(readFileSync(target, 'utf8')).toBe('Words');
    expect(readdirSync(join(folder, 'out', 'wire'))).toEqual(['caption.txt']);
  });

  test('never over an existing file unless told to', async () => {
    keep('caption.txt', 'first');
    expect(await files().exists(folder, 'caption.txt')).toBe(true);
    await expect(files().writeWhole(folder, 'caption.txt', 'second', false)).rejects.toThrow(
      'caption.txt is already in',
    );
    expect(readFileSync(join(folder, 'caption.txt'), 'utf8')).toBe('first');
    await files().writeWhole(folder, 'caption.txt', 'second', true);
    expect(readFileSync(join(folder, 'caption.txt'), 'utf8')).toBe('second');
  });

  test('of many writers at once, one wins and no file is half another’s', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(100_000));
    const results = await Promise.allSettled(
      texts.map((text) => files().writeWhole(folder, 'one.txt', text, false)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(texts).toContain(readFileSync(join(folder, 'one.txt'), 'utf8'));
  });

  test('a file where the folder should be', async () => {
    const blocked = keep('taken');
    await expect(files().writeWhole(blocked, 'x.txt', 'x', false)).rejects.toThrow(
      /^x\.txt was not written: .* is not a folder$/,
    );
  });

  test.skipIf(!existsSync('/proc/self'))(
    'a folder that takes no files, whoever asks, is one sentence',
    async () => {
      await expect(files().writeWhole('/proc/self', 'x.txt', 'x', false)).rejects.toThrow(
        /^x\.txt was not written: [^\n]+$/,
      );
    },
  );
});

describe('file names', () => {
  test.each([
    ['../../etc/passwd', '..-..-etc-passwd'],
    ['a:b*c?.txt', 'a-b-c-.txt'],
    ['CON.txt', '_CON.txt'],
    ['name. . ', 'name'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['Zürich – Bürkliplatz.txt', 'Zürich – Bürkliplatz.txt'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  test('no name leaves the folder, is too long, or changes when made safe twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[/\\]|^\.{1,2}$/);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(204);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});
