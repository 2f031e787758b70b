/**
 * Imports and rechecks that are broken off: by the editor, by a full disk, by the end of the
 * program. What was done stands, what was not is offered again, and nothing hangs or is counted twice.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Archive, Files, Pictures } from '#core/ports.ts';
import { noTexts } from '#core/receivers/photo-texts.ts';
import type { ImportReport } from '#core/records.ts';
import { openArchive } from '#main/archive/open.ts';
import {
  addBatch,
  addCaption,
  clock,
  migrationsFolder,
  photoCalled,
  temporaryFolder,
} from '#main/archive/testing.ts';
import { openCards } from '#main/ingest/cards.ts';
import { noCaptionFiles, noRender, noWire } from '#main/testing/unused-ports.ts';

let folder: { folder: string; remove(): void };
let archive: Archive;
const unhandled: unknown[] = [];
const hear = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
  folder = temporaryFolder();
  archive = openArchive({ folder: folder.folder, migrationsFolder, clock, patience: 200 });
  unhandled.length = 0;
  process.on('unhandledRejection', hear);
});

afterEach(() => {
  process.off('unhandledRejection', hear);
  archive.close();
  folder.remove();
});

/** A table of as many captions, none of which has a photo. */
function table(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `"Ferry number ${row} of ${rows} leaves Bergen."`);
  return ['Caption', ...lines].join('\n');
}

const files: Files = {
  list: async (paths) => ({ files: [...paths], failures: [] }),
  missing: async (paths) => ({ looked: paths.length, missing: [] }),
  nameOf: (path) => path.split('/').at(-1) ?? '',
  readBytes: async (path) => new TextEncoder().encode(table(Number(/\d+/.exec(path)?.[0]))),
  keepCopy: async (path) => path,
  exists: async () => false,
  writeWhole: async (_folder, fileName) => fileName,
  copyWhole: async (_path, _folder, fileName) => fileName,
};

const pictures: Pictures = {
  async read(path) {
    const { id, path: _path, fileName, copied, ...photo } = photoCalled(files.nameOf(path), { hash: path });
    return { photo, fields: { caption: `The ferry of ${path}.` } };
  },
  rendition: async () => null,
  ...noRender,
  texts: async () => noTexts,
  close: async () => undefined,
};

function open(ports: { archive?: Archive; pictures?: Pictures; files?: Files } = {}): Newsroom {
  return openNewsroom({
    clock,
    editor: { name: 'Mara Lindqvist' },
    archive,
    files,
    captionFiles: noCaptionFiles,
    cards: openCards({ archiveFolder: folder.folder, describe: () => Promise.reject(new Error('no card')) }),
    pictures,
    samplePaths: [],
    doctor: async () => ({}),
    ...noWire,
    ...ports,
  });
}

async function value<Name extends CallName>(
  newsroom: Newsroom,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const answer = await newsroom.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value as CallOutput<Name>;
}

/** The import's last report, as the desk hears it. */
function endOf(newsroom: Newsroom): Promise<ImportReport> {
  return new Promise((resolve) => {
    const stop = newsroom.on((event) => {
      if (event.name !== 'job.progress' || event.detail.state === 'running') return;
      stop();
      resolve(event.detail);
    });
  });
}

const ten = Array.from({ length: 10 }, (_, number) => `/${number}.jpg`);

/** The archive as a program leaves it that dies right after its n-th commit. */
function dyingAfter(commits: number): Archive {
  let left = commits;
  let depth = 0;
  return {
    ...archive,
    transaction(work) {
      if (depth === 0 && left <= 0) throw new Error('killed');
      depth += 1;
      try {
        const done = archive.transaction(work);
        if (depth === 1) left -= 1;
        return done;
      } finally {
        depth -= 1;
      }
    },
    saveJob(job) {
      if (depth === 0 && left <= 0) throw new Error('killed');
      archive.saveJob(job);
    },
  };
}

