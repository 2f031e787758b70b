/** The calls about what stands inside photo files, through the one door, over real files. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import { type Assembled, assemble } from '#main/assemble.ts';
import { drawn, order, pictureChild } from '#main/tools/caption-files.test-support.ts';
import { inspectPhoto } from '#main/tools/caption-reading.ts';

const project = join(import.meta.dirname, '../..');
const paths = {
  migrations: join(project, 'db/migrations'),
  sample: join(project, 'sample'),
  pictureChild,
};

let folder = '';
let desk: Assembled;
let drawings = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-metadata-calls-'));
  await mkdir(join(folder, 'photos'));
  const archiveFolder = join(folder, 'archive');
  desk = await assemble({ archiveFolder, editor: 'Test desk', paths });
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const caption =
  'Harbour master Edda Voß answers questions on the pier in Vessel Bay, Norway, on Thursday, Nov. 12, 2026. (Harbour Press/Ana Ruiz)';

async function value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer = await desk.newsroom.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value as CallOutput<Name>;
}

/** A photo with a caption inside, on the desk. */
async function imported(name: string, changes: FieldChanges): Promise<{ path: string; id: string }> {
  const path = join(folder, 'photos', name);
  await drawn(++drawings).jpeg().toFile(path);
  await desk.ports.captionFiles.write(order(path, changes));
  return { path, id: await bringIn(path) };
}

async function bringIn(path: string): Promise<string> {
  const done = Promise.withResolvers<void>();
  const stop = desk.newsroom.on((event) => {
    if (event.name === 'job.progress' && event.detail.state !== 'running') done.resolve();
  });
  await value('photos.import', { paths: [path], batch: 'Harbour' });
  await done.promise;
  stop();
  const { cards } = await value('captions.find', { query: { sort: 'added' } });
  const found = cards.find(({ fileName }) => path.endsWith(fileName));
  if (!found) throw new Error('It was not imported.');
  return found.id;
}

/** As another program does that knows IIM alone. */
async function changeIim(path: string, from: string, to: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.write(to, bytes.indexOf(from, bytes.indexOf('Photoshop 3.0')), 'latin1');
  await writeFile(path, bytes);
}

test('a disagreement is seen later, settled, taken back, and gone once the file is written', async () => {
  const path = join(folder, 'photos', 'HF_0001.jpg');
  await drawn(++drawings).jpeg().toFile(path);
  await desk.ports.captionFiles.write(order(path, { caption, credit: 'Harbour Press' }));
  await changeIim(path, 'Harbour Press', 'Outport Press');
  const id = await bringIn(path);
  const { captions } = await value('metadata.disagreements', { captions: [id] });
  const [found] = captions;
  const [field] = found?.fields ?? [];
  if (!field) throw new Error('No disagreement was found.');
  expect(field).toMatchObject({ used: 'iim', settled: false });

  const answer = await desk.newsroom.call('metadata.settle', {
    caption: id,
    field: field.field,
    place: 'xmp',
  });
  if (!answer.ok || !answer.undo) throw new Error('It was not settled.');
  const xmp = (await inspectPhoto(path)).sources.xmp[field.field];
  expect((await value('captions.show', { caption: id })).entry.fields[field.field]).toEqual(xmp);
  expect((await value('metadata.disagreements', { captions: [id] })).captions[0]?.fields[0]).toMatchObject({
    settled: true,
  });
  await desk.newsroom.call(answer.undo.name, answer.undo.input);
  expect((await value('captions.show', { caption: id })).entry.fields[field.field]).toEqual(field.desk);
  // Taken back, the question is open again.
  expect((await value('metadata.disagreements', { captions: [id] })).captions[0]?.fields[0]).toMatchObject({
    settled: false,
  });
  expect(
    await desk.newsroom.call('metadata.settle', { caption: id, field: 'city', place: 'iim' }),
  ).toMatchObject({
    ok: false,
    problem: { code: 'not-found', message: 'HF_0001.jpg: IIM says nothing of City.' },
  });

  await value('archive.set', { key: 'writeOriginals', value: true });
  await value('metadata.write', { captions: [id], to: 'original' });
  expect(await value('metadata.disagreements', { captions: [id] })).toEqual({ captions: [], failures: [] });
});

