/**
 * Calls about watched folders: their photos come in as they arrive, in place or copied to a
 * templated folder, with stationery. Each is an ingest that never ends; its journal remembers
 * what came in, so that nothing comes in twice, whichever program watches.
 */
import { batchOf } from '#core/calls/batches.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { dayName } from '#core/calls/imports.ts';
import { batchFor, handlingOf } from '#core/calls/ingest.ts';
import { namingOf, openIngest } from '#core/calls/ingest-run.ts';
import { type IngestOrder, WatchedFolder, type WatchedState } from '#core/ingest/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** The archive's setting that lists them. */
const settingKey = 'watchedFolders';

export const folderCalls: Pick<
  Handlers,
  'folders.watch' | 'folders.unwatch' | 'folders.watched' | 'folders.resume'
> = {
  'folders.watch': async ({ batch, into, ...given }, desk) => {
    const folder = desk.cards.absolute(given.folder);
    const to = given.to === undefined ? '' : desk.cards.absolute(given.to);
    const handling = handlingOf(given);
    namingOf(desk, handling, '');
    const others = watchedFolders(desk);
    if (others.some((each) => each.folder === folder))
      throw new Refusal('refused', `${folder} is watched already.`, 'folder');
    await desk.cards.checkPlaces(folder, to === '' ? [] : [to], true).catch((thrown: unknown) => {
      throw new Refusal('refused', sentenceOf(thrown), 'folder');
    });
    const watched: WatchedFolder = {
      id: desk.clock.newId(),
      folder,
      batch: into === undefined ? batchFor(desk, batch ?? dayName(desk)).id : batchOf(desk, into).id,
      to,
      ...handling,
      since: desk.clock.now(),
    };
    desk.archive.saveSetting(settingKey, [...others, watched]);
    await watch(desk, watched);
    desk.announce({ name: 'batches.changed', detail: {} });
    desk.announce({ name: 'folders.changed', detail: {} });
    return { value: watched, undo: { name: 'folders.unwatch', input: { id: watched.id } } };
  },

  'folders.unwatch': async ({ id }, desk) => {
    const others = watchedFolders(desk);
    if (!others.some((each) => each.id === id))
      throw new Refusal('not-found', `No watched folder has the id ${id}.`, 'id');
    desk.archive.saveSetting(
      settingKey,
      others.filter((each) => each.id !== id),
    );
    await desk.ingests.watching.get(id)?.stop();
    desk.announce({ name: 'folders.changed', detail: {} });
    return { value: null };
  },

  'folders.watched': (_input, desk) => watchedFolders(desk).map((folder) => stateOf(desk, folder)),

  'folders.resume': async (_input, desk) => {
    const folders = watchedFolders(desk);
    for (const folder of folders) if (!desk.ingests.watching.has(folder.id)) await watch(desk, folder);
    return { value: folders.map((folder) => stateOf(desk, folder)) };
  },
};

function watchedFolders(desk: Desk): WatchedFolder[] {
  const kept = WatchedFolder.array().safeParse(desk.archive.setting(settingKey) ?? []);
  return kept.success ? kept.data : [];
}

function stateOf(desk: Desk, folder: WatchedFolder): WatchedState {
  const watching = desk.ingests.watching.get(folder.id);
  if (!watching) {
    const none = { photos: { added: 0, known: 0, failed: 0 }, failures: [] };
    return { folder, state: 'elsewhere', reason: 'This program does not watch it now.', ...none };
  }
  const state = watching.state();
  return { folder, state: state.reason === '' ? 'watching' : 'waiting', ...state };
}

/** Watches a folder in this program, unless another one does. */
async function watch(desk: Desk, folder: WatchedFolder): Promise<void> {
  const journal = await desk.cards.openJournal(folder.id);
  if (!journal) return;
  const order: IngestOrder = {
    job: folder.id,
    batch: folder.batch,
    kind: 'watched',
    source: folder.folder,
    destinations: folder.to === '' ? [] : [folder.to],
    names: folder.names,
    stationery: folder.stationery,
    firstNumber: folder.firstNumber,
    again: false,
    startedAt: folder.since,
  };
  let reason = '';
  const changed = () => desk.announce({ name: 'folders.changed', detail: {} });
  try {
    const naming = namingOf(desk, order, batchOf(desk, folder.batch).name);
    const ingest = await openIngest(desk, order, naming, journal);
    const trouble = (said: string) => {
      reason = said;
      changed();
    };
    const watching = desk.cards.watch(
      folder.folder,
      async (files) => {
        await ingest.take(files);
        const { destinations } = ingest.progress.report();
        const broken = ingest.halted() || destinations.find(({ state }) => state === 'stopped')?.reason || '';
        changed();
        // The folder's watch keeps what was not taken and offers it again.
        if (broken !== '') throw new Error(broken);
        desk.announce({ name: 'duplicates.changed', detail: {} });
      },
      trouble,
    );
    desk.ingests.watching.set(folder.id, {
      state: () => {
        const { photos, failures } = ingest.progress.report();
        return { reason, photos, failures };
      },
      async stop() {
        desk.ingests.watching.delete(folder.id);
        ingest.stop();
        await watching.stop();
        await ingest.close(null);
      },
    });
  } catch (thrown) {
    await journal.close();
    throw thrown;
  }
}
