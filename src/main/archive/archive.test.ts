import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '#core/ports.ts';
import type { House } from '#core/style/house.ts';
import {
  addBatch,
  addCaption,
  clock,
  edit,
  openIn,
  photoCalled,
  temporaryFolder,
} from '#main/archive/testing.ts';

let place: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let batch: string;
beforeEach(() => {
  place = temporaryFolder();
  archive = openIn(place.folder);
  batch = addBatch(archive);
});
afterEach(() => {
  archive.close();
  place.remove();
});

describe('batches', () => {
  test('carry their counts, newest first', () => {
    addCaption(archive, batch, {}, { status: 'uncaptioned' });
    const id = addCaption(archive, batch, {}, { status: 'draft' });
    archive.setDecision(id, 'ready', 'ready', 'ready', 'Mara Lindqvist', clock.now());
    archive.addBatch({ id: clock.newId(), name: 'Later', createdAt: '2099-01-01T00:00:00+00:00' });
    const [later, harbour] = archive.batches();
    expect(later).toMatchObject({ name: 'Later', total: 0 });
    expect(harbour).toMatchObject({ id: batch, name: 'Harbour', total: 2 });
    expect(harbour?.counts).toEqual({ uncaptioned: 1, draft: 0, flagged: 0, ready: 1, sent: 0, killed: 0 });
  });

  test('are found by name and renamed', () => {
    archive.renameBatch(batch, 'Harbour fire');
    expect(archive.batchByName('Harbour fire')?.id).toBe(batch);
    expect(archive.batchByName('Harbour')).toBeNull();
    expect(() => archive.renameBatch(clock.newId(), 'x')).toThrow('No batch has the id');
  });
});

describe('entries', () => {
  test('come back as they were added', () => {
    const photo = photoCalled('HF_0412.JPG');
    const id = addCaption(
      archive,
      batch,
      { caption: 'Ferries wait.\n', keywords: ['ferry', 'ice'] },
      { photo, occurrences: 3 },
    );
    const entry = archive.entry(id);
    expect(entry).toMatchObject({
      id,
      batch,
      photo,
      occurrences: 3,
      duplicates: 0,
      revision: 1,
      status: 'draft',
    });
    expect(entry?.fields.caption).toBe('Ferries wait.\n');
    expect(entry?.fields.keywords).toEqual(['ferry', 'ice']);
    expect(entry?.fields.headline).toBe('');
    expect(archive.entryOfPhoto(photo.id)).toEqual(entry);
    expect(archive.photo(photo.id)).toEqual(photo);
    expect(archive.photoByHash(photo.hash)).toEqual(photo);
    expect(archive.photoCount()).toBe(1);
  });

  test('that are unknown are null to read and an error to change', () => {
    const id = clock.newId();
    expect([
      archive.entry(id),
      archive.entryOfPhoto(id),
      archive.photo(id),
      archive.photoByHash('x'),
    ]).toEqual([null, null, null, null]);
    expect(() => archive.setRating(id, 1)).toThrow(`No caption has the id ${id}.`);
    expect(() => addCaption(archive, clock.newId())).toThrow();
  });

  test('a photo is added once', () => {
    const photo = photoCalled('one.jpg');
    addCaption(archive, batch, {}, { photo });
    expect(() => addCaption(archive, batch, {}, { photo: { ...photo, id: clock.newId() } })).toThrow(
      'one.jpg is in the archive already',
    );
    expect(archive.health().captions).toBe(1);
  });

  test('are found by file name in any case, with and without extension', () => {
    const jpeg = addCaption(archive, batch, {}, { fileName: 'HF_0412.JPG' });
    const raw = addCaption(archive, batch, {}, { fileName: 'HF_0412.NEF' });
    const dotted = addCaption(archive, batch, {}, { fileName: 'city.v2.tif' });
    addCaption(archive, batch, {});
    const found = (name: string) => archive.entriesByFileName(batch, name).map(({ id }) => id);
    expect(found('hf_0412.jpg')).toEqual([jpeg]);
    expect(found('hf_0412')).toEqual([jpeg, raw]);
    expect(found('City.v2')).toEqual([dotted]);
    expect(found('city')).toEqual([]);
    expect(found('')).toEqual([]);
    expect(archive.entriesByFileName(addBatch(archive, 'Other'), 'HF_0412')).toEqual([]);
  });

  test('take ratings and occurrences', () => {
    const id = addCaption(archive, batch);
    archive.setRating(id, 4);
    archive.addOccurrences(id, 2);
    expect(archive.entry(id)).toMatchObject({ rating: 4, occurrences: 3, revision: 3 });
    expect(() => archive.setRating(id, 6)).toThrow();
  });

  test('without a photo can be removed; with one they cannot', () => {
    const loose = addCaption(archive, batch, { caption: 'Loose.', people: ['Ayşe Çelik'] });
    const kept = addCaption(archive, batch, { caption: 'Kept.' }, { fileName: 'a.jpg' });
    archive.removeEntry(loose);
    expect(archive.entry(loose)).toBeNull();
    expect(archive.revisions(loose)).toHaveLength(2);
    expect(archive.find({ words: 'loose' }).total).toBe(0);
    expect(archive.suggest('people', 'ay', 5)).toEqual([]);
    expect(() => archive.removeEntry(kept)).toThrow('a.jpg cannot be removed');
    expect(archive.health()).toMatchObject({ ok: true, captions: 1, photos: 1 });
  });
});