test('that a value was looked at and kept is taken back and done again, as any decision', async () => {
  const path = join(folder, 'photos', 'HF_0001.jpg');
  await drawn(++drawings).jpeg().toFile(path);
  await desk.ports.captionFiles.write(order(path, { caption, credit: 'Harbour Press' }));
  await changeIim(path, 'Harbour Press', 'Outport Press');
  const id = await bringIn(path);
  const settled = async () => {
    const { captions } = await value('metadata.disagreements', { captions: [id] });
    return captions[0]?.fields.map(({ field, settled }) => [field, settled]);
  };
  const before = (await value('captions.show', { caption: id })).entry.fields;
  const keep = await desk.newsroom.call('metadata.settle', { caption: id, field: 'credit', place: 'iim' });
  if (!keep.ok || !keep.undo) throw new Error('It cannot be taken back.');
  expect(await settled()).toEqual([['credit', true]]);

  const told: string[] = [];
  desk.newsroom.on((event) => told.push(event.name));
  const back = await desk.newsroom.call(keep.undo.name, keep.undo.input);
  if (!back.ok || !back.undo) throw new Error('It cannot be done again.');
  expect(await settled()).toEqual([['credit', false]]);
  expect(told).toContain('captions.changed');
  // Taken back by another desk meanwhile.
  expect(await desk.newsroom.call(keep.undo.name, keep.undo.input)).toMatchObject({
    ok: false,
    problem: { code: 'not-found', message: expect.stringContaining('nothing to take back') },
  });

  await desk.newsroom.call(back.undo.name, back.undo.input);
  expect(await settled()).toEqual([['credit', true]]);
  expect((await value('captions.show', { caption: id })).entry.fields).toEqual(before);
});

test('originals are written only when the desk turned that on; sidecars always', async () => {
  const { path, id } = await imported('HF_0001.jpg', { caption: 'Old' });
  await value('captions.edit', {
    caption: id,
    changes: { caption, credit: 'A credit line of far too many bytes' },
  });
  const refused = await desk.newsroom.call('metadata.write', { captions: [id], to: 'original' });
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'refused', message: expect.stringContaining('does not write into originals') },
  });
  expect((await inspectPhoto(path)).fields.caption).toBe('Old');

  expect((await value('metadata.write', { captions: [id], to: 'sidecar' })).written).toMatchObject([
    { how: 'sidecar', caption: id },
  ]);
  expect((await inspectPhoto(path)).fields.caption).toBe(caption);
  await rm(path.replace('.jpg', '.xmp'));

  await value('archive.set', { key: 'writeOriginals', value: true });
  const { written } = await value('metadata.write', { captions: [id], to: 'original' });
  expect(written).toMatchObject([
    {
      how: 'native',
      told: ['Credit is cut to 32 bytes in IIM (it has 35): A credit line of far too many by'],
    },
  ]);
  expect((await value('metadata.read', { captions: [id] })).files[0]).toMatchObject({
    digest: 'current',
    fields: { caption },
  });
});

test('a photo that is gone costs one line, and nothing else', async () => {
  const one = await imported('HF_0001.jpg', { caption });
  const two = await imported('HF_0002.jpg', { caption: `${caption} Two.` });
  await rm(one.path);
  const { written, failures } = await value('metadata.write', { captions: [one.id, two.id], to: 'sidecar' });
  expect(failures).toEqual([{ caption: one.id, path: one.path, reason: 'HF_0001.jpg is no longer there' }]);
  expect(written.map(({ fileName }) => fileName)).toEqual(['HF_0002.jpg']);
});

