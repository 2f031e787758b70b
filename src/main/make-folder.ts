/**
 * Makes a folder and those above it. Used wherever a person chose the place: the archive's folder
 * and an export's.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Subtle: Node's own recursive mkdir never returns on file systems that answer "no such file" for a
 * folder they will not make, such as /proc; so each folder is tried once.
 * @throws the system's error for the folder that could not be made
 */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (isFolder(folder)) return;
    const above = dirname(folder);
    if (above === folder || codeOf(error) !== 'ENOENT' || isFolder(above)) throw error;
    makeFolder(above);
    mkdirSync(folder);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : '';
}
