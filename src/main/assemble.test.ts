/**
 * What the assembled newsroom refuses, keeps and reports: impossible values, imports that bring
 * nothing, originals that are gone, and an import that another program runs on the same archive.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, CallInput, CallName, CallOutput } from '#core/contract.ts';
import type { ImportReport } from '#core/records.ts';
import { type Assembled, assemble } from '#main/assemble.ts';

const project = join(import.meta.dirname, '../..');
const paths = {
  migrations: join(project, 'db/migrations'),
  sample: join(project, 'sample'),
  pictureChild: join(project, 'src/main/tools/picture-child.ts'),
};

let folder = '';
let desk: Assembled;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-assemble-'));
  desk = await assemble({ archiveFolder: join(folder, 'archive'), editor: 'Test desk', paths });
});

afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const call = <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Answer> =>
  desk.newsroom.call(name, input);

async function value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer = await call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value as CallOutput<Name>;
}

async function importAll(given: string[], batch: string): Promise<ImportReport> {
  const ended = new Promise<ImportReport>((resolve) => {
    const stop = desk.newsroom.on((event) => {
      if (event.name !== 'job.progress' || event.detail.state === 'running') return;
      stop();
      resolve(event.detail);
    });
  });
  await value('photos.import', { paths: given, batch });
  return ended;
}

/** A table's captions in the archive; answers their ids in the table's order. */
async function table(text: string): Promise<string[]> {
  await writeFile(join(folder, 'list.csv'), text);
  expect(await importAll([join(folder, 'list.csv')], 'List')).toMatchObject({ state: 'done', failures: [] });
  return value('captions.ids', { query: { sort: 'added' } });
}

describe('a value that its field can never hold', () => {
  test('is refused from a script, and nothing of the edit is kept', async () => {
    const [caption = ''] = await table('caption\n"A ferry leaves Bergen, Norway, on Nov. 12, 2026."');
    for (const [field, wrong] of [
      ['urgency', '99'],
      ['dateCreated', 'yesterday'],
      ['countryCode', 'xx1'],
      ['category', 'sport'],
    ]) {
      const changes = { headline: 'Not kept', [field ?? '']: wrong };
      for (const answer of [
        await call('captions.edit', { caption, changes }),
        await call('captions.editAll', { edits: [{ caption, changes }] }),
        await call('stationery.save', { changes }),
      ]) {
        expect(answer).toMatchObject({
          ok: false,
          problem: { code: 'bad-input', field: `changes.${field}` },
        });
        expect(answer.ok ? '' : answer.problem.message).toMatch(
          new RegExp(`\\(${field}\\) cannot be “${wrong}”: it takes .+\\. Nothing was changed\\.$`),
        );
      }
    }
    expect((await value('captions.show', { caption })).entry.fields.headline).toBe('');
    expect(await value('stationery.show', {})).toEqual({});
  });

  test('is kept while it is being typed, and an undo puts it back', async () => {
    const [caption = ''] = await table('caption\n"A ferry leaves Bergen, Norway, on Nov. 12, 2026."');
    const half = { caption, changes: { dateCreated: '2026-1' }, why: 'typed' };
    expect((await value('captions.edit', half)).entry.fields.dateCreated).toBe('2026-1');
    const { findings } = await value('captions.show', { caption });
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'impossible-value', severity: 'error', field: 'dateCreated' }),
    );
    const whole = await call('captions.edit', { caption, changes: { dateCreated: '2026-11-12' } });
    if (!whole.ok || !whole.undo) throw new Error('no undo');
    expect(await desk.newsroom.call(whole.undo.name, whole.undo.input)).toMatchObject({
      ok: true,
      value: { entry: { fields: { dateCreated: '2026-1' } } },
    });
  });

  test('is kept from a table, named by a check, and can be copied but not made by a replacement', async () => {
    const [one = '', other = ''] = await table(
      'caption,urgency,date created\n"A ferry leaves Bergen for Stavanger.",urgent,yesterday\n"A tug waits at the northern pier.",5,2026-11-12',
    );
    const { entry, findings } = await value('captions.show', { caption: one });
    expect(entry.fields).toMatchObject({ urgency: 'urgent', dateCreated: 'yesterday' });
    expect(findings.filter(({ rule }) => rule === 'impossible-value').map(({ field }) => field)).toEqual([
      'dateCreated',
      'urgency',
    ]);
    const [copied] = await value('captions.copy', { from: one, to: [other], fields: ['urgency'] });
    expect(copied?.fields.urgency).toBe('urgent');
    const replacing = { captions: [other], find: '11', replace: '13', matchCase: true };
    expect(
      await call('captions.replace', { ...replacing, fields: ['dateCreated'], apply: true }),
    ).toMatchObject({ ok: false, problem: { code: 'bad-input', field: 'changes.dateCreated' } });
    const rules = await value('houses.rules', {});
    expect(rules.map(({ id }) => id)).toContain('impossible-value');
  });
});

