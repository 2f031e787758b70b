/**
 * Ingests through the one door, with real cards, real destinations and a real archive: what is
 * copied, what it is called, what comes in, and what happens when cards and disks do not keep still.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  contents,
  dates,
  hashOf,
  type IngestDesk,
  ingestPaths,
  jpeg,
  makeCard,
  openIngestDesk,
  put,
} from '#main/ingest/ingest.test-support.ts';
import { type OpensSource, openSource } from '#main/ingest/source.ts';

const { folder, card, first, second, archive, empty, remove } = ingestPaths('ingest');
let desk: IngestDesk;

beforeEach(async () => {
  desk = await openIngestDesk(archive);
});

afterEach(async () => {
  await desk.close();
  empty();
});
afterAll(remove);

/** Closes the desk and opens it over cards that behave otherwise. */
async function reopen(source: OpensSource = openSource): Promise<void> {
  await desk.close();
  desk = await openIngestDesk(archive, { openSource: source });
}

function entries() {
  return desk.value('captions.find', { query: { sort: 'fileName' } });
}

const unfinished = (folder: string) => [...contents(folder).keys()].filter((path) => path.includes('.part'));

// Decoding photos in processes of their own takes its time on a machine that has other work.
const patient = { timeout: 90_000 };

describe('copying', patient, () => {
  test('two verified copies of every file, dates kept, photos in the batch, the card as it was', async () => {
    const hashes = await makeCard(card, 12);
    const before = contents(card);
    const report = await desk.ingest({
      source: card,
      destinations: [first, second],
      batch: 'Harbour',
      names: '{date}/{original}',
    });
    expect(report).toMatchObject({
      state: 'done',
      files: { total: 12, done: 12, copied: 12, verified: 24, known: 0, failed: 0, others: 0 },
      photos: { added: 12, known: 0, failed: 0 },
      failures: [],
    });
    expect(report.bytes.done).toBe(report.bytes.total);
    expect(report.destinations).toMatchObject([
      { path: first, state: 'finished', verified: 12 },
      { path: second, state: 'finished', verified: 12 },
    ]);
    for (const destination of [first, second]) {
      const copies = contents(destination);
      expect([...copies].map(([path, hash]) => [path, hash])).toEqual(
        [...hashes].map(([name, hash]) => [`2026-11-12/${name}`, hash]),
      );
      expect(dates(destination)).toEqual(dates(card));
    }
    expect(contents(card)).toEqual(before);
    const { cards, total } = await entries();
    expect(total).toBe(12);
    const [entry] = await desk.value('captions.entries', { captions: [cards[0]?.id ?? ''] });
    expect(entry?.photo?.path).toBe(join(first, '2026-11-12', 'HF_0001.JPG'));
  });

  test('names and stationery from the photo, the batch and the count; in the order of capture', async () => {
    put(
      join(card, 'DCIM/100/A_2.JPG'),
      await jpeg({ at: '2026:11:12 09:00:00', byline: 'Mara Lindqvist', serial: '6012345' }),
    );
    put(
      join(card, 'DCIM/100/A_1.JPG'),
      await jpeg({ at: '2026:11:12 10:00:00', byline: 'Mara Lindqvist', serial: '6012345' }),
    );
    await desk.ingest({
      source: card,
      destinations: [first],
      batch: 'Ferry \u26f4\ufe0f',
      names: '{byline}/{batch}/{slug}_{serial}_{sequence:3}',
      stationery: { slug: 'tow', credit: '{camera} / HN', keywords: ['{batch}', 'frame {sequence}'] },
    });
    const folder = 'Mara Lindqvist/Ferry \u26f4\ufe0f';
    expect([...contents(first)]).toEqual([
      [`${folder}/tow_6012345_001.JPG`, contents(card).get('DCIM/100/A_2.JPG')],
      [`${folder}/tow_6012345_002.JPG`, contents(card).get('DCIM/100/A_1.JPG')],
    ]);
    const ids = (await entries()).cards.map(({ id }) => id);
    const [entry] = await desk.value('captions.entries', { captions: ids });
    expect(entry?.fields).toMatchObject({
      byline: 'Mara Lindqvist',
      slug: 'tow',
      credit: 'Nikon D6 / HN',
      keywords: ['Ferry \u26f4\ufe0f', 'frame 1'],
    });
  });

  test('RAW and JPEG, sidecar and voice memo keep one number; films stay on the card', async () => {
    const sidecar = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Tromsø"/></rdf:RDF></x:xmpmeta>`;
    put(join(card, 'DCIM/100/A_1.JPG'), await jpeg());
    put(join(card, 'DCIM/100/A_1.NEF'), await jpeg());
    put(join(card, 'DCIM/100/A_1.xmp'), sidecar);
    put(join(card, 'DCIM/100/A_1.WAV'), 'RIFF');
    put(join(card, 'DCIM/100/A_2.MOV'), 'film');
    put(join(card, 'PRIVATE/index.bin'), 'the camera’s own');
    const { files } = await desk.ingest({ source: card, destinations: [first], names: '{sequence:4}' });
    expect([...contents(first).keys()]).toEqual(['0001.JPG', '0001.NEF', '0001.WAV', '0001.xmp']);
    expect(files).toMatchObject({ copied: 4, others: 1 });
    // The sidecar stood beside the photo when it was read.
    const { cards } = await entries();
    expect(cards.map(({ city }) => city)).toContain('Tromsø');
  });

  test('clashes get a number, the shot’s files the same; nothing is replaced', async () => {
    put(join(card, 'A/S_1.JPG'), await jpeg());
    put(join(card, 'A/S_1.NEF'), await jpeg());
    put(join(card, 'B/S_1.JPG'), await jpeg());
    put(join(card, 'C/s_1.jpg'), await jpeg());
    const earlier = put(join(first, 'S_1.NEF'), 'somebody else’s');
    await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    expect([...contents(first).keys()].sort()).toEqual(
      ['S_1-2.JPG', 'S_1-2.NEF', 'S_1.JPG', 'S_1.NEF', 's_1-3.jpg'].sort(),
    );
    expect(statSync(earlier).size).toBe(Buffer.byteLength('somebody else’s'));
  });

  test('an empty file and a file that is no photo are copied; the archive says what it thinks of them', async () => {
    put(join(card, 'A_1.JPG'), '');
    put(join(card, 'A_2.JPG'), 'no picture at all');
    const report = await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    expect(report.files).toMatchObject({ copied: 2, failed: 0 });
    expect(report.photos).toMatchObject({ added: 0, failed: 2 });
    expect(report.failures.map(({ reason }) => reason).sort()).toEqual([
      'A_1.JPG is empty (0 bytes)',
      expect.stringContaining('A_2.JPG is not a photo'),
    ]);
  });

  test('the first photos are captionable while the rest is still being copied', async () => {
    await makeCard(card, 60, 4_000);
    // The card is slow: its second half waits until the first caption is written.
    const surveyed = new Set<string>();
    let copies = 0;
    const waits = Promise.withResolvers<void>();
    await reopen(async (path) => {
      // The survey looks at each file first.
      if (surveyed.has(path)) copies += 1;
      surveyed.add(path);
      if (copies > 30) await waits.promise;
      return openSource(path);
    });
    const captioned = new Promise<{ copied: number; text: string }>((resolve) => {
      const stop = desk.newsroom.on(async (event) => {
        if (event.name !== 'captions.changed') return;
        stop();
        const [caption = ''] = event.detail.captions;
        const text = 'The tug Alma tows the ferry Nordstern into Bergen, Norway.';
        const { entry } = await desk.value('captions.edit', { caption, changes: { caption: text } });
        const [report] = await desk.value('ingest.jobs', {});
        resolve({ copied: report?.files.copied ?? 0, text: entry.fields.caption });
      });
    });
    const ending = desk.ingest({ source: card, destinations: [first, second] });
    const { copied, text } = await captioned;
    waits.resolve();
    expect(copied).toBeLessThan(60);
    expect(text).toContain('Alma');
    expect(await ending).toMatchObject({ state: 'done', photos: { added: 60 } });
  });

  test('two ingests at once into the same places: everything is there, once', async () => {
    const other = join(folder, 'other card');
    const hashes = [...(await makeCard(card, 20)).values(), ...(await makeCard(other, 20)).values()];
    const names = '{sequence:4}';
    const reports = await Promise.all(
      [card, other].map((source) => desk.ingest({ source, destinations: [first, second], names })),
    );
    expect(reports.map(({ state }) => state)).toEqual(['done', 'done']);
    for (const destination of [first, second])
      expect([...contents(destination).values()].sort()).toEqual([...hashes].sort());
    expect((await entries()).total).toBe(40);
  });
});

