/**
 * An archive whose keys were made by other rules: they are made again in the background at the
 * first start, once, and a start that is broken off is gone on with.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Archive } from '#core/ports.ts';
import { openArchive } from '#main/archive/open.ts';
import { addBatch, addCaption, clock, migrationsFolder, temporaryFolder } from '#main/archive/testing.ts';
import { openCards } from '#main/ingest/cards.ts';
import { noCaptionFiles, noWire } from '#main/testing/unused-ports.ts';

let folder: { folder: string; remove(): void };
let archive: Archive;
let keysMade = 0;

beforeEach(() => {
  folder = temporaryFolder();
  archive = openArchive({ folder: folder.folder, migrationsFolder, clock });
  keysMade = 0;
});

afterEach(() => {
  archive.close();
  folder.remove();
});

function open(): Newsroom {
  const refuse = async () => Promise.reject(new Error('not asked here'));
  return openNewsroom({
    clock,
    editor: { name: 'Mara Lindqvist' },
    archive: {
      ...archive,
      setKeys(caption, keys) {
        keysMade += 1;
        archive.setKeys(caption, keys);
      },
    },
    files: {
      list: refuse,
      missing: refuse,
      nameOf: (path) => path,
      readBytes: refuse,
      keepCopy: refuse,
      exists: refuse,
      writeWhole: refuse,
      copyWhole: refuse,
    },
    pictures: {
      read: refuse,
      rendition: refuse,
      render: refuse,
      texts: refuse,
      close: async () => undefined,
    },
    captionFiles: noCaptionFiles,
    cards: openCards({ archiveFolder: '', describe: () => Promise.reject(new Error('no card')) }),
    samplePaths: [],
    doctor: async () => ({}),
    ...noWire,
  });
}

/** Waits until the archive says that it is made. */
async function made(): Promise<void> {
  for (let turn = 0; turn < 5_000; turn += 1) {
    const making = archive.setting('making') as { rules: number; pass: string } | undefined;
    if (making?.pass === 'done' && making.rules > 0) return;
    await clock.pause();
  }
  throw new Error('not made');
}

/** Captions as an older Cutline left them: in the archive, with keys that meet nothing. */
function oldCaptions(count: number): void {
  const batch = addBatch(archive);
  for (let number = 0; number < count; number += 1) {
    const caption = `Ferry number ${Math.floor(number / 2)} leaves the pier in Bergen, Norway, on Nov. 12, 2026.`;
    archive.setKeys(addCaption(archive, batch, { caption }), [number + 1]);
  }
}

test('keys, pairs and checks are made again at the first start, and only then', async () => {
  oldCaptions(6);
  const desk = open();
  await made();
  await desk.close();
  expect(archive.pairs({ classes: ['exact'] }).total).toBe(3);
  const { cards } = archive.find({});
  expect(
    cards.every(({ duplicates, status, errors }) => duplicates > 0 && status === 'flagged' && errors > 0),
  ).toBe(true);
  const first = keysMade;
  const again = open();
  await clock.pause();
  await clock.pause();
  await again.close();
  expect(keysMade).toBe(first);
});

test('other rules than the archive was made by begin it anew', async () => {
  oldCaptions(2);
  archive.saveSetting('making', { rules: 0, pass: 'done', after: '' });
  const desk = open();
  await made();
  await desk.close();
  expect(archive.pairs({}).total).toBe(1);
});

test('its progress is told, and what was broken off is gone on with', async () => {
  oldCaptions(240);
  const desk = open();
  const seen: unknown[] = [];
  const halfway = new Promise<void>((resolve) => {
    desk.on(async ({ name }) => {
      if (name !== 'archive.remaking') return;
      const answer = await desk.call('archive.status', {});
      if (answer.ok) seen.push((answer.value as { remaking: unknown }).remaking);
      resolve();
    });
  });
  await halfway;
  await desk.close();
  expect(seen[0]).toEqual({ done: expect.any(Number), total: 480 });
  const before = keysMade;
  expect(before).toBeLessThan(480);
  const again = open();
  await made();
  expect(await again.call('archive.status', {})).toMatchObject({ value: { remaking: null } });
  await again.close();
  expect(keysMade).toBe(480);
  expect(archive.pairs({ classes: ['exact'] }).total).toBe(120);
});
