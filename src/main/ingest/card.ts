/**
 * What lies on a card or in a folder: a plain listing, in which the camera's own folder counts
 * before everything else on a card. Only reads. Used by the ingest; knows nothing of photos.
 */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { CardFile } from '#core/ingest/shots.ts';
import type { Failure } from '#core/records.ts';
import { makeFolder } from '#main/make-folder.ts';
import { errorCode, readFailure } from '#main/tools/file-source.ts';
import { isLeftOut } from '#main/tools/files.ts';

/** Folders nested deeper than this are a mistake. Cameras use two levels. */
const deepest = 32;
/** Files asked about at once. */
const atOnce = 32;

/** Which folder of a card holds its pictures (DCF): its DCIM folder, or the card itself where it has none. */
export async function pictureFolder(source: string): Promise<string> {
  const names = await readdir(source).catch((error: unknown) => {
    throw new Error(sourceFailure(source, error));
  });
  const camera = names.find((name) => name.toLowerCase() === 'dcim');
  if (camera === undefined) return source;
  const folder = join(source, camera);
  return (await stat(folder).catch(() => null))?.isDirectory() ? folder : source;
}

/**
 * All ordinary files below a folder. Hidden files and what operating systems leave behind are left
 * out; a link that leads back up is followed once.
 * @throws Error with one clear line where the folder itself cannot be read
 */
export async function listFolder(source: string): Promise<{ files: CardFile[]; failures: Failure[] }> {
  const files: CardFile[] = [];
  const failures: Failure[] = [];
  const seen = new Set<string>();

  async function visit(folder: string, depth: number): Promise<void> {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    const names = (await readdir(folder)).filter(isTaken).sort();
    const folders: string[] = [];
    for (let at = 0; at < names.length; at += atOnce) {
      const looks = names.slice(at, at + atOnce).map((name) => look(join(folder, name)));
      for (const found of await Promise.all(looks)) if (found) folders.push(found);
    }
    for (const below of folders) {
      if (depth >= deepest)
        failures.push({ path: below, reason: `${basename(below)} lies more than ${deepest} folders deep` });
      else
        await visit(below, depth + 1).catch((error: unknown) => {
          failures.push({ path: below, reason: readFailure(below, error) });
        });
    }
  }

  /** Notes a file; answers a folder's path. */
  async function look(path: string): Promise<string | null> {
    try {
      const facts = await stat(path);
      if (facts.isDirectory()) return path;
      if (facts.isFile()) {
        const below = relative(source, path).split(sep).join('/');
        files.push({ path, relative: below, bytes: facts.size, modified: Math.trunc(facts.mtimeMs) });
      }
    } catch (error) {
      // A file that went while the folder was read is no failure.
      if (errorCode(error) !== 'ENOENT') failures.push({ path, reason: readFailure(path, error) });
    }
    return null;
  }

  try {
    await visit(source, 0);
  } catch (error) {
    throw new Error(sourceFailure(source, error));
  }
  return { files, failures };
}

/**
 * Refuses places that cannot be destinations, and makes the folders of the others.
 * @param make false where the ingest is resumed: a disk that is not there must not become a folder
 * @throws Error with one clear line
 */
export async function checkPlaces(
  source: string,
  destinations: readonly string[],
  make: boolean,
): Promise<void> {
  const card = await realpath(source).catch((error: unknown) => {
    throw new Error(sourceFailure(source, error));
  });
  if (!(await stat(card)).isDirectory()) throw new Error(`${source} is not a folder`);
  const places: string[] = [];
  for (const destination of destinations) {
    if (make) makePlace(destination, card);
    const place = await realpath(destination).catch(() => resolve(destination));
    if (isWithin(place, card)) throw new Error(onTheCard(destination));
    if (places.includes(place)) throw new Error(`${destination} is named twice; name two different folders.`);
    places.push(place);
  }
}

function makePlace(destination: string, card: string): void {
  // Asked before the folder is made, so that nothing is ever made on a card.
  if (isWithin(resolve(destination), card)) throw new Error(onTheCard(destination));
  try {
    makeFolder(destination);
  } catch (error) {
    throw new Error(
      errorCode(error) === 'EEXIST'
        ? `${destination} is not a folder`
        : `${destination} cannot be made: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function onTheCard(destination: string): string {
  return `${destination} lies where the photos come from, and nothing is ever written there. Name another folder.`;
}

function isWithin(path: string, folder: string): boolean {
  const below = relative(folder, path);
  return below === '' || (below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below));
}

/** Sidecars are wanted here; everything else an import leaves out is left out as well. */
function isTaken(name: string): boolean {
  return !isLeftOut(name) || (/\.xmp$/i.test(name) && !name.startsWith('.'));
}

/** Why a card or a watched folder could not be read. */
export function sourceFailure(source: string, error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return `${source} is not there`;
    case 'ENOTDIR':
      return `${source} is not a folder`;
    default:
      return readFailure(source, error);
  }
}