describe('what is known', patient, () => {
  test('a card is not copied twice; new photos on it are', async () => {
    await makeCard(card, 5);
    await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    put(join(card, 'DCIM/100CUTLN/HF_0006.JPG'), await jpeg());
    const again = await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    expect(again.files).toMatchObject({ copied: 1, known: 5 });
    expect(contents(first).size).toBe(6);
  });

  test('known under another name and date: found by its bytes', async () => {
    await makeCard(card, 3);
    await desk.ingest({ source: card, destinations: [first] });
    const bytes = contents(card);
    renameSync(join(card, 'DCIM/100CUTLN/HF_0001.JPG'), join(card, 'DCIM/100CUTLN/HF_0009.JPG'));
    expect(bytes.size).toBe(3);
    const again = await desk.ingest({ source: card, destinations: [first] });
    expect(again.files).toMatchObject({ copied: 0, known: 3 });
  });

  test('another destination gets its copies although the first has them', async () => {
    await makeCard(card, 3);
    await desk.ingest({ source: card, destinations: [first] });
    const more = await desk.ingest({ source: card, destinations: [first, second] });
    expect(more.files).toMatchObject({ copied: 3, verified: 3 });
    expect(contents(second)).toEqual(contents(first));
    expect(more.photos).toEqual({ added: 0, known: 3, failed: 0 });
  });

  test('again copies once more, and never a second time over itself', async () => {
    await makeCard(card, 2);
    await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    const skipped = await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    expect(skipped.files).toMatchObject({ known: 2 });
    const other = { source: card, destinations: [first], names: 'again/{original}', again: true };
    for (const _time of [1, 2]) await desk.ingest(other);
    expect([...contents(first).keys()]).toEqual([
      'HF_0001.JPG',
      'HF_0002.JPG',
      'again/HF_0001.JPG',
      'again/HF_0002.JPG',
    ]);
  });
});

