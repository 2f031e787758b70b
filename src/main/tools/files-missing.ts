/**
 * Which files are not where they should be. Used through the files port by the archive's check-up;
 * reads no file, and never waits longer than it was given.
 */
import { stat } from 'node:fs/promises';
import { errorCode } from '#main/tools/file-source.ts';

/** Looks under way at once: a local disk is kept busy, a network share is not flooded. */
const lanes = 16;

/**
 * Looks for files until all are looked for or the time is up.
 * @param milliseconds how long to look; a disk that does not answer is not waited for
 * @returns how many were looked for and which of those are not there; one that may not be read is there
 */
export async function missingFiles(
  paths: readonly string[],
  milliseconds: number,
): Promise<{ looked: number; missing: string[] }> {
  const missing: string[] = [];
  let looked = 0;
  let over = false;
  const waiting = paths.values();

  async function look(): Promise<void> {
    for (const path of waiting) {
      const there = await stat(path).then(
        () => true,
        (error: unknown) => !['ENOENT', 'ENOTDIR'].includes(errorCode(error)),
      );
      if (over) return;
      looked += 1;
      if (!there) missing.push(path);
    }
  }

  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.all(Array.from({ length: lanes }, look)), timeIsUp]);
  over = true;
  clearTimeout(timer);
  return { looked, missing: missing.toSorted() };
}