describe('an import that was broken off', () => {
  test.each([3, 6, 11])('counts every photo once when it is resumed (after %i commits)', async (commits) => {
    const dying = open({ archive: dyingAfter(commits) });
    const death = endOf(dying);
    const { job } = await value(dying, 'photos.import', { paths: ten, batch: 'Harbour' });
    await death;
    const again = open();
    const [offered] = (await value(again, 'archive.status', {})).jobs;
    expect(offered?.photos.added).toBe(archive.photoCount());
    const ended = endOf(again);
    await value(again, 'jobs.resume', { job });
    expect(await ended).toMatchObject({
      state: 'done',
      photos: { added: 10, known: 0, failed: 0 },
      total: 10,
      done: 10,
      failures: [],
    });
    expect(archive.photoCount()).toBe(10);
    await again.close();
  });

  test.each([2, 4, 7])('gives every caption of a long table once (after %i commits)', async (commits) => {
    const dying = open({ archive: dyingAfter(commits) });
    const death = endOf(dying);
    const { job } = await value(dying, 'photos.import', { paths: ['/95.csv'], batch: 'Tables' });
    await death;
    const again = open();
    const ended = endOf(again);
    await value(again, 'jobs.resume', { job });
    expect(await ended).toMatchObject({ state: 'done', captions: { found: 95, distinct: 95, attached: 0 } });
    const { total } = await value(again, 'captions.find', { query: { limit: 0 } });
    expect(total).toBe(95);
    await again.close();
  });

  test('lets the desk work while a long table is attached', async () => {
    const newsroom = open();
    const ended = endOf(newsroom);
    await value(newsroom, 'photos.import', { paths: ['/95.csv'], batch: 'Tables' });
    let turns = 0;
    let running = true;
    const count = () => {
      turns += 1;
      if (running) setImmediate(count);
    };
    count();
    await ended;
    running = false;
    expect(turns).toBeGreaterThan(5);
    await newsroom.close();
  });

  test('stops in the middle of a long table, and goes on from there', async () => {
    const newsroom = open();
    const ended = endOf(newsroom);
    const stop = newsroom.on((event) => {
      if (event.name !== 'captions.changed') return;
      stop();
      void newsroom.call('jobs.cancel', { job });
    });
    const { job } = await value(newsroom, 'photos.import', { paths: ['/95.csv'], batch: 'Tables' });
    expect(await ended).toMatchObject({ state: 'cancelled', done: 0, total: 1 });
    const half = await value(newsroom, 'captions.find', { query: { limit: 0 } });
    expect(half.total).toBeLessThan(95);
    const resumed = endOf(newsroom);
    await newsroom.call('jobs.resume', { job });
    expect(await resumed).toMatchObject({ state: 'done', done: 1, total: 1 });
    expect((await value(newsroom, 'captions.find', { query: { limit: 0 } })).total).toBe(95);
    await newsroom.close();
  });
});

describe('closing', () => {
  test('does not wait for a picture in hand, which waits for the next time', async () => {
    const newsroom = open({ pictures: { ...pictures, read: () => new Promise(() => undefined) } });
    const { job } = await value(newsroom, 'photos.import', { paths: ten, batch: 'Harbour' });
    await clock.pause();
    const closed = await Promise.race([
      newsroom.close().then(() => 'closed'),
      new Promise((resolve) => setTimeout(() => resolve('still waiting'), 1_000)),
    ]);
    expect(closed).toBe('closed');
    expect(archive.jobs().find(({ id }) => id === job)).toMatchObject({
      waiting: ten,
      report: { state: 'cancelled', failures: [], done: 0 },
    });
  });

  test('does not wait for a folder that is still being listed', async () => {
    const newsroom = open({ files: { ...files, list: () => new Promise(() => undefined) } });
    await value(newsroom, 'photos.import', { paths: ['/photos'], batch: 'Harbour' });
    await newsroom.close();
    expect(archive.jobs()[0]).toMatchObject({ waiting: ['/photos'], report: { state: 'cancelled' } });
  });
});

describe('a disk that is full', () => {
  test('stops an import with one sentence, and the rest can be resumed', async () => {
    const newsroom = open({ archive: dyingAfter(4) });
    const ended = endOf(newsroom);
    const { job } = await value(newsroom, 'photos.import', { paths: ten, batch: 'Harbour' });
    const report = await ended;
    expect(report.state).toBe('cancelled');
    expect(report.failures.map(({ reason }) => reason)).toEqual(['killed']);
    expect(report.photos.added).toBe(archive.photoCount());
    await newsroom.close();
    await clock.pause();
    expect(unhandled).toEqual([]);
    expect(archive.jobs().map(({ id }) => id)).toEqual([job]);
  });

  test('leaves a recheck for later without ending the program', async () => {
    const batch = addBatch(archive);
    addCaption(archive, batch, { caption: 'The the ferry.' });
    const newsroom = open({
      archive: {
        ...archive,
        transaction() {
          throw new Error('The disk is full.');
        },
      },
    });
    await value(newsroom, 'archive.set', { key: 'house', value: 'ap' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await newsroom.close();
    expect(unhandled).toEqual([]);
  });
});
