/**
 * The address of a desk that was killed, so that the next start answers there again and a window
 * that is still open saves what was typed. Used by serve-desk.ts. A desk that ends in order removes
 * its lock, so every other start has an address and a token of its own.
 *
 * [Note: an address twice] A token may serve again after a crash because nobody new can know it: it
 * stands in the archive's desk lock, a file that its owner alone can read, who owns the archive
 * anyway; it never left this machine; and whoever could write another lock into a shared folder, to
 * make the desk take a token they know, is not its owner. What remains is a program of another user
 * that listened on the very port between the crash and this start, and heard an open window call; so
 * the address is taken again only within a day, and never while anything else listens there.
 */
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import * as z from 'zod';
import { deskLockName } from '#main/archive/lock.ts';

export interface Address {
  readonly port: number;
  readonly token: string;
}

/** Milliseconds from a desk's start within which its window is thought to wait for it: one long day. */
const longest = 24 * 3_600_000;

const Lock = z.object({ host: z.string(), startedAt: z.number(), address: z.string() });

/** Where a desk on this archive was when it was killed, or null. Looks; takes and removes nothing. */
export function addressLeftBehind(archive: string, now = Date.now()): Address | null {
  const file = join(archive, deskLockName);
  try {
    if (!isOursAlone(file)) return null;
    const lock = Lock.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (lock.host !== hostname() || now - lock.startedAt > longest) return null;
    const match = /^http:\/\/127\.0\.0\.1:(\d{1,5})\/([\w-]{43})\/$/.exec(lock.address);
    const [, port = '', token = ''] = match ?? [];
    return match && Number(port) >= 1024 && Number(port) <= 65_535 ? { port: Number(port), token } : null;
  } catch {
    return null;
  }
}

/** Whether this user wrote the file and nobody else can read it. */
function isOursAlone(file: string): boolean {
  const stats = lstatSync(file);
  if (!stats.isFile()) return false;
  // Windows tells neither owner nor rights here; its rule is that a person's own folder is theirs alone.
  if (process.getuid === undefined) {
    const way = relative(realpathSync.native(homedir()), realpathSync.native(file));
    return !way.startsWith('..') && !isAbsolute(way);
  }
  return stats.uid === process.getuid() && (stats.mode & 0o077) === 0;
}
