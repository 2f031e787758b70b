/**
 * The `Cards` port: listing cards, copying from them, keeping the journals, watching folders.
 * Knows paths and disks; what is copied where, and what it is called, the core decides.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ShotFacts } from '#core/ingest/variables.ts';
import type { Cards } from '#core/ports.ts';
import { checkPlaces, listFolder, pictureFolder } from '#main/ingest/card.ts';
import { copyVerified, temporaryEnding, temporaryPrefix } from '#main/ingest/copy.ts';
import { openJournalFile, readJournals } from '#main/ingest/journal.ts';
import { hashFile, type OpensSource, openSource } from '#main/ingest/source.ts';
import { type Patience, watchFolder } from '#main/ingest/watcher.ts';
import { errorCode, readFailure } from '#main/tools/file-source.ts';

export interface CardsSettings {
  readonly archiveFolder: string;
  /** Reads a photo's metadata where it can do no harm. */
  describe(path: string): Promise<ShotFacts>;
  /** How a card's files are opened; tests bring cards that are pulled out. */
  readonly openSource?: OpensSource;
  readonly patience?: Patience;
}

/** What a glimpse reads: the metadata of most photos lies in it, so no two photos share it. */
const headBytes = 65_536;
/** One sector that cannot be read is a bad sector; so many files in a row are a card that is gone. */
const mostReadErrors = 3;

/** Opens the port. */
export function openCards(settings: CardsSettings): Cards {
  const { archiveFolder, describe, openSource: opens = openSource, patience } = settings;
  const journalFolder = join(archiveFolder, 'ingest');
  /** The disk each card and destination was on when it was first seen. */
  const disks = new Map<string, number>();
  const readErrors = new Map<string, number>();

  async function isWhereItWas(folder: string): Promise<boolean> {
    try {
      const { dev } = await stat(folder);
      const before = disks.get(folder);
      if (before === undefined) disks.set(folder, dev);
      // A disk that was taken off leaves the empty folder it was mounted on.
      return before === undefined || before === dev;
    } catch {
      return false;
    }
  }

  async function isGone(source: string, error: unknown): Promise<boolean> {
    const code = errorCode(error);
    if (['ENODEV', 'ENXIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN'].includes(code)) return true;
    if (code === 'EIO') {
      const count = (readErrors.get(source) ?? 0) + 1;
      readErrors.set(source, count);
      if (count >= mostReadErrors) return true;
    }
    return !(await isWhereItWas(source)) || (await readdir(source).catch(() => [])).length === 0;
  }

  const spoken =
    <Result>(work: (path: string) => Promise<Result>) =>
    (path: string): Promise<Result> =>
      work(path).catch((error: unknown) => {
        throw new Error(readFailure(path, error));
      });

  return {
    async list(source) {
      disks.delete(source);
      readErrors.delete(source);
      await isWhereItWas(source);
      return listFolder(await pictureFolder(source));
    },
    async checkPlaces(source, destinations, make) {
      await checkPlaces(source, destinations, make);
      for (const destination of destinations) disks.delete(destination);
      await Promise.all(destinations.map(isWhereItWas));
    },
    describe,
    head: spoken((path) => hashFile(path, opens, headBytes)),
    hash: spoken((path) => hashFile(path, opens)),
    async factsAt(path) {
      const facts = await stat(path).catch(() => null);
      if (facts === null) return null;
      return { bytes: facts.isFile() ? facts.size : -1, modified: Math.trunc(facts.mtimeMs) };
    },
    present: async (source) => !(await isGone(source, null)),
    absolute: (path) => resolve(path),
    join: (folder, relative) => join(folder, ...relative.split('/')),
    copy: async (task, progress, cancelled) => {
      const outcome = await copyVerified(
        task,
        opens,
        { stillThere: isWhereItWas, cardGone: (error) => isGone(task.source, error) },
        progress,
        cancelled,
      );
      if (outcome.kind === 'read') readErrors.delete(task.source);
      return outcome;
    },
    async sweep(job, folders) {
      for (const folder of folders) {
        const names = await readdir(folder).catch(() => []);
        for (const name of names) {
          if (name.startsWith(temporaryPrefix(job)) && name.endsWith(temporaryEnding))
            await rm(join(folder, name), { force: true }).catch(() => undefined);
        }
      }
    },
    journals: (job) => readJournals(journalFolder, job),
    openJournal: (job) => openJournalFile(journalFolder, job),
    watch: (folder, arrived, trouble) => watchFolder(folder, arrived, trouble, patience),
  };
}
