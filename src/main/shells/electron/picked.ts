/**
 * Remembers which files and folders the editor picked in a dialog or dropped on the window. Calls
 * that name any other path are refused: the renderer cannot make up a path.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import * as z from 'zod';
import type { Answer } from '#core/contract.ts';

export interface Picked {
  add(paths: readonly string[]): void;
  /** Adds a folder for the next starts, too: the desk proposes the outbox of last time. */
  addFolder(path: string): void;
  has(path: string): boolean;
}

/** Folders that stay picked from one start to the next. */
const mostKept = 20;
const Kept = z.array(z.string());

/**
 * @param home a folder whose contents count as picked from the start: the archive's
 * @param keptFile where picked folders are kept; nowhere the page can write
 */
export function rememberPicked(home: string, keptFile: string): Picked {
  let kept = readKept(keptFile);
  const picked = new Set([resolve(home), ...kept]);
  return {
    add: (paths) => {
      for (const path of paths) if (path !== '') picked.add(resolve(path));
    },
    addFolder: (path) => {
      const folder = resolve(path);
      picked.add(folder);
      kept = [folder, ...kept.filter((each) => each !== folder)].slice(0, mostKept);
      writeKept(keptFile, kept);
    },
    has: (path) => [...picked].some((place) => isWithin(place, path)),
  };
}

function readKept(file: string): string[] {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).filter((path) => isAbsolute(path));
  } catch {
    return [];
  }
}

function writeKept(file: string, kept: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(kept));
  } catch {
    // The folder is picked for this start; at the next one the editor picks it again.
  }
}

function isWithin(place: string, path: string): boolean {
  if (!isAbsolute(path)) return false;
  const way = relative(place, resolve(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function placesOf({ source, destinations }: Readonly<Record<string, unknown>>): unknown[] {
  return [source, ...(Array.isArray(destinations) ? destinations : [])];
}

/** What a destination names on this machine: its folder, or the file of its key. Folders of far sides are none. */
const Own = z.object({
  way: z.union([
    z.object({ kind: z.literal('folder'), folder: z.string() }).transform(({ folder }) => folder),
    z.object({ kind: z.literal('sftp'), keyFile: z.string() }).transform(({ keyFile }) => keyFile),
  ]),
});

/** The paths of this machine that destinations name. What stands in the archive was picked once, or written by the command line. */
export function pathsOfDestinations(destinations: readonly unknown[]): string[] {
  return destinations.flatMap((each) => {
    const own = Own.safeParse(each);
    return own.success && own.data.way !== '' ? [own.data.way] : [];
  });
}

const ofDestination = ({ destination }: Readonly<Record<string, unknown>>) =>
  pathsOfDestinations([destination]);

/** The calls that take paths, and where their input has them. */
const pathsOf: ReadonlyMap<string, (input: Readonly<Record<string, unknown>>) => unknown[]> = new Map([
  ['photos.import', ({ paths }) => (Array.isArray(paths) ? paths : [])],
  ['documents.open', ({ path }) => [path]],
  ['wire.export', ({ folder }) => [folder]],
  ['metadata.read', ({ paths }) => (Array.isArray(paths) ? paths : [])],
  ['ingest.preview', placesOf],
  ['ingest.start', placesOf],
  ['folders.watch', ({ folder, to }) => [folder, to]],
  ['destinations.save', ofDestination],
  ['destinations.test', ofDestination],
  ['destinations.hostKey', ofDestination],
]);

/** A refusal for a call with a path nobody picked, or null. Input of another shape is left to the schema. */
export function refuseUnpicked(name: string, input: unknown, picked: Picked): Answer | null {
  const find = pathsOf.get(name);
  if (!find || typeof input !== 'object' || input === null) return null;
  const stranger = find({ ...input }).find((path) => typeof path === 'string' && !picked.has(path));
  if (stranger === undefined) return null;
  const message = `Choose “${String(stranger)}” in a dialog or drop it on the desk first; nothing was done.`;
  return { ok: false, problem: { code: 'refused', message, field: '' } };
}
