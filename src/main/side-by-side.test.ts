/**
 * Two programs at work in one archive: a desk and a command line. Each is a newsroom on a
 * connection of its own; what the other writes at the worst moment is put there on purpose.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#core/contract.ts';
import { type Newsroom, openNewsroom } from '#core/newsroom.ts';
import type { Archive, Files, Ports } from '#core/ports.ts';
import { noTexts } from '#core/receivers/photo-texts.ts';
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

/** An archive whose transactions begin late: what `meanwhile` does, another program did while this one waited. */
interface Hurried extends Archive {
  meanwhile: (() => void) | null;
}

let folder: { folder: string; remove(): void };
let archives: Archive[];

beforeEach(() => {
  folder = temporaryFolder();
  archives = [];
});

afterEach(() => {
  for (const archive of archives) archive.close();
  folder.remove();
});

function open(): Hurried {
  const archive = openArchive({ folder: folder.folder, migrationsFolder, clock, patience: 200 });
  archives.push(archive);
  return {
    ...archive,
    meanwhile: null,
    transaction(work) {
      const { meanwhile } = this;
      this.meanwhile = null;
      meanwhile?.();
      return archive.transaction(work);
    },
  };
}

const files: Files = {
  list: async (paths) => ({ files: [...paths], failures: [] }),
  missing: async (paths) => ({ looked: paths.length, missing: [] }),
  nameOf: (path) => path.split('/').at(-1) ?? '',
  readBytes: async () => new Uint8Array(),
  keepCopy: async (path) => path,
  exists: async () => false,
  writeWhole: async (_folder, fileName) => fileName,
  copyWhole: async (_path, _folder, fileName) => fileName,
};

function newsroomOn(archive: Archive, ports: Partial<Ports> = {}): Newsroom {
  return openNewsroom({
    clock,
    editor: { name: 'Mara Lindqvist' },
    archive,
    files,
    captionFiles: noCaptionFiles,
    cards: openCards({ archiveFolder: folder.folder, describe: () => Promise.reject(new Error('no card')) }),
    pictures: {
      async read(path) {
        const {
          id,
          path: _path,
          fileName,
          copied,
          ...photo
        } = photoCalled(files.nameOf(path), { hash: path });
        return { photo, fields: { caption: `The ferry of ${path}.` } };
      },
      rendition: async () => null,
      ...noRender,
      texts: async () => noTexts,
      close: async () => undefined,
    },
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

describe('two edits of one caption that cross', () => {
  test('both survive when they touch different fields', async () => {
    const [desk, other] = [open(), open()];
    const id = addCaption(desk, addBatch(desk), { caption: 'A ferry.', headline: 'Ferry' });
    const line = newsroomOn(other);
    const writes = (changes: object) => {
      const entry = other.entry(id);
      if (!entry) throw new Error('no such caption');
      other.save({
        ...entry,
        fields: { ...entry.fields, ...changes },
        changes: [{ field: 'headline', before: entry.fields.headline, after: 'Ferry adrift' }],
        why: 'typed',
        at: clock.now(),
        who: 'The other',
      });
    };
    desk.meanwhile = () => writes({ headline: 'Ferry adrift' });
    await value(newsroomOn(desk), 'captions.edit', {
      caption: id,
      changes: { caption: 'A ferry in fog.' },
    });
    const { entry } = await value(line, 'captions.show', { caption: id });
    expect(entry.fields).toMatchObject({ headline: 'Ferry adrift', caption: 'A ferry in fog.' });
  });

  test('the log tells the truth when they touch the same field', async () => {
    const [desk, other] = [open(), open()];
    const id = addCaption(desk, addBatch(desk), { caption: 'One.' });
    desk.meanwhile = () => {
      const entry = other.entry(id);
      if (!entry) throw new Error('no such caption');
      other.save({
        ...entry,
        fields: { ...entry.fields, caption: 'Two.' },
        changes: [{ field: 'caption', before: 'One.', after: 'Two.' }],
        why: 'typed',
        at: clock.now(),
        who: 'The other',
      });
    };
    await value(newsroomOn(desk), 'captions.edit', { caption: id, changes: { caption: 'Three.' } });
    const typed = other.revisions(id).filter(({ why }) => why === 'typed');
    expect(typed.map(({ before, after }) => [before, after])).toEqual([
      ['One.', 'Two.'],
      ['Two.', 'Three.'],
    ]);
  });

  test('a caption sent meanwhile goes back to work', async () => {
    const [desk, other] = [open(), open()];
    const id = addCaption(desk, addBatch(desk), { caption: 'One.' });
    desk.meanwhile = () => other.setDecision(id, 'sent', 'sent', 'status', 'The other', clock.now());
    const { entry } = await value(newsroomOn(desk), 'captions.edit', {
      caption: id,
      changes: { caption: 'Two.' },
    });
    expect(entry.decision).toBe('working');
  });
});

describe('two imports at once', () => {
  test('a photo that the other one adds first is known, and the import goes on', async () => {
    const [desk, other] = [open(), open()];
    const newsroom = newsroomOn(desk);
    const { promise: ended, resolve } = Promise.withResolvers<CallOutput<'jobs.show'>>();
    newsroom.on((event) => {
      if (event.name === 'job.progress' && event.detail.state !== 'running') resolve(event.detail);
    });
    const stop = newsroom.on(({ name }) => {
      if (name !== 'captions.changed') return;
      stop();
      // The first photo is in; right before the second is added, the other program adds the same one.
      desk.meanwhile = () => {
        const photo = photoCalled('b.jpg', { hash: '/b.jpg' });
        addCaption(other, addBatch(other), { caption: 'Theirs.' }, { photo });
      };
    });
    await value(newsroom, 'photos.import', { paths: ['/a.jpg', '/b.jpg', '/c.jpg'], batch: 'Harbour' });
    expect(await ended).toMatchObject({
      state: 'done',
      photos: { added: 2, known: 1, failed: 0 },
      failures: [],
    });
    await newsroom.close();
  });

  test('one batch is made for one name', async () => {
    const [desk, other] = [open(), open()];
    const newsroom = newsroomOn(desk);
    desk.meanwhile = () => {
      addBatch(other, 'Storm');
    };
    await value(newsroom, 'photos.import', { paths: ['/a.jpg'], batch: 'Storm' });
    await newsroom.close();
    expect(other.batches().map(({ name }) => name)).toEqual(['Storm']);
  });
});
