/** Sidecars, and what becomes of originals that a caption may not go into. */
import { copyFile, readFile, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { latin1, number, segment } from '#core/metadata/crafted.test-support.ts';
import { leftIn, openPlace, order } from '#main/tools/caption-files.test-support.ts';
import { openCaptionFiles } from '#main/tools/caption-files.ts';
import type { CaptionAnswer } from '#main/tools/caption-messages.ts';
import { inspectPhoto } from '#main/tools/caption-reading.ts';
import { writeSidecar as writeSidecarFile } from '#main/tools/caption-writing.ts';
import type { CaptionWork } from '#main/tools/pictures.ts';

const { files, photo, close } = await openPlace('caption-sidecars');
afterAll(close);

const caption = 'Fährfrau Zoë Łukasz wirft im Hafen von Port Aldine die Leine – «Los!»';

describe('sidecars', () => {
  test('a new one says everything; it is rewritten in its own habit', async () => {
    const path = await photo();
    await files.write(order(path, { headline: 'Harbour', caption: 'Old' }));
    const before = await readFile(path);
    const outcome = await files.write(order(path, { caption }, { to: 'sidecar' }));
    const sidecar = (await realpath(path)).replace('.jpg', '.xmp');
    expect(outcome).toMatchObject({ kind: 'written', file: { how: 'sidecar', path: sidecar } });
    expect((await files.inspect(path)).sources.sidecar).toEqual({ headline: 'Harbour', caption });
    expect((await readFile(path)).equals(before)).toBe(true);
    await copyFile(sidecar, `${path}.xmp`);
    await rm(sidecar);
    expect(await files.write(order(path, { city: 'Port Aldine' }, { to: 'sidecar' }))).toMatchObject({
      file: { path: `${await realpath(path)}.xmp` },
    });
    expect((await files.inspect(path)).sources.sidecar).toEqual({
      headline: 'Harbour',
      caption,
      city: 'Port Aldine',
    });
  });

  test('a RAW and its JPEG do not share one', async () => {
    const path = await photo('DSC_1.JPG');
    await copyFile(path, path.replace('.JPG', '.NEF'));
    expect(await files.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject({
      file: { path: `${await realpath(path)}.xmp` },
    });
  });

  test('writing into the original brings its sidecar in step, which would hide it', async () => {
    const path = await photo();
    await files.write(order(path, { caption: 'Old' }, { to: 'sidecar' }));
    const outcome = await files.write(order(path, { caption }));
    expect(JSON.stringify(outcome)).toContain('HF_0001.xmp was brought in step.');
    expect(await files.inspect(path)).toMatchObject({ fields: { caption }, disagreements: [] });
  });

  test('a damaged one is left as it is', async () => {
    const path = await photo();
    const sidecar = path.replace('.jpg', '.xmp');
    await writeFile(sidecar, '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF');
    expect(await files.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('damaged'),
    });
    expect(await readFile(sidecar, 'utf8')).toContain('<rdf:RDF');
  });
});

describe('a sidecar that another program writes meanwhile', () => {
  /** The port, with somebody else at work between the reading and the placing. */
  function portWith(meanwhile: () => Promise<void>) {
    const caption = async (task: CaptionWork): Promise<CaptionAnswer> => {
      if (task.kind !== 'sidecar') throw new Error('Only sidecars are written here.');
      const answer = await writeSidecarFile({ ...task, id: 1 });
      await meanwhile();
      return answer;
    };
    const exiftool = { write: async () => undefined, close: async () => undefined };
    return openCaptionFiles({ reader: { inspect: inspectPhoto, caption }, exiftool });
  }
  const theirs = '<x:xmpmeta xmlns:x="adobe:ns:meta/">theirs</x:xmpmeta>';

  async function withSidecar() {
    const path = await photo();
    await files.write(order(path, { headline: 'Harbour' }, { to: 'sidecar' }));
    return { path, sidecar: path.replace('.jpg', '.xmp') };
  }
  const refused = {
    kind: 'failed',
    reason: expect.stringMatching(/^HF_0001\.xmp was written or removed by another program meanwhile/),
  };

  test('stays as that program made it, even if its size and date are the old ones', async () => {
    const { path, sidecar } = await withSidecar();
    const before = await readFile(sidecar, 'utf8');
    const { atime, mtime } = await stat(sidecar);
    const changed = before.replace('Harbour', 'Hangars');
    const port = portWith(async () => {
      await writeFile(sidecar, changed);
      await utimes(sidecar, atime, mtime);
    });
    expect(await port.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject(refused);
    expect(await readFile(sidecar, 'utf8')).toBe(changed);
    expect(await leftIn(join(path, '..'))).toEqual([]);
    // Written again, both are in it.
    expect(await files.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject({ kind: 'written' });
    expect((await files.inspect(path)).sources.sidecar).toEqual({ headline: 'Hangars', caption });
  });

  test('is not replaced where there was none before', async () => {
    const path = await photo();
    const sidecar = path.replace('.jpg', '.xmp');
    const port = portWith(() => writeFile(sidecar, theirs));
    expect(await port.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject(refused);
    expect(await readFile(sidecar, 'utf8')).toBe(theirs);
  });

  test('does not come back once it was removed', async () => {
    const { path, sidecar } = await withSidecar();
    const port = portWith(() => rm(sidecar));
    expect(await port.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject(refused);
    await expect(readFile(sidecar)).rejects.toThrow('ENOENT');
  });

  test('may be touched, as long as it says the same', async () => {
    const { path, sidecar } = await withSidecar();
    const port = portWith(() => utimes(sidecar, 1_700_000_000, 1_700_000_000));
    expect(await port.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject({ kind: 'written' });
  });
});

test('of two sidecars one is read and written, and the other is named', async () => {
  const path = await photo();
  await files.write(order(path, { headline: 'Harbour' }, { to: 'sidecar' }));
  const other = path.replace('.jpg', '.xmp');
  await copyFile(other, `${path}.XMP`);
  const before = await readFile(other);
  expect(await files.write(order(path, { caption }, { to: 'sidecar' }))).toMatchObject({
    file: {
      path: `${await realpath(path)}.XMP`,
      notes: ['HF_0001.xmp lies beside the photo as well and was left as it is.'],
    },
  });
  expect((await readFile(other)).equals(before)).toBe(true);
  expect(await files.inspect(path)).toMatchObject({
    sources: { sidecar: { headline: 'Harbour', caption } },
    warnings: ['HF_0001.xmp lies beside the photo as well and is not read.'],
  });
});

describe('content credentials', () => {
  test('an original that carries them is refused until somebody says so; copies and sidecars are not', async () => {
    const path = await photo();
    const jpeg = await readFile(path);
    const box = [number(25, 4), latin1('jumd'), latin1(`c2pa${'\0'.repeat(13)}`), new Uint8Array(160)];
    const jumbf = segment(0xeb, latin1('JP\0\x01'), number(1, 4), number(200, 4), latin1('jumb'), ...box);
    const bytes = Buffer.concat([jpeg.subarray(0, 2), jumbf, jpeg.subarray(2)]);
    await writeFile(path, bytes);
    const refused = await files.write(order(path, { caption }));
    expect(refused).toMatchObject({
      kind: 'credentials',
      reason: expect.stringContaining('Write a sidecar instead'),
    });
    expect((await readFile(path)).equals(bytes)).toBe(true);
    const folder = join(path, '..', 'out');
    const to = { folder, fileName: 'copy.jpg', replace: false };
    expect(JSON.stringify(await files.write(order(path, { caption }, { to })))).toContain('no longer valid');
    expect(await files.write(order(path, { caption: 'Beside' }, { to: 'sidecar' }))).toMatchObject({
      kind: 'written',
    });
    expect(await files.write(order(path, { caption }, { dropCredentials: true }))).toMatchObject({
      kind: 'written',
    });
    expect(await files.inspect(path)).toMatchObject({ credentials: true, fields: { caption } });
  });
});
