/**
 * Writes a file whole or not at all: a temporary file in the same folder, flushed to disk, then
 * moved into place, then the folder flushed, so that neither a crash nor a power cut leaves half
 * a file. Used for renditions, kept originals and exports; its steps also for the copies of an ingest.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '#main/tools/file-source.ts';

/**
 * Writes to `target` what `fill` writes into the temporary file.
 * @param replace whether a file that stands there may be replaced; otherwise it is never touched
 * @throws the system's error, EEXIST when a file stands there and may not be replaced
 */
export async function writeAtomically(
  target: string,
  fill: (file: FileHandle) => Promise<void>,
  replace: boolean,
): Promise<void> {
  const temporary = join(dirname(target), `.cutline-${randomBytes(8).toString('hex')}.part`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await fill(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await (replace ? rename(temporary, target) : placeNew(temporary, target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Gives a finished file its name. A hard link fails when the name is taken, which a rename does not; that closes the race. */
export async function placeNew(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    // Memory cards (exFAT) and some network shares have no hard links: the name is taken first, then filled.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(errorCode(error)))
      throw error;
    await (await open(target, 'wx')).close();
    await rename(temporary, target);
    return;
  }
  await unlink(temporary);
}

interface Flush {
  readonly now: Promise<void>;
  /** The flush after this one, for changes that came while it was under way. */
  next: Promise<void> | null;
}

const flushes = new Map<string, Flush>();

/**
 * Makes a change of a folder's names last. Changes of one folder that come close together share a flush:
 * a thousand photos written into it do not wait a thousand times.
 */
export function syncFolder(folder: string): Promise<void> {
  const under = flushes.get(folder);
  if (!under) return begin(folder);
  // Subtle: the flush under way may have missed this change; the next one holds all that came meanwhile.
  under.next ??= under.now.then(() => begin(folder));
  return under.next;
}

function begin(folder: string): Promise<void> {
  const flush: Flush = { now: flushFolder(folder).finally(ended), next: null };
  flushes.set(folder, flush);
  return flush.now;

  function ended() {
    if (flush.next === null) flushes.delete(folder);
  }
}

async function flushFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // Windows and some network shares cannot flush a folder; the file itself is on disk.
  } finally {
    await handle?.close();
  }
}
