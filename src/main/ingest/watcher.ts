/**
 * Watches a folder for photos that arrive: by FTP, from a camera, from a network share. A file is
 * taken once it is complete: its size and date have stood still for a while, it can be opened, and
 * it ends as its format ends, or has stood still for much longer. The folder is listed again and
 * again, because shares announce nothing; where the system announces, it is listed sooner.
 */
import { type FSWatcher, watch as watchChanges } from 'node:fs';
import { type CardFile, isCompanionName, isPhotoName, nameOf, shotKey } from '#core/ingest/shots.ts';
import { wholeness } from '#core/ingest/whole.ts';
import type { FolderWatch } from '#core/ports.ts';
import { listFolder } from '#main/ingest/card.ts';
import { openFileSource } from '#main/tools/file-source.ts';

/** How patient a watch is, in milliseconds. */
export interface Patience {
  /** A file that has not changed for so long may be complete. */
  readonly settle: number;
  /** A file without its end, after so long: a program that adds to its files, or one that gave up. */
  readonly settleWithoutEnd: number;
  /** How often the folder is listed. */
  readonly poll: number;
}

const usualPatience: Patience = { settle: 2_000, settleWithoutEnd: 20_000, poll: 1_000 };

/** Listing a large folder on a slow share must not fill all of its time: it rests this many times as long. */
const restShare = 9;
/** A format that does not say where it ends must stand still this many times as long. */
const unknownShare = 3;
/** The most shots announced at once, so that the first of a thousand are on the desk soon. */
const mostAtOnce = 64;
/** Names that programs give to files they have not finished. */
const unfinished = /(?:\.(?:tmp|temp|part|partial|crdownload|download|filepart|opdownload)|~)$/i;

/** A file as it was last seen. */
interface Sight {
  readonly bytes: number;
  readonly modified: number;
  /** Since when it has looked so, milliseconds of the machine's clock. */
  readonly since: number;
  taken: boolean;
}

/** How far a file is: still arriving, complete and new, handed on before, or without a byte. */
type State = 'coming' | 'ready' | 'taken' | 'empty';

/** Starts watching. `arrived` is called with files that are complete, never twice at a time. */
export function watchFolder(
  folder: string,
  arrived: (files: readonly CardFile[]) => Promise<void>,
  trouble: (reason: string) => void,
  patience: Patience = usualPatience,
): FolderWatch {
  const sights = new Map<string, Sight>();
  let stopped = false;
  let said = '';
  let wake = () => {};
  let system: FSWatcher | null = null;

  function say(reason: string): void {
    if (reason === said) return;
    said = reason;
    trouble(reason);
  }

  /** Where the system cannot announce changes, listing finds them. */
  function listen(): void {
    if (system) return;
    try {
      system = watchChanges(folder, { persistent: false }, () => wake());
      system.on('error', () => {
        system?.close();
        system = null;
      });
    } catch {
      system = null;
    }
  }

  /** Looks once, and hands on what is complete. @returns how long the listing took, in milliseconds */
  async function look(): Promise<number> {
    const begun = performance.now();
    const { files } = await listFolder(folder);
    const took = performance.now() - begun;
    listen();
    const present = new Set(files.map(({ relative }) => relative));
    for (const known of sights.keys()) if (!present.has(known)) sights.delete(known);
    const ready = readyShots(files.filter(isWanted));
    for (let at = 0; at < ready.length && !stopped; at += mostAtOnce) {
      const some = ready.slice(at, at + mostAtOnce).flat();
      await arrived(some);
      for (const { relative } of some) {
        const sight = sights.get(relative);
        if (sight) sight.taken = true;
      }
    }
    say('');
    return took;
  }

  /**
   * The shots of which something new is complete, each with all that is complete of it: a RAW that
   * comes after its JPEG, or a sidecar after both, is told as part of its shot and takes its number.
   */
  function readyShots(files: readonly CardFile[]): CardFile[][] {
    const shots = new Map<string, { file: CardFile; state: State }[]>();
    for (const file of files) {
      const key = shotKey(file);
      shots.set(key, [...(shots.get(key) ?? []), { file, state: stateOf(file) }]);
    }
    const now = performance.now();
    return [...shots.values()].flatMap((shot) => {
      const complete = shot.filter(({ state }) => state === 'ready' || state === 'taken');
      const hasPhoto = complete.some(({ file }) => isPhotoName(nameOf(file.relative)));
      // A photo is read with the sidecar beside it; one that is on its way is there in a moment.
      // It is not waited for longer than for the end of a file: some programs rewrite theirs for ever.
      const awaited = shot.some(
        ({ file, state }) => state === 'coming' && isCompanionName(nameOf(file.relative)),
      );
      const news = complete.filter(({ state }) => state === 'ready');
      const overdue = news.some(
        ({ file }) => now - (sights.get(file.relative)?.since ?? now) >= patience.settleWithoutEnd,
      );
      return news.length > 0 && hasPhoto && (!awaited || overdue) ? [complete.map(({ file }) => file)] : [];
    });
  }

  function stateOf(file: CardFile): State {
    const { relative, bytes, modified } = file;
    const seen = sights.get(relative);
    if (seen?.bytes !== bytes || seen.modified !== modified) {
      sights.set(relative, { bytes, modified, since: performance.now(), taken: false });
      return 'coming';
    }
    if (seen.taken) return 'taken';
    const still = performance.now() - seen.since;
    // An empty file is no file yet, and may stay so for ever: nothing waits for it.
    if (bytes === 0) return 'empty';
    if (still < patience.settle) return 'coming';
    return isWhole(file.path, still, patience) ? 'ready' : 'coming';
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const took = await look().catch((error: unknown) => {
        say(error instanceof Error ? error.message : String(error));
        return 0;
      });
      const rest = Math.max(patience.poll, took * restShare);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rest);
        wake = () => {
          clearTimeout(timer);
          // A burst of announcements is answered once.
          setTimeout(resolve, Math.min(rest, patience.settle / 4));
        };
      });
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      system?.close();
      wake();
      await running;
    },
  };
}

function isWanted({ relative }: CardFile): boolean {
  const name = nameOf(relative);
  return !unfinished.test(name) && (isPhotoName(name) || isCompanionName(name));
}

/** Whether a file can be opened, and is all there as far as its format says so. */
function isWhole(path: string, still: number, { settle, settleWithoutEnd }: Patience): boolean {
  try {
    const source = openFileSource(path);
    try {
      const found = wholeness(source);
      if (found === 'whole') return true;
      return still >= (found === 'unknown' ? settle * unknownShare : settleWithoutEnd);
    } finally {
      source.close();
    }
  } catch {
    // Still held by the program that writes it, or gone: the next look tells.
    return false;
  }
}
