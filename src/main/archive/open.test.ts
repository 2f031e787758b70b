import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '#main/archive/connection.ts';
import { archiveFileName, openArchive, refuseOldRuntime } from '#main/archive/open.ts';
import {
  addBatch,
  addCaption,
  clock,
  edit,
  migrationsFolder,
  openIn,
  temporaryFolder,
} from '#main/archive/testing.ts';

let place: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  place = temporaryFolder();
  file = join(place.folder, archiveFileName);
});
afterEach(() => place.remove());

const fillAndClose = () => {
  const archive = openIn(place.folder);
  const batch = addBatch(archive);
  archive.transaction(() => {
    for (let number = 0; number < 200; number += 1)
      addCaption(archive, batch, { caption: `Ferry ${number} waits. `.repeat(20) });
  });
  archive.close();
};

describe('opening', () => {
  test('makes the folder and an archive that other programs recognise', () => {
    const folder = join(place.folder, 'deep', 'Årchive 1');
    const archive = openIn(folder);
    expect(archive.folder).toBe(folder);
    archive.close();
    expect(readFileSync(join(folder, archiveFileName)).toString('latin1', 68, 72)).toBe('Cutl');
  });

  test('makes nothing where it is not to, and says that there is no archive', () => {
    const folder = join(place.folder, 'none');
    for (const missing of [folder, place.folder]) {
      const opening = () => openArchive({ folder: missing, create: false, migrationsFolder, clock });
      expect(opening).toThrow(`There is no archive in ${missing}.`);
    }
    expect(readdirSync(place.folder)).toEqual([]);
    fillAndClose();
    const archive = openArchive({ folder: place.folder, create: false, migrationsFolder, clock });
    expect(archive.health().captions).toBe(200);
    archive.close();
  });

  test('sets every pragma a writer needs', () => {
    fillAndClose();
    const archive = openIn(place.folder);
    const other = new Database(file, { readonly: true });
    expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
    other.close();
    archive.close();
    archive.close();
    expect(readdirSync(place.folder)).toEqual([archiveFileName]);
  });

  test('an empty file becomes an archive', () => {
    writeFileSync(file, '');
    openIn(place.folder).close();
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});

describe('refusals, each one sentence, with the file left as it was', () => {
  const refused = (reason: string, words: RegExp) => {
    const before = readFileSync(file);
    const opening = () => openIn(place.folder);
    expect(opening).toThrow(
      expect.objectContaining({ name: 'ArchiveRefusal', reason, message: expect.stringMatching(words) }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  };

  test('made by a newer Cutline', () => {
    fillAndClose();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    refused('newer', /made by a newer Cutline \(schema 99; this one knows up to 5\)/);
  });

  test('another program’s database', () => {
    const db = new Database(file);
    db.exec('CREATE TABLE notes (text TEXT)');
    db.close();
    refused('foreign', /not a Cutline archive/);
  });

  test('not a database', () => {
    writeFileSync(file, 'These are the captions of today. '.repeat(200));
    refused('foreign', /not a Cutline archive/);
  });

  test('cut off', () => {
    fillAndClose();
    truncateSync(file, 40_960);
    refused('damaged', /is damaged/);
  });

  test('overwritten at its start', () => {
    fillAndClose();
    const bytes = readFileSync(file);
    bytes.fill(0x7e, 100, 4096);
    writeFileSync(file, bytes);
    refused('damaged', /is damaged/);
  });

  test('held by another program', () => {
    fillAndClose();
    const db = new Database(file);
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    refused('busy', /Another program is holding/);
    db.close();
  });

  test('a folder that is a file', () => {
    writeFileSync(file, '');
    expect(() => openIn(file)).toThrow(expect.objectContaining({ reason: 'unwritable' }));
  });

  test.skipIf(process.getuid?.() === 0)('a folder without permission to write', () => {
    chmodSync(place.folder, 0o500);
    expect(() => openIn(place.folder)).toThrow(expect.objectContaining({ reason: 'unwritable' }));
    chmodSync(place.folder, 0o700);
  });

  test('a Node that the database library would crash', () => {
    expect(() => refuseOldRuntime({ napi: '9', node: '20.19.0' })).toThrow(
      'Cutline needs Node 22.14 or newer to open an archive; this is Node 20.19.0.',
    );
    expect(() => refuseOldRuntime(process.versions)).not.toThrow();
  });
});

describe('two connections', () => {
  test('see each other’s changes, and only those are announced', async () => {
    const desk = openIn(place.folder);
    const batch = addBatch(desk);
    const id = addCaption(desk, batch, { caption: 'One ferry.' });
    const line = openIn(place.folder);
    const changed = vi.fn();
    const stop = desk.watch(changed);
    edit(desk, id, { caption: 'Two ferries.' });
    expect(line.entry(id)?.fields.caption).toBe('Two ferries.');
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(changed).not.toHaveBeenCalled();

    edit(line, id, { caption: 'Three ferries.' });
    expect(desk.entry(id)?.fields.caption).toBe('Three ferries.');
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));

    stop();
    line.setRating(id, 1);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(changed).toHaveBeenCalledTimes(1);
    desk.close();
    line.close();
  });

  test('an archive that is closed stops its watches', async () => {
    const archive = openIn(place.folder);
    archive.watch(() => undefined);
    archive.close();
    await new Promise((resolve) => setTimeout(resolve, 350));
  });
});

describe('the revision log', () => {
  test.each([
    ["UPDATE revisions SET who = 'someone'", 'cannot be changed'],
    ['DELETE FROM revisions', 'cannot be removed'],
    ['INSERT OR REPLACE INTO revisions SELECT * FROM revisions', 'cannot be replaced'],
    ["UPDATE OR REPLACE revisions SET id = 'x'", 'cannot be changed'],
  ])('%s is refused', (sql, words) => {
    fillAndClose();
    const db = connect(file);
    expect(() => db.exec(sql)).toThrow(words);
    db.close();
  });
});

describe('migrating', () => {
  const stepsIn = (last: number) => {
    const folder = join(place.folder, `steps-${last}`);
    mkdirSync(folder);
    for (const name of readdirSync(migrationsFolder).sort().slice(0, last))
      copyFileSync(join(migrationsFolder, name), join(folder, name));
    return folder;
  };
  const rows = `
    INSERT INTO batches (id, name, created_at) VALUES ('b', 'Harbour', '2026-11-12T09:00:00+01:00');
    INSERT INTO captions (id, batch, decision, status, status_order, rating, occurrences, errors, warnings, changed_at,
      file_name, file_stem, file_order, captured_at, caption_order, byline_order, fields)
    VALUES ('c', 1, 'working', 'draft', 1, 0, 1, 0, 0, '2026-11-12T09:00:00+01:00', 'HF_1.jpg', 'hf_1', 'hf_0011.jpg', '', '', '',
      '{"caption":"Ayşe Çelik waits.","people":["Ayşe Çelik"],"city":"Łódź"}');`;
  /** An archive as an earlier Cutline left it: the first steps only, and a row. */
  const oldArchive = (version: number) => {
    const steps = readdirSync(migrationsFolder).sort().slice(0, version);
    const db = connect(file);
    db.pragma(`application_id = ${0x43_75_74_6c}`);
    for (const name of steps) db.exec(readFileSync(join(migrationsFolder, name), 'utf8'));
    db.exec(rows);
    // From schema 3 on a Cutline counts terms itself, as it writes.
    if (version > 2)
      db.exec(`INSERT INTO terms (field, term, folded, uses)
        VALUES ('people', 'Ayşe Çelik', 'ayse celik', 1), ('city', 'Łódź', 'lodz', 1);`);
    db.pragma(`user_version = ${version}`);
    db.close();
  };

  test.each([1, 2, 3, 4])(
    'from schema %i: rows are kept, searchable and known, and a copy is made first',
    (version) => {
      oldArchive(version);
      const archive = openIn(place.folder);
      expect(archive.health()).toMatchObject({ ok: true, schema: 5, captions: 1 });
      expect(archive.entry('c')?.fields).toMatchObject({ caption: 'Ayşe Çelik waits.', headline: '' });
      expect(archive.ids({ words: 'celik hf_1' })).toEqual(['c']);
      expect(archive.suggest('city', 'lod', 5)).toEqual(['Łódź']);
      expect(archive.similarPeople(['Ayse Celik']).get('Ayse Celik')).toBe('Ayşe Çelik');
      expect(archive.batches()[0]?.counts).toMatchObject({ draft: 1 });
      archive.setKeys('c', [1]);
      edit(archive, 'c', { caption: 'Changed.' });
      archive.close();

      const copies = readdirSync(place.folder).filter((name) => name.endsWith(`-schema-${version}.sqlite`));
      expect(copies).toHaveLength(1);
      expect(copies[0]).toMatch(/^archive-\d{4}-\d\d-\d\d-\d{6}-schema-\d\.sqlite$/);
      const copy = new Database(join(place.folder, copies[0] ?? ''), { readonly: true });
      expect(copy.pragma('user_version', { simple: true })).toBe(version);
      expect(copy.prepare("SELECT fields ->> 'caption' FROM captions").pluck().get()).toBe(
        'Ayşe Çelik waits.',
      );
      copy.close();
    },
  );

  test('an import that an earlier Cutline left running is nobody’s, and can be resumed', () => {
    oldArchive(3);
    const db = connect(file);
    const report = JSON.stringify({ job: 'j', batch: 'b', state: 'running' });
    db.prepare(
      'INSERT INTO jobs (id, batch, copy, started_at, next_place, report) VALUES (?, ?, 0, ?, 0, ?)',
    ).run('j', 'b', '2026-11-12T09:00:00+01:00', report);
    db.close();
    const archive = openIn(place.folder);
    expect(archive.jobs()).toMatchObject([{ id: 'j', elsewhere: false, report: { state: 'running' } }]);
    archive.close();
  });

  test('several processes may open a new archive, or an old one, at the same moment', {
    timeout: 20_000,
  }, async () => {
    const script = `import { openIn } from '${pathToFileURL(join(import.meta.dirname, 'testing.ts')).href}';
      const archive = openIn(process.argv[1]);
      if (archive.health().schema !== 5) throw new Error('half made');
      archive.close();`;
    const together = () =>
      Promise.all(
        Array.from(
          { length: 4 },
          () =>
            new Promise((resolve, reject) => {
              const child = execFile(
                process.execPath,
                ['--input-type=module', '-e', script, place.folder],
                (problem) => (problem ? reject(problem) : resolve(child.exitCode)),
              );
            }),
        ),
      );
    expect(await together()).toEqual([0, 0, 0, 0]);
    expect(readdirSync(place.folder)).toEqual([archiveFileName]);

    rmSync(file);
    oldArchive(1);
    expect(await together()).toEqual([0, 0, 0, 0]);
    const copies = readdirSync(place.folder).filter((name) => name !== archiveFileName);
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.every((name) => /-schema-[123]\.sqlite$/.test(name))).toBe(true);
  });

  test('a new archive needs no copy, a current one no step', () => {
    openIn(place.folder).close();
    openIn(place.folder).close();
    expect(readdirSync(place.folder)).toEqual([archiveFileName]);
  });

  test.each([
    ['fails', 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);'],
    ['orphans a row', 'UPDATE captions SET batch = 77;'],
  ])('a step that %s is undone and stops the start with a sentence', (_, sql) => {
    oldArchive(4);
    const folder = stepsIn(4);
    writeFileSync(join(folder, '0005-broken.sql'), sql);
    expect(() => openArchive({ folder: place.folder, migrationsFolder: folder, clock })).toThrow(
      /could not be brought up to date \(step 0005-broken.sql: .+\) and was left as it was/,
    );
    const archive = openIn(place.folder);
    expect(archive.health()).toMatchObject({ ok: true, schema: 5 });
    archive.close();
  });

  test('a gap in the numbers is refused', () => {
    const folder = stepsIn(2);
    rmSync(join(folder, '0001-archive.sql'));
    expect(() => openArchive({ folder: place.folder, migrationsFolder: folder, clock })).toThrow(
      'should be number 1',
    );
  });
});
