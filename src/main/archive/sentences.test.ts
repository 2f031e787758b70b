/** What the archive says when the disk or another program stands in the way of a change. */

import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Archive } from '#core/ports.ts';
import { connect } from '#main/archive/connection.ts';
import { archiveFileName } from '#main/archive/open.ts';
import { addBatch, addCaption, edit, openIn, photoCalled, temporaryFolder } from '#main/archive/testing.ts';
import { watchOn } from '#main/archive/watch.ts';

let place: { folder: string; remove(): void };
let archive: Archive;

beforeEach(() => {
  place = temporaryFolder();
  archive = openIn(place.folder);
});

afterEach(() => {
  archive.close();
  place.remove();
});

test('a change that another program does not let through is refused in one sentence and not half made', () => {
  const id = addCaption(archive, addBatch(archive), { caption: 'One.' });
  const other = connect(join(place.folder, archiveFileName));
  other.exec('BEGIN IMMEDIATE');
  expect(() => edit(archive, id, { caption: 'Two.' })).toThrow(
    /^Another program is holding the archive .+; close it/,
  );
  expect(() => addBatch(archive, 'Storm')).toThrow(/^Another program is holding the archive/);
  other.exec('ROLLBACK');
  other.close();
  expect(archive.entry(id)?.fields.caption).toBe('One.');
  expect(edit(archive, id, { caption: 'Three.' }).fields.caption).toBe('Three.');
});

test('a change made inside a larger one is taken back with it when the disk is full', () => {
  const batch = addBatch(archive);
  const id = addCaption(archive, batch, { caption: 'One.' });
  expect(() =>
    archive.transaction(() => {
      edit(archive, id, { caption: 'Two.' });
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    }),
  ).toThrow(/^The disk is full: the archive .+ cannot be written\.$/);
  expect(archive.entry(id)?.fields.caption).toBe('One.');
  expect(archive.ids({ words: 'two' })).toEqual([]);
});

test('a folder that was moved away takes no change, until it is back', () => {
  const id = addCaption(archive, addBatch(archive), { caption: 'One.' });
  const away = `${place.folder}-away`;
  renameSync(place.folder, away);
  expect(() => edit(archive, id, { caption: 'Two.' })).toThrow(/^The archive folder .+ is no longer there/);
  renameSync(away, place.folder);
  expect(edit(archive, id, { caption: 'Three.' }).fields.caption).toBe('Three.');
});

test('copied originals move with the archive; linked ones stay where they were', () => {
  const batch = addBatch(archive);
  const path = join(place.folder, 'originals', 'ab', 'abcd', 'HF_0001.jpg');
  addCaption(archive, batch, {}, { photo: photoCalled('HF_0001.jpg', { path, hash: 'abcd', copied: true }) });
  addCaption(
    archive,
    batch,
    {},
    { photo: photoCalled('HF_0002.jpg', { path: '/card/HF_0002.jpg', hash: 'ef' }) },
  );
  archive.close();
  const moved = `${place.folder}-moved`;
  renameSync(place.folder, moved);
  archive = openIn(moved);
  expect(archive.photoByHash('abcd')?.path).toBe(join(moved, 'originals', 'ab', 'abcd', 'HF_0001.jpg'));
  expect(archive.photoByHash('ef')?.path).toBe('/card/HF_0002.jpg');
  archive.close();
  renameSync(moved, place.folder);
});

test('an archive that is closed says so', () => {
  const { folder, remove } = temporaryFolder();
  const closed = openIn(folder);
  closed.close();
  expect(() => closed.batches()).toThrow('The archive is closed.');
  remove();
});

test('watching goes on when the disk is away for a while', () => {
  vi.useFakeTimers();
  try {
    const db = new Database(':memory:');
    const { watch } = watchOn(db);
    let version = 1;
    let away = false;
    vi.spyOn(db, 'pragma').mockImplementation(() => {
      if (away) throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR');
      return version;
    });
    const changed = vi.fn();
    const stop = watch(changed);
    away = true;
    vi.advanceTimersByTime(1_000);
    expect(changed).not.toHaveBeenCalled();
    away = false;
    version = 2;
    vi.advanceTimersByTime(1_000);
    expect(changed).toHaveBeenCalled();
    stop();
    db.close();
  } finally {
    vi.useRealTimers();
  }
});
