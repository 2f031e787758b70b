/**
 * Copies one file to one or two places at once, and believes no copy it has not read back. The
 * source is read once; each copy grows under a name of its own, is flushed, read back, compared
 * by SHA-256, given its date, and only then its name, never in place of another file. One place
 * that fails does not hold up the other. Used by the ingest's adapter.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { CopyOutcome, CopyResult, CopyTask } from '#core/ports.ts';
import { hashFile, type OpenSource, type OpensSource, readStep } from '#main/ingest/source.ts';
import { makeFolder } from '#main/make-folder.ts';
import { placeNew, syncFolder } from '#main/tools/atomic-file.ts';
import { errorCode, readFailure } from '#main/tools/file-source.ts';

/** A copy on its way. */
interface Copy {
  readonly destination: string;
  readonly folder: string;
  readonly temporary: string;
  readonly file: FileHandle;
}

/** How a destination is told from an empty folder that a disk was mounted on. */
export interface Places {
  /** Whether the destination is still the folder it was. @throws the system's error */
  stillThere(destination: string): Promise<boolean>;
  /** The card failed to give a file; whether that means that the card is gone. */
  cardGone(error: unknown): Promise<boolean>;
}

/** The name of an unfinished copy tells whose it is, so that the same ingest can remove it later. */
export function temporaryPrefix(job: string): string {
  return `.cutline-${job}-`;
}
export const temporaryEnding = '.part';

/** A name taken this often is no clash any more. */
const mostNumbers = 10_000;

/** Copies a file. Never rejects: what went wrong is in the outcome, and nothing unfinished is left. */
export async function copyVerified(
  task: CopyTask,
  opens: OpensSource,
  places: Places,
  progress: (bytes: number) => void,
  cancelled: () => boolean,
): Promise<CopyOutcome> {
  let source: OpenSource;
  try {
    source = await opens(task.file.path);
  } catch (error) {
    return unread(task, error, places);
  }
  const results: CopyResult[] = [];
  const copies: Copy[] = [];
  try {
    for (const destination of task.destinations) {
      const begun = await beginCopy(task, destination, places);
      if ('kind' in begun) results.push(begun);
      else copies.push(begun);
    }
    const hash = await spread(task, source, copies, results, progress, cancelled);
    if (hash === null) return { kind: 'cancelled' };
    for (const result of await Promise.all(copies.map((copy) => finish(task, copy, hash))))
      results.push(result);
    return { kind: 'read', hash, results };
  } catch (error) {
    return unread(task, error, places);
  } finally {
    await source.close().catch(() => undefined);
    await Promise.all(copies.map(abandon));
  }
}

async function unread(task: CopyTask, error: unknown, places: Places): Promise<CopyOutcome> {
  const changed = error instanceof ChangedError;
  return {
    kind: 'unread',
    gone: !changed && (await places.cardGone(error)),
    reason: changed ? error.message : readFailure(task.file.path, error),
  };
}

/** The file on the card is not the one that was listed. */
class ChangedError extends Error {}

async function beginCopy(task: CopyTask, destination: string, places: Places): Promise<Copy | CopyResult> {
  const folder = dirname(join(destination, task.pathFor(task.number)));
  try {
    if (!(await places.stillThere(destination)))
      return { kind: 'stopped', destination, reason: `${destination} is no longer there` };
    await madeToLast(folder, destination);
    const name = `${temporaryPrefix(task.job)}${randomBytes(6).toString('hex')}${temporaryEnding}`;
    const temporary = join(folder, name);
    return { destination, folder, temporary, file: await open(temporary, 'wx') };
  } catch (error) {
    return writeFailed(task, destination, error);
  }
}

/**
 * Reads the source once and writes it to all copies; while one stretch is written, the next is
 * read. A copy that cannot be written is given up, and the others go on.
 * @returns the SHA-256 of what was read; null where it was cancelled
 * @throws what the source throws
 */