test('pictures are exported with their captions inside, and XMP by itself', async () => {
  const one = await imported('Hafen Süd 1.jpg', { caption: 'Old' });
  await value('captions.edit', { caption: one.id, changes: { caption, byline: 'Ana Ruiz' } });
  const original = await readFile(one.path);
  const out = join(folder, 'out');
  const send = { captions: [one.id], folder: out, override: 'for the test' };
  const jpeg = await value('wire.export', { ...send, format: 'jpeg' });
  expect(jpeg).toMatchObject({ exported: 1, refused: [], existing: [], failures: [] });
  expect((await inspectPhoto(jpeg.written[0] ?? '')).fields).toMatchObject({ caption, byline: 'Ana Ruiz' });
  expect((await readFile(one.path)).equals(original)).toBe(true);
  const again = await value('wire.export', { ...send, format: 'jpeg' });
  expect([again.written, again.existing.length]).toEqual([[], 1]);
  expect((await value('wire.export', { ...send, format: 'jpeg', replace: true })).exported).toBe(1);
  expect((await value('wire.export', { ...send, format: 'xmp' })).exported).toBe(1);
  expect((await readdir(out)).sort()).toEqual(
    ['Hafen-Sud-1.jpg', 'Hafen-Sud-1.xmp'].map((name) =>
      expect.stringMatching(name.replace('Sud', 'S.{1,2}d')),
    ),
  );
  const blank = await imported('HF_0009.jpg', {});
  const refused = await value('wire.export', { captions: [blank.id], format: 'jpeg', folder: out });
  expect([refused.exported, refused.refused[0]?.reason]).toEqual([0, 'There is no caption.']);
});

test('text that was encoded twice is shown, repaired for all, and taken back', async () => {
  const one = await imported('HF_0001.jpg', { caption: 'Fischer in KÃ¶ln grÃ¼ÃŸen.', city: 'KÃ¶ln' });
  const two = await imported('HF_0002.jpg', { caption });
  const captions = [one.id, two.id];
  const { repairs, damaged, failures } = await value('metadata.repairs', { captions });
  const sources = ['desk', 'xmp', 'iim'];
  expect(repairs.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['caption', 'Fischer in KÃ¶ln grÃ¼ÃŸen.', 'Fischer in Köln grüßen.'],
    // EXIF holds it in another form.
    ['city', 'KÃ¶ln', 'Köln'],
  ]);
  expect(repairs[1]).toMatchObject({ caption: one.id, fileName: 'HF_0001.jpg', sources, language: '' });
  expect([damaged, failures]).toEqual([[], []]);
  const answer = await desk.newsroom.call('metadata.repair', { captions, fields: ['city'] });
  if (!answer.ok || !answer.undo) throw new Error('It was not repaired.');
  const { entry } = await value('captions.show', { caption: one.id });
  expect([entry.fields.city, entry.fields.caption]).toEqual(['Köln', 'Fischer in KÃ¶ln grÃ¼ÃŸen.']);
  await desk.newsroom.call(answer.undo.name, answer.undo.input);
  expect((await value('captions.show', { caption: one.id })).entry.fields.city).toBe('KÃ¶ln');
  // Mended by hand, the file still says it, and it is told until something is written.
  await value('captions.edit', { caption: one.id, changes: { city: 'Köln', country: 'Fran?ais' } });
  await rm(two.path);
  const later = await value('metadata.repairs', { captions });
  expect(later.repairs.at(-1)).toMatchObject({ field: 'city', sources: ['xmp', 'iim'], after: 'Köln' });
  expect(later.damaged).toMatchObject([{ field: 'country', sources: ['desk'], text: 'Fran?ais' }]);
  expect(later.failures).toEqual([{ path: two.path, reason: 'HF_0002.jpg is no longer there' }]);
  await value('metadata.write', { captions: [one.id], to: 'sidecar' });
});