/** A card that is pulled out while its nth file is read; `inserted` puts it back. */
function pulledAfter(files: number, code: string) {
  let opened = 0;
  const fault = Object.assign(new Error(`${code}: i/o error`), { code });
  const state = { inserted: false };
  const source: OpensSource = async (path) => {
    const file = await openSource(path);
    const { bytes } = await file.facts();
    return {
      ...file,
      async read(into) {
        // Glimpses ask for 64 KB at most; only copies count.
        if (!state.inserted && into.length > 65_536 && ++opened > files) throw fault;
        return file.read(into.length > bytes ? into.subarray(0, bytes) : into);
      },
    };
  };
  return { source, state };
}

describe('what does not keep still', patient, () => {
  test('the card is pulled out: paused with what is missing; put back, the same command goes on', async () => {
    const hashes = await makeCard(card, 30, 200_000);
    const { source, state } = pulledAfter(20, 'ENODEV');
    await reopen(source);
    const input = { source: card, destinations: [first, second], names: '{sequence:4}' };
    const paused = await desk.ingest(input);
    expect(paused.state).toBe('paused');
    expect(paused.reason).toMatch(
      /is no longer there\. \d+ of 30 files are not copied yet\. Put it back and resume/,
    );
    expect(paused.files.copied).toBeLessThan(30);
    expect(paused.destinations.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(unfinished(first)).toEqual([]);
    expect(contents(first)).toEqual(contents(second));
    state.inserted = true;
    await reopen(source);
    const { job, resumed } = await desk.value('ingest.start', input);
    expect([job, resumed]).toEqual([paused.job, true]);
    const done = await desk.ended(job);
    expect(done).toMatchObject({ state: 'done', files: { total: 30, known: paused.files.copied } });
    expect([...contents(first).values()]).toEqual([...hashes.values()]);
    expect([...contents(first).keys()].at(-1)).toBe('0030.JPG');
    expect(contents(second)).toEqual(contents(first));
    expect((await entries()).total).toBe(30);
  });

  test('one bad sector costs one file; the others go on', async () => {
    await makeCard(card, 6, 1_000);
    const bad: OpensSource = async (path) => {
      const file = await openSource(path);
      if (!path.endsWith('HF_0003.JPG')) return file;
      return {
        ...file,
        read: () => Promise.reject(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })),
      };
    };
    await reopen(bad);
    const report = await desk.ingest({ source: card, destinations: [first] });
    expect(report).toMatchObject({ state: 'done', files: { copied: 5, failed: 1 } });
    expect(report.failures[0]?.reason).toContain('HF_0003.JPG could not be read');
    await reopen();
    const again = await desk.ingest({ source: card, destinations: [first] });
    expect(again).toMatchObject({ job: report.job, files: { copied: 1, known: 5, failed: 0 } });
  });

  test('a file that changes while it is copied is not kept', async () => {
    await makeCard(card, 2, 200_000);
    let meddled = false;
    const meddling: OpensSource = async (path) => {
      const file = await openSource(path);
      return {
        ...file,
        async read(into) {
          const count = await file.read(into);
          if (!meddled && into.length > 65_536 && path.endsWith('HF_0002.JPG')) {
            meddled = true;
            writeFileSync(path, 'x', { flag: 'a' });
          }
          return count;
        },
      };
    };
    await reopen(meddling);
    const report = await desk.ingest({ source: card, destinations: [first], names: '{original}' });
    expect(report.failures.map(({ reason }) => reason)).toEqual([
      'HF_0002.JPG changed while it was copied; copy it again',
    ]);
    expect([...contents(first).keys()]).toEqual(['HF_0001.JPG']);
  });

  test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'a destination that fills up stops alone, says what it kept, and goes on when there is room',
    async () => {
      const hashes = await makeCard(card, 20, 300_000);
      mkdirSync(second);
      const mounted = mount(second, '2m');
      if (!mounted) return;
      try {
        const input = { source: card, destinations: [first, second], names: '{original}' };
        const report = await desk.ingest(input);
        expect([...contents(first).values()]).toEqual([...hashes.values()]);
        const kept = contents(second);
        expect(report.state).toBe('paused');
        expect(report.destinations[1]).toMatchObject({ state: 'stopped', verified: kept.size });
        expect(report.destinations[1]?.reason).toContain(
          `the disk is full. ${kept.size} verified copies stand there.`,
        );
        expect(kept.size).toBeGreaterThan(3);
        for (const [name, hash] of kept) expect(hashes.get(name)).toBe(hash);
        expect((await entries()).total).toBe(20);
        execFileSync('mount', ['-o', 'remount,size=20m', second]);
        const done = await desk.ingest(input);
        expect(done).toMatchObject({ job: report.job, state: 'done' });
        expect(contents(second)).toEqual(contents(first));
      } finally {
        execFileSync('umount', ['-l', second]);
      }
    },
  );

  test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    'a destination whose disk is taken off stops alone; nothing is written where it was mounted',
    async () => {
      await makeCard(card, 16, 300_000);
      mkdirSync(second);
      if (!mount(second, '20m')) return;
      let reads = 0;
      const source: OpensSource = async (path) => {
        const file = await openSource(path);
        return {
          ...file,
          async read(into) {
            if (into.length > 65_536 && ++reads === 12) execFileSync('umount', ['-l', second]);
            return file.read(into);
          },
        };
      };
      await reopen(source);
      const report = await desk.ingest({ source: card, destinations: [first, second] });
      expect(report.destinations.map(({ state }) => state)).toEqual(['finished', 'stopped']);
      expect(report.destinations[1]?.reason).toContain('is no longer there');
      expect(contents(first).size).toBe(16);
      expect(readdirSync(second)).toEqual([]);
    },
  );

  test.skipIf(process.platform === 'win32')('a destination that cannot be written to', async () => {
    await makeCard(card, 3);
    // /proc takes no files from anybody, root or not.
    const closed = process.getuid?.() === 0 ? '/proc/1' : second;
    if (closed === second) {
      mkdirSync(second);
      chmodSync(second, 0o500);
    }
    const report = await desk.ingest({ source: card, destinations: [first, closed], names: '{original}' });
    expect(contents(first).size).toBe(3);
    expect(report.state).toBe('paused');
    expect(report.destinations[1]).toMatchObject({ state: 'stopped', verified: 0 });
    expect(report.destinations[1]?.reason).toMatch(/Nothing was kept there\.$/);
    const alone = await desk.ingest({ source: card, destinations: [closed] });
    expect(alone.reason).toContain('every destination has stopped');
    if (closed === second) chmodSync(second, 0o700);
  });

  test('cancelled and resumed: no file twice, no number lost', async () => {
    const hashes = await makeCard(card, 40, 300_000);
    const { job } = await desk.value('ingest.start', {
      source: card,
      destinations: [first],
      names: '{sequence:4}',
    });
    await new Promise<void>((resolve) => {
      desk.newsroom.on((event) => {
        if (event.name === 'ingest.progress' && event.detail.files.copied > 3) resolve();
      });
    });
    await desk.value('ingest.cancel', { job });
    const cancelled = await desk.ended(job);
    expect(cancelled.state).toBe('cancelled');
    expect(unfinished(first)).toEqual([]);
    await desk.value('ingest.resume', { job });
    const done = await desk.ended(job);
    expect(done.state).toBe('done');
    expect([...contents(first).values()]).toEqual([...hashes.values()]);
    expect((await entries()).total).toBe(40);
    const { report, files } = await desk.value('ingest.show', { job });
    expect(report.destinations).toMatchObject([{ path: first, state: 'finished', verified: 40 }]);
    expect(files).toHaveLength(40);
    for (const file of files) {
      expect(file).toMatchObject({ state: 'imported', reason: '' });
      expect(file.copies).toHaveLength(1);
    }
    expect(await desk.refusal('ingest.resume', { job })).toContain('nothing is left to resume');
  });
});