describe('an import that brings nothing', () => {
  test('reports what failed and leaves no batch behind', async () => {
    const gone = join(folder, 'gone', 'photo.jpg');
    const report = await importAll([gone], 'Nowhere');
    expect(report).toMatchObject({ state: 'done', total: 0, failures: [{ path: gone }] });
    expect(await value('batches.list', {})).toEqual([]);
  });

  test('leaves a batch alone that was there before, or that got something', async () => {
    await value('batches.add', { name: 'Harbour' });
    await importAll([join(folder, 'gone.jpg')], 'Harbour');
    await table('caption\n"A ferry leaves Bergen."');
    const names = (await value('batches.list', {})).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['Harbour', 'List']);
  });

  test('ends with its event where the files cannot be listed at all, and can be resumed', async () => {
    const { files } = desk.ports;
    const list = files.list;
    Object.assign(files, { list: () => Promise.reject(new Error('The share went away.')) });
    const report = await importAll(['/share/photos'], 'Share');
    expect(report).toMatchObject({
      state: 'cancelled',
      failures: [{ path: '/share/photos', reason: 'The share went away.' }],
    });
    Object.assign(files, { list });
    expect((await value('archive.status', {})).jobs).toMatchObject([{ job: report.job, state: 'cancelled' }]);
  });
});

test('two programs that ask for one batch at once get one batch', async () => {
  const other = await assemble({ archiveFolder: join(folder, 'archive'), paths });
  const added = await Promise.all(
    [desk, other, desk, other].map(({ newsroom }) => newsroom.call('batches.add', { name: 'Harbour' })),
  );
  await other.close();
  expect(new Set(added.map((answer) => (answer.ok ? (answer.value as { id: string }).id : ''))).size).toBe(1);
});

test('the doctor counts originals that are gone, and says what to do', async () => {
  const photos = ['a.jpg', 'b.jpg'].map((name) => join(folder, name));
  for (const [at, path] of photos.entries()) {
    const background = { r: 90 * at, g: 120, b: 40 };
    await sharp({ create: { width: 60 + at, height: 40, channels: 3, background } })
      .jpeg()
      .toFile(path);
  }
  await importAll(photos, 'Harbour');
  expect(await value('archive.doctor', {})).toMatchObject({ ok: true, originals: { looked: 2, missing: 0 } });
  await rm(photos[1] ?? '');
  const { ok, problems, originals } = await value('archive.doctor', {});
  expect([ok, originals]).toEqual([false, { looked: 2, missing: 1 }]);
  expect(problems).toEqual([
    `1 of 2 originals is not where it was, such as ${photos[1]}. Connect the disk or put it back there, or import it with --copy next time; every caption is kept.`,
  ]);
});

test('an import in another program is shown as running there, and as stopped once that program is gone', async () => {
  const batch = await value('batches.add', { name: 'Harbour' });
  const report = {
    job: desk.ports.clock.newId(),
    batch: batch.id,
    state: 'running',
    photos: { added: 1, known: 0, failed: 0 },
    captions: { found: 0, distinct: 0, attached: 0 },
    failures: [],
    total: 3,
    done: 1,
    rate: 1,
    secondsLeft: 2,
  };
  const kept = { id: report.job, batch: batch.id, copy: false, startedAt: '2026-11-12T09:00:00+01:00' };
  const testing = pathToFileURL(join(import.meta.dirname, 'archive/testing.ts')).href;
  const script = `import { openIn } from '${testing}';
    const archive = openIn(process.argv[1]);
    archive.saveJob({ ...${JSON.stringify(kept)}, waiting: ['/b.jpg', '/c.jpg'], report: ${JSON.stringify(report)} });
    process.stdout.write('saved');
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'archive')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    expect((await value('archive.status', {})).jobs).toMatchObject([
      { job: report.job, state: 'running', elsewhere: true, done: 1 },
    ]);
    for (const name of ['jobs.resume', 'jobs.cancel'] as const) {
      expect(await call(name, { job: report.job })).toMatchObject({
        ok: false,
        problem: { code: 'refused', message: expect.stringContaining('runs in another program') },
      });
    }
  } finally {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const stopped = await value('jobs.show', { job: report.job });
  expect([stopped.state, stopped.elsewhere]).toEqual(['cancelled', undefined]);
  await value('jobs.resume', { job: report.job });
});
