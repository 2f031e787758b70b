/**
 * Remembers which files and folders the editor picked in a dialog or dropped on the window. Calls
 * that name any other path are refused: the renderer cannot make up a path.
 */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Answer } from '#core/contract.ts';

export interface Picked {
  add(paths: readonly string[]): void;
  has(path: string): boolean;
}

/** @param home a folder whose contents count as picked from the start: the archive's */
export function rememberPicked(home: string): Picked {
  const picked = new Set<string>([resolve(home)]);
  return {
    add: (paths) => {
      for (const path of paths) if (path !== '') picked.add(resolve(path));
    },
    has: (path) => [...picked].some((place) => isWithin(place, path)),
  };
}

function isWithin(place: string, path: string): boolean {
  if (!isAbsolute(path)) return false;
  const way = relative(place, resolve(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

/** The calls that take paths, and where their input has them. */
const pathsOf: ReadonlyMap<string, (input: Readonly<Record<string, unknown>>) => unknown[]> = new Map([
  ['photos.import', ({ paths }) => (Array.isArray(paths) ? paths : [])],
  ['documents.open', ({ path }) => [path]],
  ['wire.export', ({ folder }) => [folder]],
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