describe('refusals', () => {
  test.each([
    ['an unknown variable', { names: '{date}/{shooter}' }, 'There is no variable {shooter}'],
    [
      'an unknown variable in stationery',
      { stationery: { slug: '{shooter}' } },
      'slug: There is no variable {shooter}',
    ],
    ['the same folder twice', { destinations: ['first', 'first'] }, 'named twice'],
    ['a destination on the card', { destinations: ['card/copies'] }, 'where the photos come from'],
    ['a destination that is a file', { destinations: ['file'] }, 'is not a folder'],
    ['a card that is not there', { source: 'nowhere' }, 'is not there'],
  ])('%s', async (_what, change, words) => {
    await makeCard(card, 1);
    put(join(folder, 'file'), 'x');
    const at = (path: string) => join(folder, path);
    const {
      source = 'card',
      destinations = ['first'],
      ...rest
    } = change as { source?: string; destinations?: string[] };
    const input = { source: at(source), destinations: destinations.map(at), ...rest };
    expect(await desk.refusal('ingest.start', input)).toContain(words);
    expect(readdirSync(card)).toEqual(['DCIM']);
  });
});

test('the preview shows the first names, and copies nothing', async () => {
  await makeCard(card, 5);
  const preview = await desk.value('ingest.preview', {
    source: card,
    destinations: [first],
    names: '{date}/{sequence:3}',
    limit: 2,
  });
  expect(preview).toMatchObject({ shots: 5, files: 5, known: 0, others: 0, failures: [] });
  expect(preview.names).toEqual([
    { source: '100CUTLN/HF_0001.JPG', target: '2026-11-12/001.JPG' },
    { source: '100CUTLN/HF_0002.JPG', target: '2026-11-12/002.JPG' },
  ]);
  const clash = await desk.value('ingest.preview', {
    source: card,
    names: '{batch}',
    batch: 'Fog',
    limit: 2,
  });
  expect(clash.names.map(({ target }) => target)).toEqual(['Fog.JPG', 'Fog-2.JPG']);
  expect(() => readdirSync(first)).toThrow();
  expect(hashOf(Buffer.from(''))).toHaveLength(64);
});

/** Mounts a small disk in memory; false where this machine does not allow it. */
function mount(folder: string, size: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
