/**
 * Watches a folder for photos that arrive: by FTP, from a camera, from a network share. A file is
 * taken once it is complete: its size and date have stood still for a while, it can be opened, and
 * a JPEG ends as a JPEG ends, or has stood still for much longer. The folder is listed again and
 * again, because shares announce nothing; where the system announces, it is listed sooner.
 */
import { type FSWatcher, watch as watchChanges } from 'node:fs';
import { open } from 'node:fs/promises';
import { type CardFile, isCompanionName, isPhotoName, nameOf } from '#core/ingest/shots.ts';
import type { FolderWatch } from '#core/ports.ts';
import { listFolder } from '#main/ingest/card.ts';

/** How patient a watch is, in milliseconds. */
export interface Patience {
  /** A file that has not changed for so long may be complete. */
  readonly settle: number;
  /** A JPEG without its end, after so long: a program that adds to its files, or one that gave up. */
  readonly settleWithoutEnd: number;
  /** How often the folder is listed. */
  readonly poll: number;
}

const usualPatience: Patience = { settle: 2_000, settleWithoutEnd: 20_000, poll: 1_000 };

/** Listing a large folder on a slow share must not fill all of its time: it rests this many times as long. */
const restShare = 9;
/** The most files announced at once, so that the first of a thousand are on the desk soon. */
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
    const ready: CardFile[] = [];
    for (const file of files) {
      if (isWanted(file) && (await isReady(file))) ready.push(file);
    }
    for (let at = 0; at < ready.length && !stopped; at += mostAtOnce) {
      const some = ready.slice(at, at + mostAtOnce);
      await arrived(some);
      for (const { relative } of some) {
        const sight = sights.get(relative);
        if (sight) sight.taken = true;
      }
    }
    say('');
    return took;
  }

  async function isReady(file: CardFile): Promise<boolean> {
    const { relative, bytes, modified } = file;
    const seen = sights.get(relative);
    if (seen?.bytes !== bytes || seen.modified !== modified) {
      sights.set(relative, { bytes, modified, since: performance.now(), taken: false });
      return false;
    }
    const still = performance.now() - seen.since;
    if (seen.taken || bytes === 0 || still < patience.settle) return false;
    return isWhole(file, still >= patience.settleWithoutEnd);
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

/** Whether a file can be opened and, being a JPEG, ends with its end marker (or with the padding some cameras add). */
async function isWhole({ path, bytes }: CardFile, endMayLack: boolean): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const head = Buffer.alloc(2);
      await file.read(head, 0, 2, 0);
      if (head[0] !== 0xff || head[1] !== 0xd8 || endMayLack) return true;
      const tail = Buffer.alloc(Math.min(64, bytes));
      await file.read(tail, 0, tail.length, bytes - tail.length);
      let end = tail.length;
      while (end > 2 && tail[end - 1] === 0) end -= 1;
      return tail[end - 2] === 0xff && tail[end - 1] === 0xd9;
    } finally {
      await file.close();
    }
  } catch {
    // Still held by the program that writes it, or gone: the next look tells.
    return false;
  }
}
