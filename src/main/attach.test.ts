/**
 * What attaching a page's captions does to photos that have words and values already: nothing is
 * lost from view, and no photo gets what was written about another.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldChanges } from '#core/caption/caption.ts';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Archive } from '#core/ports.ts';
import { noTexts } from '#core/receivers/photo-texts.ts';
import type { Entry, ImportReport } from '#core/records.ts';
import { openArchive } from '#main/archive/open.ts';
import { clock, migrationsFolder, photoCalled, temporaryFolder } from '#main/archive/testing.ts';
import { openCards } from '#main/ingest/cards.ts';
import { noCaptionFiles, noRender, noWire } from '#main/testing/unused-ports.ts';

let folder: { folder: string; remove(): void };
let archive: Archive;
let newsroom: Newsroom;
/** The desk's disk: documents by path, and what photos have embedded. */
const documents = new Map<string, string>();
const embedded = new Map<string, FieldChanges>();

beforeEach(() => {
  folder = temporaryFolder();
  archive = openArchive({ folder: folder.folder, migrationsFolder, clock });
  documents.clear();
  embedded.clear();
  newsroom = openNewsroom({
    clock,
    editor: { name: 'Mara Lindqvist' },
    archive,
    files: {
      list: async (paths) => ({ files: [...paths], failures: [] }),
      missing: async (paths) => ({ looked: paths.length, missing: [] }),
      nameOf: (path) => path.split('/').at(-1) ?? '',
      readBytes: async (path) => {
        const text = documents.get(path);
        if (text === undefined) throw new Error(`${path.slice(1)} is no longer there`);
        return new TextEncoder().encode(text);
      },
      keepCopy: async (path) => path,
      exists: async () => false,
      writeWhole: async (_folder, fileName) => fileName,
      copyWhole: async (_path, _folder, fileName) => fileName,
    },
    pictures: {
      async read(path) {
        const { id, path: _path, fileName, copied, ...photo } = photoCalled(path.slice(1), { hash: path });
        return { photo, fields: embedded.get(path) ?? {} };
      },
      rendition: async () => null,
      ...noRender,
      texts: async () => noTexts,
      close: async () => undefined,
    },
    captionFiles: noCaptionFiles,
    cards: openCards({ archiveFolder: '', describe: () => Promise.reject(new Error('no card')) }),
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

async function value<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer = await newsroom.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`);
  return answer.value as CallOutput<Name>;
}

async function importAll(...paths: string[]): Promise<ImportReport> {
  const ended = new Promise<ImportReport>((resolve) => {
    const stop = newsroom.on((event) => {
      if (event.name !== 'job.progress' || event.detail.state === 'running') return;
      stop();
      resolve(event.detail);
    });
  });
  await value('photos.import', { paths, batch: 'Snow' });
  return ended;
}

async function entries(): Promise<Entry[]> {
  const ids = await value('captions.ids', { query: { sort: 'added' } });
  return value('captions.entries', { captions: ids });
}

async function classes(): Promise<string[]> {
  const { pairs } = await value('duplicates.find', { query: {} });
  return pairs.map(({ pair }) => pair.comparison.class);
}

const snow = 'A crew clears snow from the tram tracks in Turin, Italy, on Nov. 20, 2026.';
const ferry = 'The ferry Nordlicht leaves the pier in Bergen, Norway, on Nov. 12, 2026.';

test('two rows with one caption text give each photo its own words and values', async () => {
  documents.set(
    '/list.csv',
    `file,caption,byline,city,date\na1.jpg,"${snow} (AP Photo/Kim Lee)",Kim Lee,Lyon,2026-11-20\na2.jpg,"${snow}Photo:AP",Ana Diaz,Turin,2026-11-21`,
  );
  const report = await importAll('/a1.jpg', '/a2.jpg', '/list.csv');
  expect(report.captions).toEqual({ found: 2, distinct: 2, attached: 2 });
  expect(report.replaced).toBeUndefined();
  expect(
    (await entries()).map(({ fields, occurrences }) => [
      fields.caption,
      fields.byline,
      fields.city,
      fields.dateCreated,
      occurrences,
    ]),
  ).toEqual([
    [`${snow} (AP Photo/Kim Lee)`, 'Kim Lee', 'Lyon', '2026-11-20', 1],
    [`${snow}Photo:AP`, 'Ana Diaz', 'Turin', '2026-11-21', 1],
  ]);
  expect(await classes()).toEqual(['same-text']);
});

test('rows worded alike are one wording in the counts, and two captions where their values differ', async () => {
  documents.set('/list.csv', `file,caption,byline\na1.jpg,"${snow}",Kim Lee\na2.jpg,"${snow}",Ana Diaz`);
  const report = await importAll('/a1.jpg', '/a2.jpg', '/list.csv');
  expect(report.captions).toEqual({ found: 2, distinct: 1, attached: 2 });
  expect((await entries()).map(({ fields }) => fields.byline)).toEqual(['Kim Lee', 'Ana Diaz']);
  expect(await classes()).toEqual(['exact']);
});

describe('one photo with two captions', () => {
  test('a second table’s caption is kept beside it, flagged and reported', async () => {
    documents.set('/a.csv', `file,caption,city\nX1.jpg,"${snow}",Turin\nX1.jpg,"${snow}",Turin`);
    documents.set('/b.csv', `file,caption\nX1.jpg,"${ferry}"`);
    expect((await importAll('/X1.jpg', '/a.csv')).replaced).toBeUndefined();
    const report = await importAll('/b.csv');
    const [photo, rival, ...others] = await entries();
    expect(others).toEqual([]);
    expect(photo).toMatchObject({ fields: { caption: ferry }, occurrences: 1, duplicates: 1 });
    expect(rival).toMatchObject({
      photo: null,
      occurrences: 2,
      fields: { title: 'X1.jpg', caption: snow, city: 'Turin' },
    });
    expect(await classes()).toEqual(['two-captions']);
    expect(report.replaced).toEqual({
      total: 1,
      first: [
        {
          caption: photo?.id,
          fileName: 'X1.jpg',
          field: 'caption',
          before: snow,
          after: ferry,
          rival: rival?.id,
        },
      ],
    });
  });

  test('embedded words that disagree with the page are kept and reported; the same words are not', async () => {
    embedded.set('/X1.jpg', { caption: snow });
    embedded.set('/X2.jpg', { caption: `${ferry.toUpperCase()}` });
    documents.set('/page.csv', `file,caption\nX1.jpg,"${ferry}"\nX2.jpg,"${ferry} (AP Photo/Kim Lee)"`);
    const { replaced } = await importAll('/X1.jpg', '/X2.jpg', '/page.csv');
    expect(replaced?.first.map(({ fileName, before }) => [fileName, before])).toEqual([['X1.jpg', snow]]);
    const all = await entries();
    expect(all.map(({ fields, occurrences }) => [fields.title, occurrences])).toEqual([
      ['', 1],
      ['', 2],
      ['X1.jpg', 1],
    ]);
    expect(await classes()).toContain('two-captions');
  });

  test('going back and forth keeps one caption beside the photo for each wording', async () => {
    embedded.set('/X1.jpg', { caption: snow });
    const wordings = [
      ferry,
      `${ferry} Fog held it up for an hour.`,
      ferry,
      `${ferry} Fog held it up for an hour.`,
    ];
    await importAll('/X1.jpg');
    for (const [index, words] of wordings.entries()) {
      documents.set(`/${index}.csv`, `file,caption,slug\nX1.jpg,"${words}",S${index}`);
      await importAll(`/${index}.csv`);
    }
    const beside = (await entries()).filter(({ photo }) => photo === null);
    expect(new Set(beside.map(({ fields }) => fields.caption)).size).toBe(beside.length);
  });

  test('placing by hand answers with what gave way', async () => {
    embedded.set('/X1.jpg', { caption: snow });
    await importAll('/X1.jpg');
    const [photo] = await entries();
    const [batch] = await value('batches.list', {});
    const reading = await value('documents.read', { name: '', text: `Caption: ${ferry}` });
    const attached = await value('documents.attach', {
      reading,
      batch: batch?.id ?? '',
      matches: [{ caption: 0, entry: photo?.id ?? '', by: 'hand' }],
    });
    expect(attached.replaced).toMatchObject([{ field: 'caption', before: snow, after: ferry }]);
    expect(attached.entries).toEqual([photo?.id, attached.replaced[0]?.rival]);
  });
});

test('a row that names another city takes the old state and country along, with a reason and a line', async () => {
  embedded.set('/X1.jpg', { city: 'Munich', state: 'Bavaria', country: 'Germany', countryCode: 'DEU' });
  documents.set('/list.csv', `file,caption,city\nX1.jpg,"A tram waits in Namur on Nov. 20, 2026.",Namur`);
  const { replaced } = await importAll('/X1.jpg', '/list.csv');
  const [photo] = await entries();
  expect(photo?.fields).toMatchObject({ city: 'Namur', state: '', country: '', countryCode: '' });
  expect(replaced?.first.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['state', 'Bavaria', ''],
    ['country', 'Germany', ''],
    ['countryCode', 'DEU', ''],
  ]);
  expect(archive.revisions(photo?.id ?? '')).toContainEqual(
    expect.objectContaining({ field: 'state', before: 'Bavaria', why: 'the page names another place' }),
  );
});

test('a document that cannot be read gives its reason without its name, and a call gives it with it', async () => {
  documents.set('/bin.txt', 'PK\u0000\u0001\u0002\u0003');
  const { failures } = await importAll('/bin.txt', '/gone.txt');
  expect(failures).toEqual([
    { path: '/bin.txt', reason: expect.stringMatching(/^This is not a text: /) },
    { path: '/gone.txt', reason: 'The file is no longer there' },
  ]);
  expect(await newsroom.call('documents.open', { path: '/bin.txt' })).toMatchObject({
    ok: false,
    problem: { message: expect.stringMatching(/^bin\.txt: This is not a text: /) },
  });
});
