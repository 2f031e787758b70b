/**
 * The desk lock: one desk at a time on an archive. A second desk learns who holds it and where to
 * reach it, so its shell can bring the first to the front. Used by the shells that open a window;
 * the command line works beside a desk and takes no lock. It protects nobody's data, SQLite does.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

/** The lock's file, inside the archive folder. */
export const deskLockName = 'desk.lock';

const DeskHolder = z.object({
  pid: z.number().int().positive(),
  /** The machine the desk runs on: an archive folder may lie on a shared disk. */
  host: z.string(),
  /** When it took the lock, milliseconds since 1970. */
  startedAt: z.number(),
  /** Where it is reached: a loopback address, or "electron". */
  address: z.string(),
});
/** The desk that holds an archive. */
export type DeskHolder = Readonly<z.infer<typeof DeskHolder>>;

/** How asking for the lock ended. */
export type DeskLock =
  | { readonly taken: true; release(): void }
  | { readonly taken: false; readonly holder: DeskHolder };

/** What a desk says of itself. */
export interface DeskInfo {
  /** A loopback address with its token, or "electron". */
  readonly address: string;
  /** A holder that was tried and did not answer: its lock is taken over although its process number is in use. */
  readonly unanswered?: DeskHolder;
}

/** Slack between the machine's start as computed from its uptime and a lock's own time. */
const startSlack = 5_000;

/**
 * Takes the lock of an archive folder, or says who has it. A lock left by a desk that died is
 * taken over.
 * @throws the file system's error where the folder cannot be written
 */
export function takeDeskLock(folder: string, { address, unanswered }: DeskInfo): DeskLock {
  const file = join(folder, deskLockName);
  const mine: DeskHolder = { pid: process.pid, host: hostname(), startedAt: Date.now(), address };
  mkdirSync(folder, { recursive: true });
  // A few turns: between our look and our move another desk may have come or gone.
  for (let turn = 0; turn < 5; turn += 1) {
    if (place(file, mine)) return { taken: true, release: () => release(file, mine) };
    const holder = holderOf(file);
    if (holder && isAlive(holder) && !(unanswered && same(holder, unanswered)))
      return { taken: false, holder };
    setAside(file, holder);
  }
  const holder = holderOf(file);
  if (holder) return { taken: false, holder };
  throw new Error(`The lock ${file} cannot be taken; check the folder and its permissions.`);
}

/** Who holds the lock, or null: no lock, or a file that is none. */
function holderOf(file: string): DeskHolder | null {
  try {
    return DeskHolder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Puts the lock in place whole, if none is there: written beside it, then linked, which never replaces. */
function place(file: string, holder: DeskHolder): boolean {
  const text = JSON.stringify(holder);
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (problem) {
    if (codeOf(problem) === 'EEXIST') return false;
    return placeWithoutLink(file, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For disks without hard links (exFAT, some shares): as exclusive, though not whole at one stroke. */
function placeWithoutLink(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (problem) {
    if (codeOf(problem) === 'EEXIST') return false;
    throw problem;
  }
}

/**
 * Removes a lock that nobody holds any more.
 * Subtle: another desk may do the same at this moment and already have placed its own lock, so the
 * file is moved away first, looked at, and put back when it is not the one that was found dead.
 */
function setAside(file: string, stale: DeskHolder | null): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return;
    throw problem;
  }
  const moved = holderOf(aside);
  if (moved && !(stale && same(moved, stale))) place(file, moved);
  rmSync(aside, { force: true });
}

function release(file: string, mine: DeskHolder): void {
  const holder = holderOf(file);
  if (holder && same(holder, mine)) rmSync(file, { force: true });
}

/** Whether the process that left this note may still run. On another machine that cannot be known: yes. */
export function isAlive(holder: Pick<DeskHolder, 'pid' | 'host' | 'startedAt'>): boolean {
  if (holder.host !== hostname()) return true;
  // Process numbers are used again: after a restart of the machine, and in containers for us ourselves.
  if (holder.startedAt < Date.now() - uptime() * 1_000 - startSlack) return false;
  if (holder.pid === process.pid) return holder.startedAt >= performance.timeOrigin - startSlack;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (problem) {
    return codeOf(problem) === 'EPERM';
  }
}

function same(one: DeskHolder, other: DeskHolder): boolean {
  return (
    one.pid === other.pid &&
    one.host === other.host &&
    one.startedAt === other.startedAt &&
    one.address === other.address
  );
}

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : '';
}
