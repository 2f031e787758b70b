/**
 * Names of files on their way to a photo's place, and the removal of those that a killed program
 * left behind. A name tells the machine and the process it belongs to, so that nothing is taken from
 * a writer that still runs, be it on another machine of a shared folder. Used by caption-files.ts.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A new hidden name with the photo's own ending, by which some programs tell types apart. */
export function temporaryName(ending: string): string {
  return `.cutline-${machine}-${process.pid}-${randomBytes(6).toString('hex')}.part${ending}`;
}

/** Removes what dead processes of this machine left in a folder; once for each folder. */
export function sweepOnce(): (folder: string) => Promise<void> {
  const swept = new Map<string, Promise<void>>();
  return (folder) => {
    const known = swept.get(folder) ?? sweep(folder);
    swept.set(folder, known);
    return known;
  };
}

async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const [, where, pid] = /^\.cutline-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.part/.exec(name) ?? [];
    if (where !== machine || runs(Number(pid))) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
