/** Writing captions into real files: whole or not at all, and nothing changed but what was asked for. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFile,
  chmod,
  copyFile,
  link,
  lstat,
  mkdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { drawn, leftIn, openPlace, order, pictureData } from '#main/tools/caption-files.test-support.ts';
import { openCaptionFiles } from '#main/tools/caption-files.ts';
import type { CaptionAnswer } from '#main/tools/caption-messages.ts';
import { inspectPhoto } from '#main/tools/caption-reading.ts';
import { rewritePhoto } from '#main/tools/caption-writing.ts';
import type { ExifToolWriter } from '#main/tools/exiftool.ts';

const { root, files, photo, put, close } = await openPlace('caption-files');
afterAll(close);

const caption = 'Fährfrau Zoë Łukasz wirft im Hafen von Port Aldine die Leine – «Los!»';

describe('into the original', () => {
  test('the caption stands in XMP, IIM and EXIF, and the picture keeps its bytes', async () => {
    const path = await photo();
    const before = await pictureData(path);
    const outcome = await files.write(
      order(path, { caption, byline: 'Ana Ruiz; Bo Li', keywords: ['Fähre'] }, { durable: true }),
    );
    expect(outcome).toMatchObject({
      kind: 'written',
      file: { how: 'native', path: await realpath(path), cuts: [] },
    });
    const { sources, digest, disagreements } = await files.inspect(path);
    expect([sources.xmp.caption, sources.iim.caption, sources.exif.caption]).toEqual([
      caption,
      caption,
      caption,
    ]);
    expect([digest, disagreements]).toEqual(['current', []]);
    expect((await pictureData(path)).equals(before)).toBe(true);
    expect(await leftIn(join(path, '..'))).toEqual([]);
  });

  test('a corrected date goes to XMP and IIM; EXIF keeps the moment the camera recorded', async () => {
    const recorded = { IFD2: { DateTimeOriginal: '2026:11:10 08:00:00' } };
    const path = await put('HF_0001.jpg', await drawn(1).withExif(recorded).jpeg().toBuffer());
    expect((await files.inspect(path)).fields.dateCreated).toBe('2026-11-10T08:00:00');
    const dateCreated = '2026-11-12T09:41:22+01:00';
    await files.write(order(path, { dateCreated }, { whole: true }));
    const { fields, sources, disagreements } = await files.inspect(path);
    expect(fields.dateCreated).toBe(dateCreated);
    expect([sources.xmp.dateCreated, sources.iim.dateCreated]).toEqual([dateCreated, dateCreated]);
    expect(sources.exif.dateCreated).toBe('2026-11-10T08:00:00');
    expect(disagreements).toEqual([]);
  });

  test('permissions stay; the date stays, unless the setting says otherwise', async () => {
    const path = await photo();
    await chmod(path, 0o640);
    await utimes(path, 1_700_000_000, 1_600_000_000.5);
    await files.write(order(path, { caption }));
    const kept = await stat(path);
    expect([kept.mode & 0o777, kept.mtimeMs]).toEqual([0o640, 1_600_000_000_500]);
    await files.write(order(path, { caption: 'New' }, { keepTimes: false }));
    expect((await stat(path)).mtimeMs).toBeGreaterThan(1_700_000_000_000);
  });

  test('a symbolic link stays one, and what it leads to is written', async () => {
    const path = await photo();
    const alias = join(path, '..', 'alias.jpg');
    await symlink(path, alias);
    expect(await files.write(order(alias, { caption }))).toMatchObject({ kind: 'written' });
    expect((await lstat(alias)).isSymbolicLink()).toBe(true);
    expect((await inspectPhoto(path)).fields.caption).toBe(caption);
  });

  test('of a file with two names only the given one is new, and that is said', async () => {
    const path = await photo();
    const other = join(path, '..', 'other.jpg');
    await link(path, other);
    const outcome = await files.write(order(path, { caption }));
    expect(JSON.stringify(outcome)).toContain('Its other names (hard links) keep the old file.');
    expect((await inspectPhoto(other)).fields.caption).toBeUndefined();
  });

  test('what it says already is not written again', async () => {
    const path = await photo();
    await files.write(order(path, { caption }));
    const before = await stat(path, { bigint: true });
    expect(await files.write(order(path, { caption }))).toMatchObject({ file: { how: 'kept' } });
    expect((await stat(path, { bigint: true })).ino).toBe(before.ino);
  });

  test('two writers take turns, and both captions are in the file', async () => {
    const path = await photo();
    const outcomes = await Promise.all([
      files.write(order(path, { caption })),
      files.write(order(path, { headline: 'Leinen los' })),
      files.write(order(path, { city: 'Port Aldine' })),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['written', 'written', 'written']);
    expect((await inspectPhoto(path)).fields).toMatchObject({
      caption,
      headline: 'Leinen los',
      city: 'Port Aldine',
    });
  });

  test('what only a stale digest decided is brought along, and that is said', async () => {
    const path = await photo();
    await files.write(
      order(path, { caption: 'Old', credit: 'Harbour Press', copyright: 'Harbour Press 2026' }),
    );
    // Another program changes IIM alone, so that Photoshop's digest is stale.
    const bytes = await readFile(path);
    const at = bytes.indexOf('Harbour Press', bytes.indexOf('Photoshop 3.0'));
    bytes.write('Outport Press', at, 'latin1');
    await writeFile(path, bytes);
    expect(await files.inspect(path)).toMatchObject({
      digest: 'stale',
      disagreements: [{ field: 'credit' }],
    });
    const outcome = await files.write(order(path, { caption }));
    expect(JSON.stringify(outcome)).toContain('Credit was brought in step too: IIM was changed later');
    const { sources, digest, disagreements } = await files.inspect(path);
    expect([sources.xmp.credit, sources.iim.credit, digest, disagreements]).toEqual([
      'Outport Press',
      'Outport Press',
      'current',
      [],
    ]);
  });

  test('other fields about which the places disagree are left as they are', async () => {
    const path = await photo();
    await files.write(order(path, { caption: 'Old', credit: 'Harbour Press' }));
    // Another program changes EXIF alone.
    const bytes = await readFile(path);
    bytes.write('Neu', bytes.indexOf('Old', bytes.indexOf('Exif')), 'latin1');
    await writeFile(path, bytes);
    const before = await files.inspect(path);
    expect(before.disagreements).toMatchObject([{ field: 'caption' }]);
    expect(await files.write(order(path, { credit: 'Outport Press' }))).toMatchObject({
      file: { notes: [] },
    });
    const after = await files.inspect(path);
    expect([after.sources.exif, after.disagreements]).toEqual([before.sources.exif, before.disagreements]);
    expect(after.fields).toEqual({ ...before.fields, credit: 'Outport Press' });
  });
});

describe('what goes wrong', () => {
  test('a file that is gone, a folder, what is no photo: one line each', async () => {
    const path = await photo();
    const text = join(path, '..', 'page.txt');
    await writeFile(text, 'Harbour Gallery');
    expect(await files.write(order(join(root, 'gone.jpg'), { caption }))).toEqual({
      kind: 'failed',
      reason: 'gone.jpg is no longer there',
    });
    expect(await files.write(order(root, { caption }))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('is a folder'),
    });
    expect(await files.write(order(text, { caption }))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('is not a photo'),
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder or file that may not be written is left alone',
    async () => {
      const path = await photo();
      await chmod(path, 0o444);
      expect(await files.write(order(path, { caption }))).toEqual({
        kind: 'failed',
        reason: 'HF_0001.jpg is write-protected and was left as it is',
      });
      await chmod(path, 0o644);
      await chmod(join(path, '..'), 0o555);
      expect(await files.write(order(path, { caption }))).toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('may not be written to'),
      });
      await chmod(join(path, '..'), 0o755);
    },
  );

  test('a full disk leaves the old file and nothing else', async ({ skip }) => {
    const path = await photo();
    const disk = join(root, 'disk');
    await mkdir(disk);
    const { size } = await stat(path);
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${Math.ceil((size * 1.5) / 4096) * 4}k`, 'tmpfs', disk])
        .status === 0;
    if (!mounted) skip('no small disk can be mounted here');
    try {
      await copyFile(path, join(disk, 'HF.jpg'));
      const outcome = await files.write(order(join(disk, 'HF.jpg'), { caption }));
      expect(outcome).toEqual({ kind: 'failed', reason: 'HF.jpg was not written: the disk is full' });
      expect((await readFile(join(disk, 'HF.jpg'))).equals(await readFile(path))).toBe(true);
      expect(await leftIn(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  test('a byte that went wrong on its way is seen when the file is read back', async () => {
    const path = await photo();
    const temporary = join(path, '..', 'made.jpg');
    const task = {
      kind: 'rewrite',
      id: 1,
      path,
      temporary,
      changes: { caption },
      whole: false,
      original: true,
      dropCredentials: false,
    } as const;
    const spoil = async (made: string) => {
      const bytes = await readFile(made);
      bytes.write('X', bytes.indexOf('Port Aldine'));
      await writeFile(made, bytes);
    };
    expect(await rewritePhoto(task, { written: spoil })).toMatchObject({
      end: 'doubt',
      doubt: 'Caption does not read back as it was written.',
    });
    await rm(temporary);
    const lengthen = (made: string) => appendFile(made, 'x');
    expect(await rewritePhoto(task, { written: lengthen })).toMatchObject({
      end: 'doubt',
      doubt: 'It has not the length it should have.',
    });
  });

  const doubtful: CaptionAnswer = {
    end: 'doubt',
    doubt: 'Invented.',
    hasSidecar: false,
    cuts: [],
    notes: [],
    work: {
      packet: '',
      xmp: {},
      iim: {},
      exif: {},
      texts: {},
      alone: false,
      digest: 'keep',
      charset: '',
      damage: '',
    },
  };
  const idle: ExifToolWriter = { write: async () => undefined, close: async () => undefined };

  test('what ExifTool wrote wrongly never takes the photo’s place', async () => {
    const path = await photo();
    const before = await readFile(path);
    const answers: CaptionAnswer[] = [
      doubtful,
      { end: 'wrong', reason: 'HF_0001.jpg was not written: Credit does not read back.' },
    ];
    const port = openCaptionFiles({
      reader: { inspect: inspectPhoto, caption: async () => answers.shift() ?? doubtful },
      exiftool: { ...idle, write: (temporary) => writeFile(temporary, 'spoilt') },
    });
    expect(await port.write(order(path, { caption }))).toEqual({
      kind: 'failed',
      reason:
        'HF_0001.jpg was not written: Credit does not read back. Nothing was changed; a sidecar can hold the caption.',
      instead: 'sidecar',
    });
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await leftIn(join(path, '..'))).toEqual([]);
  });

  test.each([
    ['longer', (path: string) => appendFile(path, 'by somebody else')],
    [
      'of the same size and date',
      async (path: string) => {
        const [bytes, { atime, mtime }] = [await readFile(path), await stat(path)];
        await writeFile(path, Buffer.concat([bytes.subarray(0, -16), Buffer.from('by somebody else')]));
        await utimes(path, atime, mtime);
      },
    ],
  ])(
    'a file that another program made %s meanwhile is left as that program made it',
    async (_how, change) => {
      const path = await photo();
      const port = openCaptionFiles({
        reader: {
          inspect: inspectPhoto,
          caption: async (task) => {
            await writeFile(task.temporary, 'new');
            await change(path);
            return { end: 'written', sidecar: '', hasSidecar: false, cuts: [], notes: [] };
          },
        },
        exiftool: idle,
      });
      expect(await port.write(order(path, { caption }))).toMatchObject({
        kind: 'failed',
        reason: expect.stringContaining('changed by another program'),
      });
      expect((await readFile(path)).subarray(-16).toString()).toBe('by somebody else');
    },
  );

  test('a machine without Perl is told so in one line', async () => {
    const path = await photo();
    const port = openCaptionFiles({
      reader: { inspect: inspectPhoto, caption: async () => doubtful },
      exiftool: {
        ...idle,
        write: () => Promise.reject(new Error('ExifTool needs Perl, which is not on this machine.')),
      },
    });
    expect(await port.write(order(path, { caption }))).toEqual({
      kind: 'failed',
      reason:
        'HF_0001.jpg was not written. ExifTool needs Perl, which is not on this machine. Nothing was changed; a sidecar can hold the caption.',
      instead: 'sidecar',
    });
  });
});

describe('copies', () => {
  test('the copy has the caption, the photo stays as it was, a name that is taken is not', async () => {
    const path = await photo();
    const before = await readFile(path);
    const to = { folder: join(path, '..', 'out', 'wire'), fileName: 'copy.jpg', replace: false };
    expect(await files.write(order(path, { caption }, { to }))).toMatchObject({
      kind: 'written',
      file: { path: join(to.folder, 'copy.jpg') },
    });
    expect((await inspectPhoto(join(to.folder, 'copy.jpg'))).fields.caption).toBe(caption);
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await files.write(order(path, { caption: 'Other' }, { to }))).toMatchObject({ kind: 'exists' });
    expect((await inspectPhoto(join(to.folder, 'copy.jpg'))).fields.caption).toBe(caption);
    expect(
      await files.write(order(path, { caption: 'Other' }, { to: { ...to, replace: true } })),
    ).toMatchObject({ kind: 'written' });
    expect(await leftIn(to.folder)).toEqual([]);
  });

  test('a copy never takes the place of its own photo', async () => {
    const path = await photo();
    const outcome = await files.write(
      order(path, { caption }, { to: { folder: join(path, '..'), fileName: 'HF_0001.jpg', replace: true } }),
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('would take the place of the photo itself'),
    });
  });
});
