/**
 * Calls that write hundreds of photos: edits, decisions and further exports pass between their
 * photos, and what a person decides meanwhile counts for the photos still to come.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, CallInput, CallName } from '#core/contract.ts';
import type { WriteOrder, WriteOutcome } from '#core/file-records.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Archive, CaptionFiles, Files } from '#core/ports.ts';
import { noTexts } from '#core/receivers/photo-texts.ts';
import { addBatch, addCaption, clock, openIn, temporaryFolder } from '#main/archive/testing.ts';
import { openCards } from '#main/ingest/cards.ts';

let folder: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let newsroom: Newsroom;
/** Orders in hand; each waits for its gate. */
let waiting: { order: WriteOrder; open: () => void }[];
let written: WriteOrder[];

beforeEach(() => {
  folder = temporaryFolder();
  archive = openIn(folder.folder);
  waiting = [];
  written = [];
  const captionFiles: CaptionFiles = {
    inspect: () => Promise.reject(new Error('nothing to inspect')),
    write: (order) =>
      new Promise<WriteOutcome>((resolve) => {
        const open = () => {
          written.push(order);
          resolve({ kind: 'written', file: { path: order.path, how: 'native', cuts: [], notes: [] } });
        };
        waiting.push({ order, open });
      }),
    close: async () => undefined,
  };
  const files: Files = {
    list: async () => ({ files: [], failures: [] }),
    missing: async () => ({ looked: 0, missing: [] }),
    nameOf: (path) => path,
    readBytes: async () => new Uint8Array(),
    keepCopy: async (path) => path,
    exists: async () => false,
    writeWhole: async (_folder, fileName) => fileName,
  };
  newsroom = openNewsroom({
    clock,
    editor: { name: 'Mara Lindqvist' },
    archive,
    files,
    captionFiles,
    cards: openCards({ archiveFolder: folder.folder, describe: () => Promise.reject(new Error('no card')) }),
    pictures: {
      read: () => Promise.reject(new Error('no picture')),
      rendition: async () => null,
      texts: async () => noTexts,
      close: async () => undefined,
    },
    samplePaths: [],
    doctor: async () => ({}),
  });
});
afterEach(async () => {
  await newsroom.close();
  archive.close();
  folder.remove();
});

function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Answer> {
  return newsroom.call(name, input);
}

function photos(count: number): string[] {
  const batch = addBatch(archive);
  return Array.from({ length: count }, (_, at) =>
    addCaption(archive, batch, { caption: `Ferry ${at} leaves.` }, { fileName: `HF_${at}.jpg` }),
  );
}

/** Lets photos through until the call answers. */
async function finish(answer: Promise<Answer>): Promise<Answer> {
  let done = false;
  void answer.finally(() => {
    done = true;
  });
  while (!done) {
    for (const { open } of waiting.splice(0)) open();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return answer;
}

async function begun(): Promise<void> {
  while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
}

const out = { folder: '/outbox', override: 'for the test' };

test.each(['wire.export', 'metadata.write'] as const)('%s of 500 photos holds up no edit', async (name) => {
  const captions = photos(500);
  const [first = '', last = ''] = [captions[0], captions.at(-1)];
  await call('archive.set', { key: 'writeOriginals', value: true });
  const answer =
    name === 'wire.export'
      ? call(name, { captions, format: 'jpeg', ...out })
      : call(name, { captions, to: 'original' });
  await begun();
  // Not one photo is through, and the edit is.
  const edited = await call('captions.edit', { caption: first, changes: { headline: 'Ferry' } });
  expect([edited.ok, written.length]).toEqual([true, 0]);
  // Killed meanwhile: it does not go out.
  archive.setDecision(last, 'killed', 'killed', 'killed', 'The other', clock.now());
  expect(await finish(answer)).toMatchObject({
    ok: true,
    value: { failures: [{ reason: 'The picture was killed.' }] },
  });
  expect(written).toHaveLength(499);
});

test('an export says what stood when it was asked for, edits before it included', async () => {
  const captions = photos(20);
  const [caption = ''] = captions.slice(-1);
  const before = call('captions.edit', { caption, changes: { headline: 'Before' } });
  const answer = call('wire.export', { captions, format: 'jpeg', ...out });
  const after = call('captions.edit', { caption, changes: { headline: 'After' } });
  await Promise.all([before, begun(), after]);
  await finish(answer);
  expect(written.find(({ path }) => path.endsWith('HF_19.jpg'))?.changes.headline).toBe('Before');
  expect(archive.entry(caption)?.fields.headline).toBe('After');
});

test('edits still wait for edits', async () => {
  const [caption = ''] = photos(1);
  const edits = ['A', 'B', 'C'].map((headline) => call('captions.edit', { caption, changes: { headline } }));
  await Promise.all(edits);
  expect(
    archive.revisions(caption).flatMap(({ field, after }) => (field === 'headline' ? [after] : [])),
  ).toEqual(expect.arrayContaining(['A', 'B', 'C']));
  expect(archive.entry(caption)?.fields.headline).toBe('C');
});

test('two exports run beside each other', async () => {
  const captions = photos(3);
  const one = call('wire.export', { captions, format: 'jpeg', ...out });
  const two = call('wire.export', { captions, format: 'jpeg', ...out, folder: '/second' });
  while (waiting.length < 6) await new Promise((resolve) => setImmediate(resolve));
  expect([await finish(one), await finish(two)]).toMatchObject([
    { value: { exported: 3 } },
    { value: { exported: 3 } },
  ]);
});