async function spread(
  task: CopyTask,
  source: OpenSource,
  copies: Copy[],
  results: CopyResult[],
  progress: (bytes: number) => void,
  cancelled: () => boolean,
): Promise<string | null> {
  const hash = createHash('sha256');
  const size = Math.max(1, Math.min(readStep, task.file.bytes + 1));
  let [filled, spare] = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)];
  let total = 0;
  let count = await source.read(filled);
  while (count > 0) {
    if (cancelled()) return null;
    const stretch = filled.subarray(0, count);
    const writing = copies.map((copy) =>
      writeAll(copy.file, stretch).then(
        () => null,
        (error: unknown) => ({ copy, error }),
      ),
    );
    const reading = source.read(spare);
    // Subtle: a rejected read must not leave writes running on a buffer that is given back.
    const [failed, next] = await Promise.all([Promise.all(writing), settled(reading)]);
    hash.update(stretch);
    total += count;
    progress(count);
    for (const failure of failed) {
      if (!failure) continue;
      copies.splice(copies.indexOf(failure.copy), 1);
      await abandon(failure.copy);
      results.push(writeFailed(task, failure.copy.destination, failure.error));
    }
    if ('error' in next) throw next.error;
    // Nobody is left to write for; reading on would only hold up the files that follow.
    if (copies.length === 0) return '';
    count = next.value;
    [filled, spare] = [spare, filled];
  }
  const { bytes, modified } = await source.facts();
  if (total !== task.file.bytes || bytes !== total || modified !== task.file.modified)
    throw new ChangedError(`${basename(task.file.path)} changed while it was copied; copy it again`);
  return hash.digest('hex');
}

async function settled<Value>(working: Promise<Value>): Promise<{ value: Value } | { error: unknown }> {
  return working.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
    written += bytesWritten;
  }
}

/** Flushes a copy, reads it back and gives it its name. */
async function finish(task: CopyTask, copy: Copy, hash: string): Promise<CopyResult> {
  const { destination, temporary, file } = copy;
  try {
    const date = new Date(task.file.modified);
    await file.utimes(date, date);
    await file.sync();
    await file.close();
    if ((await hashFile(temporary)) !== hash) {
      return {
        kind: 'failed',
        destination,
        reason: `${basename(task.file.path)} was not kept in ${destination}: the copy read back differs from the original`,
      };
    }
    for (let number = task.number; number < task.number + mostNumbers; number += 1) {
      const path = join(destination, task.pathFor(number));
      try {
        await placeNew(temporary, path);
      } catch (error) {
        // Another program took the name since it was looked for.
        if (errorCode(error) === 'EEXIST') continue;
        throw error;
      }
      await syncFolder(dirname(path));
      return { kind: 'verified', destination, path, number };
    }
    return {
      kind: 'failed',
      destination,
      reason: `${basename(task.file.path)}: all its names are taken in ${copy.folder}`,
    };
  } catch (error) {
    return writeFailed(task, destination, error);
  }
}

async function abandon({ file, temporary }: Copy): Promise<void> {
  await file.close().catch(() => undefined);
  await rm(temporary, { force: true }).catch(() => undefined);
}

/** Makes a folder below a destination, and makes it last: each new name is flushed in the folder above. */
async function madeToLast(folder: string, destination: string): Promise<void> {
  if ((await stat(folder).catch(() => null))?.isDirectory()) return;
  makeFolder(folder);
  const levels = relative(destination, folder).split(sep);
  for (let depth = levels.length; depth > 0; depth -= 1)
    await syncFolder(join(destination, ...levels.slice(0, depth - 1)));
}

/** Errors that hold for the whole place and not for one name. */
const stopping: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EROFS', 'it may only be read'],
  ['EACCES', 'it may not be written to'],
  ['EPERM', 'it may not be written to'],
  ['EIO', 'the disk reports an error'],
  ['ENODEV', 'the disk is gone'],
  ['ENXIO', 'the disk is gone'],
  ['ENOENT', 'it is no longer there'],
  ['ENOTDIR', 'a file stands where a folder should be'],
  ['ESTALE', 'the share is gone'],
  ['ENOTCONN', 'the share is gone'],
  ['EHOSTDOWN', 'the share is gone'],
]);

function writeFailed({ file }: CopyTask, destination: string, error: unknown): CopyResult {
  const wholePlace = stopping.get(errorCode(error));
  if (wholePlace !== undefined)
    return { kind: 'stopped', destination, reason: `${destination}: ${wholePlace}` };
  const said = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failed',
    destination,
    reason: `${basename(file.path)} was not copied to ${destination}: ${said}`,
  };
}
