/**
 * Calls that write hundreds of photos: edits, decisions and further exports pass between their
 * photos and between the checks before them, what a person decides meanwhile counts for the photos
 * still to come, and a stop acts at the next photo.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, CallInput, CallName } from '#core/contract.ts';
import type { WriteOrder, WriteOutcome } from '#core/file-records.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Archive, CaptionFiles, Files } from '#core/ports.ts';
import { noTexts } from '#core/receivers/photo-texts.ts';
import { addBatch, addCaption, clock, openIn, temporaryFolder } from '#main/archive/testing.ts';
import { openCards } from '#main/ingest/cards.ts';
import { noRender, noWire } from '#main/testing/unused-ports.ts';

let folder: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let newsroom: Newsroom;
/** Orders in hand; each waits for its gate. */
let waiting: { order: WriteOrder; open: () => void }[];
let written: WriteOrder[];
/** What becomes of photos that are not written, by the end of their paths. */
let refusing: Map<string, WriteOutcome>;

beforeEach(() => {
  folder = temporaryFolder();
  archive = openIn(folder.folder);
  waiting = [];
  written = [];
  refusing = new Map();
  const captionFiles: CaptionFiles = {
    inspect: () => Promise.reject(new Error('nothing to inspect')),
    write: (order) =>
      new Promise<WriteOutcome>((resolve) => {
        const open = () => {
          const refused = [...refusing].find(([end]) => order.path.endsWith(end))?.[1];
          if (refused) return resolve(refused);
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
    copyWhole: async (_path, _folder, fileName) => fileName,
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
      ...noRender,
      texts: async () => noTexts,
      close: async () => undefined,
    },
    samplePaths: [],
    doctor: async () => ({}),
    ...noWire,
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

test('the checks before a long export hold up no edit', async () => {
  const captions = photos(300);
  const [first = '', last = ''] = [captions[0], captions.at(-1)];
  const answer = call('wire.export', {
    captions,
    format: 'jpeg',
    folder: '/outbox',
    override: 'for the test',
  });
  const edited = await call('captions.edit', { caption: first, changes: { headline: 'Ferry' } });
  // No photo is begun: the captions are still being looked at.
  expect([edited.ok, waiting.length]).toEqual([true, 0]);
  const decided = await call('captions.edit', { caption: last, changes: { headline: 'Looked at later' } });
  expect([decided.ok, waiting.length]).toEqual([true, 0]);
  await finish(answer);
  expect(written.find(({ path }) => path.endsWith('HF_0.jpg'))?.changes.headline).toBe('');
});

const writing = '019a7b00-0000-7000-8000-000000000001';

test.each(['wire.export', 'metadata.write'] as const)('%s is stopped between two photos', async (name) => {
  const captions = photos(60);
  const progress: number[] = [];
  newsroom.on((event) => event.name === 'writing.progress' && progress.push(event.detail.done));
  await call('archive.set', { key: 'writeOriginals', value: true });
  const answer =
    name === 'wire.export'
      ? call(name, { captions, format: 'jpeg', ...out, writing })
      : call(name, { captions, to: 'original', writing });
  await begun();
  const inHand = waiting.length;
  expect(inHand).toBeLessThan(20);
  expect(await call('writing.stop', { writing })).toMatchObject({ ok: true });
  const value = { left: captions.slice(inHand) };
  const done = await finish(answer);
  expect(done).toMatchObject({ ok: true, value });
  // What is in hand is finished, and told as written.
  expect(written).toHaveLength(inHand);
  if (name === 'wire.export') {
    expect(done).toMatchObject({ value: { exported: inHand } });
    expect(progress.at(-1)).toBe(inHand);
    const reasons = (id: string) => archive.revisions(id).filter(({ why }) => why.startsWith('override'));
    expect([captions[0], captions.at(-1)].map((id) => reasons(id ?? '').length)).toEqual([1, 0]);
  }
  // A stop that comes too late stops nothing that comes after it.
  expect(await call('writing.stop', { writing })).toMatchObject({ ok: true });
  const rest = captions.slice(inHand);
  const onward = call('wire.export', { captions: rest, format: 'jpeg', ...out, writing });
  expect(await finish(onward)).toMatchObject({ value: { exported: rest.length } });
  expect(await onward).not.toHaveProperty('value.left');
});

test.each(['xmp', 'text', 'csv'] as const)(
  'stopped while it checks, an export as %s writes nothing',
  async (format) => {
    const captions = photos(90);
    const answer = call('wire.export', { captions, format, ...out, writing });
    await call('writing.stop', { writing });
    expect(await answer).toMatchObject({ value: { written: [], refused: [], left: captions } });
  },
);

test('what a photo cannot take and its sidecar can is told with the photo', async () => {
  const [one = '', two = ''] = photos(2);
  await call('archive.set', { key: 'writeOriginals', value: true });
  refusing = new Map([
    ['HF_0.jpg', { kind: 'failed', reason: 'Its XMP is damaged.', instead: 'sidecar' }],
    ['HF_1.jpg', { kind: 'failed', reason: 'It is no longer there.' }],
  ]);
  const answer = await finish(call('metadata.write', { captions: [one, two], to: 'original' }));
  expect(answer).toMatchObject({
    value: {
      failures: [
        { caption: one, reason: 'Its XMP is damaged.', instead: 'sidecar' },
        { caption: two, reason: 'It is no longer there.' },
      ],
    },
  });
  expect(answer).not.toHaveProperty('value.failures[1].instead');
});
