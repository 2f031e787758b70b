/** Watched folders: what arrives comes in once it is complete, and never twice. */
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  contents,
  type IngestDesk,
  jpeg,
  openIngestDesk,
  put,
  temporaryPlace,
} from '#main/ingest/ingest.test-support.ts';

const patience = { settle: 200, settleWithoutEnd: 1_200, poll: 60 };

let place: ReturnType<typeof temporaryPlace>;
let desk: IngestDesk;
let hot = '';

beforeEach(async () => {
  place = temporaryPlace('watch');
  hot = join(place.folder, 'hot');
  mkdirSync(hot);
  desk = await openIngestDesk(join(place.folder, 'archive'), { patience });
});

afterEach(async () => {
  await desk.close();
  place.remove();
});

async function names(): Promise<string[]> {
  const { cards } = await desk.value('captions.find', { query: { sort: 'fileName', limit: 1_000 } });
  return cards.map(({ fileName }) => fileName);
}

/** Waits until so many photos are in, and a little longer for one too many. */
async function arrive(count: number): Promise<string[]> {
  const latest = Date.now() + 30_000;
  while ((await names()).length < count && Date.now() < latest) await pause(40);
  await pause(2 * patience.settle);
  return names();
}

describe('a watched folder', { timeout: 90_000 }, () => {
  test('takes what is there, what comes, and what lies in folders below; in place, with stationery', async () => {
    put(join(hot, 'A_1.jpg'), await jpeg());
    await desk.value('folders.watch', {
      folder: hot,
      batch: 'Wire in',
      stationery: { source: 'HN', slug: '{original}' },
    });
    expect(await arrive(1)).toEqual(['A_1.jpg']);
    put(join(hot, 'below/A_2.jpg'), await jpeg());
    put(join(hot, 'notes.txt'), 'not a photo');
    put(join(hot, '.hidden.jpg'), await jpeg());
    expect(await arrive(2)).toEqual(['A_1.jpg', 'A_2.jpg']);
    const { cards } = await desk.value('captions.find', { query: { sort: 'fileName' } });
    const [entry] = await desk.value('captions.entries', { captions: [cards[1]?.id ?? ''] });
    expect(entry?.fields).toMatchObject({ source: 'HN', slug: 'A_2' });
    expect(entry?.photo?.path).toBe(join(hot, 'below/A_2.jpg'));
    const [state] = await desk.value('folders.watched', {});
    expect(state).toMatchObject({
      state: 'watching',
      reason: '',
      photos: { added: 2, failed: 0 },
      failures: [],
    });
  });

  test('a file that grows is taken when it is whole', async () => {
    await desk.value('folders.watch', { folder: hot });
    const bytes = await jpeg({ extra: 4_000 });
    const path = join(hot, 'slow.jpg');
    writeFileSync(path, bytes.subarray(0, 1_000));
    for (let at = 1_000; at < bytes.length; at += 500) {
      await pause(90);
      appendFileSync(path, bytes.subarray(at, at + 500));
      expect(await names()).toEqual([]);
    }
    expect(await arrive(1)).toEqual(['slow.jpg']);
    const [state] = await desk.value('folders.watched', {});
    expect(state?.photos).toEqual({ added: 1, known: 0, failed: 0 });
  });

  test('a transfer that stalls before the JPEG’s end is waited for; one that never ends comes in with its warning', async () => {
    await desk.value('folders.watch', { folder: hot });
    const bytes = await jpeg({ extra: 4_000 });
    const path = join(hot, 'stalled.jpg');
    writeFileSync(path, bytes.subarray(0, -1_000));
    await pause(3 * patience.settle);
    expect(await names()).toEqual([]);
    appendFileSync(path, bytes.subarray(-1_000));
    expect(await arrive(1)).toEqual(['stalled.jpg']);
    writeFileSync(join(hot, 'never.jpg'), (await jpeg({ extra: 4_000 })).subarray(0, -1_000));
    expect(await arrive(2)).toEqual(['never.jpg', 'stalled.jpg']);
  });

  test('a RAW that stalls is waited for', async () => {
    await desk.value('folders.watch', { folder: hot });
    const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#385' } })
      .tiff({ compression: 'none' })
      .toBuffer();
    const path = join(hot, 'stalled.nef');
    writeFileSync(path, bytes.subarray(0, 5_000));
    await pause(4 * patience.settle);
    expect(await names()).toEqual([]);
    appendFileSync(path, bytes.subarray(5_000));
    expect(await arrive(1)).toEqual(['stalled.nef']);
    const [state] = await desk.value('folders.watched', {});
    expect(state?.photos).toEqual({ added: 1, known: 0, failed: 0 });
  });

  test('an upload under another name counts from its renaming', async () => {
    await desk.value('folders.watch', { folder: hot });
    for (const ending of ['.part', '.tmp', '.filepart']) put(join(hot, `A_1.jpg${ending}`), await jpeg());
    await pause(4 * patience.settle);
    expect(await names()).toEqual([]);
    renameSync(join(hot, 'A_1.jpg.part'), join(hot, 'A_1.jpg'));
    expect(await arrive(1)).toEqual(['A_1.jpg']);
  });

  test('a RAW, a sidecar and a memo that come after their JPEG stay one shot', async () => {
    const to = join(place.folder, 'in');
    await desk.value('folders.watch', { folder: hot, to, names: '{sequence:3}' });
    // Companions alone wait for their photo.
    put(join(hot, 'A_2.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
    put(join(hot, 'A_1.JPG'), await jpeg());
    await arrive(1);
    put(join(hot, 'B_1.JPG'), await jpeg());
    await arrive(2);
    put(join(hot, 'A_1.WAV'), 'RIFF\u0004\0\0\0WAVE');
    put(join(hot, 'A_1.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>');
    put(join(hot, 'A_1.NEF'), await jpeg());
    await arrive(3);
    put(join(hot, 'A_2.JPG'), await jpeg());
    await arrive(4);
    const copies = ['001.JPG', '001.NEF', '001.WAV', '001.xmp', '002.JPG', '003.JPG', '003.xmp'];
    expect([...contents(to).keys()]).toEqual(copies);
    const [state] = await desk.value('folders.watched', {});
    expect(state?.photos).toEqual({ added: 4, known: 0, failed: 0 });
    await desk.close();
    desk = await openIngestDesk(join(place.folder, 'archive'), { patience });
    await desk.value('folders.resume', {});
    await pause(8 * patience.settle);
    expect([...contents(to).keys()]).toEqual(copies);
  });

  test('many at once all come in, once; again after a restart none does', async () => {
    await desk.value('folders.watch', { folder: hot });
    for (let number = 1; number <= 60; number += 1) put(join(hot, `A_${number}.jpg`), await jpeg());
    expect(await arrive(60)).toHaveLength(60);
    await desk.close();
    desk = await openIngestDesk(join(place.folder, 'archive'), { patience });
    put(join(hot, 'A_61.jpg'), await jpeg());
    expect((await desk.value('folders.watched', {})).map(({ state }) => state)).toEqual(['elsewhere']);
    expect((await desk.value('folders.resume', {})).map(({ state }) => state)).toEqual(['watching']);
    expect(await arrive(61)).toHaveLength(61);
    const [state] = await desk.value('folders.watched', {});
    expect(state?.photos).toEqual({ added: 1, known: 0, failed: 0 });
  });

  test('copied and verified under a template; a copy is not made again after a restart', async () => {
    const to = join(place.folder, 'in');
    await desk.value('folders.watch', { folder: hot, to, names: '{date}/{sequence:3}' });
    put(join(hot, 'A_1.jpg'), await jpeg());
    await arrive(1);
    put(join(hot, 'A_2.jpg'), await jpeg());
    await arrive(2);
    expect([...contents(to)]).toEqual([
      ['2026-11-12/001.jpg', contents(hot).get('A_1.jpg')],
      ['2026-11-12/002.jpg', contents(hot).get('A_2.jpg')],
    ]);
    await desk.close();
    desk = await openIngestDesk(join(place.folder, 'archive'), { patience });
    await desk.value('folders.resume', {});
    put(join(hot, 'A_3.jpg'), await jpeg());
    expect(await arrive(3)).toHaveLength(3);
    expect([...contents(to).keys()]).toEqual([
      '2026-11-12/001.jpg',
      '2026-11-12/002.jpg',
      '2026-11-12/003.jpg',
    ]);
  });

  test('a folder that goes away says so, and is watched again when it is back', async () => {
    await desk.value('folders.watch', { folder: hot });
    put(join(hot, 'A_1.jpg'), await jpeg());
    await arrive(1);
    renameSync(hot, `${hot}-away`);
    await pause(600);
    const [away] = await desk.value('folders.watched', {});
    expect(away).toMatchObject({ state: 'waiting', reason: `${hot} is not there` });
    renameSync(`${hot}-away`, hot);
    put(join(hot, 'A_2.jpg'), await jpeg());
    expect(await arrive(2)).toEqual(['A_1.jpg', 'A_2.jpg']);
  });

  test('a photo sent again under the same name comes in as the new one', async () => {
    await desk.value('folders.watch', { folder: hot });
    put(join(hot, 'A_1.jpg'), await jpeg());
    await arrive(1);
    writeFileSync(join(hot, 'A_1.jpg'), await jpeg());
    expect(await arrive(2)).toEqual(['A_1.jpg', 'A_1.jpg']);
  });

  test('off the list, nothing comes in any more; a folder cannot be listed twice or copied into itself', async () => {
    const { id } = await desk.value('folders.watch', { folder: hot });
    expect(await desk.refusal('folders.watch', { folder: hot })).toContain('watched already');
    await desk.value('folders.unwatch', { id });
    put(join(hot, 'A_1.jpg'), await jpeg());
    await pause(4 * patience.settle);
    expect(await names()).toEqual([]);
    expect(await desk.value('folders.watched', {})).toEqual([]);
    expect(await desk.refusal('folders.watch', { folder: hot, to: join(hot, 'in') })).toContain(
      'where the photos come from',
    );
    rmSync(hot, { recursive: true });
    expect(await desk.refusal('folders.watch', { folder: hot })).toContain('is not there');
  });
});