describe('saving', () => {
  test('writes the record and its revisions together', () => {
    const id = addCaption(archive, batch, { caption: 'A ferry.' });
    const saved = edit(
      archive,
      id,
      { caption: 'Two ferries.', keywords: ['ferry'] },
      { errors: 2, warnings: 1, status: 'flagged' },
    );
    expect(saved).toEqual(archive.entry(id));
    expect(saved).toMatchObject({ revision: 2, errors: 2, warnings: 1, status: 'flagged' });
    expect(
      archive.revisions(id).map(({ field, before, after, why, who }) => [field, before, after, why, who]),
    ).toEqual([
      ['caption', '', 'A ferry.', 'import', 'Mara Lindqvist'],
      ['caption', 'A ferry.', 'Two ferries.', 'typed', 'Mara Lindqvist'],
      ['keywords', [], ['ferry'], 'typed', 'Mara Lindqvist'],
    ]);
    expect(archive.batches()[0]?.counts).toMatchObject({ draft: 0, flagged: 1 });
  });

  test('keeps any text exactly', () => {
    const texts = [
      '𝔘nicode 🛳️ \u202e',
      "'; DROP TABLE captions; --",
      '\\u0000 "quoted"',
      'e\u0301 is not é',
      ' \n\t ',
    ];
    const id = addCaption(archive, batch);
    for (const text of texts)
      expect(edit(archive, id, { caption: text, altText: text }).fields).toMatchObject({
        caption: text,
        altText: text,
      });
  });

  test('decisions are logged with their reason', () => {
    const id = addCaption(archive, batch, { caption: 'x' });
    archive.setDecision(id, 'sent', 'sent', 'override: deadline', 'Mara Lindqvist', clock.now());
    edit(archive, id, {}, { decision: 'working', status: 'draft' });
    expect(
      archive
        .revisions(id)
        .slice(1)
        .map(({ field, before, after, why }) => [field, before, after, why]),
    ).toEqual([
      ['decision', 'working', 'sent', 'override: deadline'],
      ['decision', 'sent', 'working', 'typed'],
    ]);
  });

  test('what is derived, and reasons alone, change no field', () => {
    const id = addCaption(archive, batch, { caption: 'x' });
    archive.setStatus(id, 'flagged');
    expect(archive.entry(id)).toMatchObject({ status: 'flagged', revision: 1 });
    archive.setChecks(id, 3, 2, 'draft');
    expect(archive.entry(id)).toMatchObject({ errors: 3, warnings: 2, status: 'draft', revision: 1 });
    expect(archive.batches()[0]?.counts).toMatchObject({ draft: 1, flagged: 0 });
    archive.logReason(id, 'override: deadline', 'Mara Lindqvist', '2026-11-12T10:00:00+01:00');
    expect(archive.revisions(id).slice(1)).toMatchObject([
      { field: 'export', before: '', after: '', why: 'override: deadline', at: '2026-11-12T10:00:00+01:00' },
    ]);
    expect(() => archive.setStatus(clock.newId(), 'draft')).toThrow('No caption has the id');
  });

  test('a transaction is all or nothing, nested ones included', () => {
    const id = addCaption(archive, batch, { caption: 'before' });
    const attempt = () =>
      archive.transaction(() => {
        edit(archive, id, { caption: 'after' });
        archive.saveSetting('zoom', 2);
        throw new Error('power cut');
      });
    expect(attempt).toThrow('power cut');
    expect(archive.entry(id)?.fields.caption).toBe('before');
    expect(archive.setting('zoom')).toBeUndefined();
    expect(archive.transaction(() => 7)).toBe(7);
  });
});

