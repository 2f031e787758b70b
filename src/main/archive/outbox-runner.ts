/**
 * Which program empties the outbox, and whether the editor paused it. Two programs on one archive
 * never send at the same time. Part of the archive; see archive.ts.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from 'better-sqlite3';
import * as z from 'zod';
import type { OutboxArchive } from '#core/outbox/kept.ts';
import { isAlive } from '#main/archive/lock.ts';

/** The program at the outbox. */
const Runner = z.object({
  /** Of one connection: two newsrooms in one process are two programs here. */
  token: z.string(),
  host: z.string(),
  pid: z.number().int().positive(),
  /** When it came, and when it last said that it is there, milliseconds since 1970. */
  startedAt: z.number(),
  seenAt: z.number(),
});

/**
 * Milliseconds after which a program on another machine, whose processes cannot be seen from here,
 * counts as gone. Each run says more often than once a minute that it is there.
 */
const silenceElsewhere = 5 * 60_000;

type OutboxRunner = Pick<
  OutboxArchive,
  'outboxPaused' | 'pauseOutbox' | 'outboxRunner' | 'claimOutbox' | 'releaseOutbox'
>;

export function outboxRunnerOn(db: Database): OutboxRunner {
  const row = db.prepare<[], { paused: number; runner: string | null }>(
    'SELECT paused, runner FROM outbox WHERE seq = 1',
  );
  const pause = db.prepare<{ paused: number }>('UPDATE outbox SET paused = :paused WHERE seq = 1');
  const setRunner = db.prepare<{ runner: string | null }>('UPDATE outbox SET runner = :runner WHERE seq = 1');
  // The names may have been given to what was under way: naming says so.
  const takeUp = db.prepare<[]>(
    `UPDATE sends SET state = 'waiting', next_try = 0 WHERE state IN ('sending', 'placing')`,
  );
  const token = randomUUID();
  const startedAt = Date.now();

  const present = () => {
    const kept = row.get()?.runner ?? null;
    const { data: runner } = Runner.safeParse(kept === null ? null : JSON.parse(kept));
    if (!runner) return 'nobody';
    if (runner.token === token) return 'here';
    if (runner.host !== hostname())
      return Date.now() - runner.seenAt < silenceElsewhere ? 'elsewhere' : 'nobody';
    return isAlive(runner) ? 'elsewhere' : 'nobody';
  };

  return {
    outboxPaused: () => row.get()?.paused === 1,
    pauseOutbox(paused) {
      pause.run({ paused: paused ? 1 : 0 });
    },
    outboxRunner: present,
    claimOutbox() {
      const now = present();
      if (now === 'elsewhere') return false;
      if (now === 'nobody') takeUp.run();
      const runner = { token, host: hostname(), pid: process.pid, startedAt, seenAt: Date.now() };
      setRunner.run({ runner: JSON.stringify(runner) });
      return true;
    },
    releaseOutbox() {
      if (present() === 'here') setRunner.run({ runner: null });
    },
  };
}