test('documents, jobs, houses and settings come back as they were kept', () => {
  const reading = {
    name: 'page.html',
    format: 'html',
    headline: '',
    section: '',
    published: '',
    parts: [],
    captions: [],
    warnings: ['w'],
  } as const;
  const document = {
    id: clock.newId(),
    batch,
    name: 'page.html',
    importedAt: clock.now(),
    reading,
  };
  archive.addDocument(document);
  expect(archive.documents(batch)).toEqual([document]);
  expect(archive.documents(clock.newId())).toEqual([]);

  const house: House = {
    id: 'harbour',
    name: 'Harbour',
    wire: {
      template: '{caption}',
      month: 'full',
      dateOrder: 'day-month-year',
      weekday: 'never',
      credit: { byline: '', agency: '', file: '' },
      filePrefix: 'FILE',
      positions: 'letters',
      encoding: 'utf-8',
    },
    rules: {},
  };
  archive.saveHouse({ ...house, name: 'Old' });
  archive.saveHouse(house);
  expect(archive.houses()).toEqual([house]);

  for (const value of ['text', 0, null, false, { panes: [1, 2] }]) {
    archive.saveSetting('value', value);
    expect(archive.setting('value')).toEqual(value);
  }
});

test('an import’s state is kept whichever way its list shrinks', () => {
  const id = clock.newId();
  const report = {
    job: id,
    batch,
    state: 'running' as const,
    photos: { added: 0, known: 0, failed: 0 },
    captions: { found: 0, distinct: 0, attached: 0 },
    failures: [],
    total: 5,
    done: 0,
    rate: 0,
    secondsLeft: 0,
  };
  for (const waiting of [[], ['a', 'b', 'c', 'd', 'e'], ['c', 'd', 'e'], ['c', 'e'], ['e'], [], ['x', 'y']]) {
    const job = {
      id,
      batch,
      copy: true,
      startedAt: '2026-11-12T09:00:00+01:00',
      waiting,
      report: { ...report, done: 5 - waiting.length },
    };
    archive.saveJob(job);
    expect(archive.jobs()).toEqual([{ ...job, elsewhere: false }]);
  }
});

test('only a batch that holds nothing and waits for no import is removed', () => {
  const [empty, filled, awaited] = ['Empty', 'Filled', 'Awaited'].map((name) => addBatch(archive, name));
  addCaption(archive, filled ?? '', { caption: 'x' });
  const report = {
    job: clock.newId(),
    batch: awaited ?? '',
    state: 'cancelled' as const,
    photos: { added: 0, known: 0, failed: 0 },
    captions: { found: 0, distinct: 0, attached: 0 },
    failures: [],
    total: 1,
    done: 0,
    rate: 0,
    secondsLeft: 0,
  };
  const startedAt = '2026-11-12T09:00:00+01:00';
  const job = { id: report.job, batch: report.batch, copy: false, startedAt, waiting: ['/a.jpg'], report };
  archive.saveJob(job);
  for (const id of [empty, filled, awaited]) archive.removeEmptyBatch(id ?? '', clock.newId());
  const names = archive.batches().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Filled', 'Awaited']));
  expect(names).not.toContain('Empty');
  archive.removeEmptyBatch(report.batch, job.id);
  expect(archive.batches().map(({ name }) => name)).not.toContain('Awaited');
});

test('health counts what is there', () => {
  addCaption(archive, batch, { caption: 'x' }, { fileName: 'a.jpg' });
  expect(archive.health()).toEqual({
    ok: true,
    problems: [],
    schema: 5,
    photos: 1,
    captions: 1,
    revisions: 1,
  });
});
