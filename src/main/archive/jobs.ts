/**
 * Imports that can be resumed after a crash. The paths of a job are written once; progress only
 * moves a pointer, so saving the state of an import of 100,000 files costs no more than of ten.
 * Part of the archive; see archive.ts.
 */
import { hostname } from 'node:os';
import type { Database } from 'better-sqlite3';
import * as z from 'zod';
import type { Archive } from '#core/ports.ts';
import type { ImportReport } from '#core/records.ts';
import { isAlive } from '#main/archive/lock.ts';

interface JobRow {
  readonly seq: number;
  readonly id: string;
  readonly batch: string;
  readonly copy: number;
  readonly started_at: string;
  readonly next_place: number;
  readonly report: string;
  readonly runner: string | null;
}

/** The program at an import. */
const Runner = z.object({
  host: z.string(),
  pid: z.number().int().positive(),
  /** When it saved the import first and last, milliseconds since 1970. */
  startedAt: z.number(),
  seenAt: z.number(),
});

/**
 * Milliseconds after which a program on another machine, whose processes cannot be seen from here,
 * counts as gone. A running import is saved every 2 s, or as often as a slow file lets it.
 */
const silenceElsewhere = 5 * 60_000;

export function jobsOn(db: Database): Pick<Archive, 'saveJob' | 'jobs'> {
  const byId = db.prepare<{ id: string }, JobRow>('SELECT * FROM jobs WHERE id = :id');
  const all = db.prepare<[], JobRow>('SELECT * FROM jobs ORDER BY started_at, seq');
  const add = db.prepare(`
    INSERT INTO jobs (id, batch, copy, started_at, next_place, report)
    VALUES (:id, :batch, :copy, :startedAt, 0, :report)`);
  const advance = db.prepare(
    'UPDATE jobs SET next_place = :next, report = :report, batch = :batch, runner = :runner WHERE seq = :seq',
  );
  const pathCount = db
    .prepare<{ job: number }, number>('SELECT coalesce(max(place) + 1, 0) FROM job_paths WHERE job = :job')
    .pluck();
  const pathAt = db
    .prepare<{ job: number; place: number }, string>(
      'SELECT path FROM job_paths WHERE job = :job AND place = :place',
    )
    .pluck();
  const pathsFrom = db
    .prepare<{ job: number; place: number }, string>(
      'SELECT path FROM job_paths WHERE job = :job AND place >= :place ORDER BY place',
    )
    .pluck();
  const addPaths = db.prepare(`
    INSERT INTO job_paths (job, place, path) SELECT :job, key, value FROM json_each(:paths)`);
  const dropPaths = db.prepare('DELETE FROM job_paths WHERE job = :job');

  const startedAt = Date.now();
  const own = () => JSON.stringify({ host: hostname(), pid: process.pid, startedAt, seenAt: Date.now() });

  return {
    saveJob({ id, batch, copy, startedAt, waiting, report }) {
      const kept = JSON.stringify(report);
      if (!byId.get({ id })) add.run({ id, batch, copy: copy ? 1 : 0, startedAt, report: kept });
      const job = byId.get({ id })?.seq ?? 0;
      const known = pathCount.get({ job }) ?? 0;
      const next = known - waiting.length;
      // An import works through its list from the front: what waits is then the known list's tail,
      // which its length and first path tell.
      const isTail = next >= 0 && (waiting.length === 0 || pathAt.get({ job, place: next }) === waiting[0]);
      const keepsPaths = isTail && waiting.length > 0;
      if (!keepsPaths && known > 0) dropPaths.run({ job });
      if (!isTail) addPaths.run({ job, paths: JSON.stringify(waiting) });
      const runner = report.state === 'running' ? own() : null;
      advance.run({ seq: job, batch, next: keepsPaths ? next : 0, report: kept, runner });
    },

    jobs: () =>
      all.all().map((row) => {
        const report: ImportReport = JSON.parse(row.report);
        return {
          id: row.id,
          batch: row.batch,
          copy: row.copy === 1,
          startedAt: row.started_at,
          // Read when it is asked for: an import may have 100,000 paths, and most who ask want its report.
          get waiting() {
            return pathsFrom.all({ job: row.seq, place: row.next_place });
          },
          report,
          elsewhere: report.state === 'running' && runsElsewhere(row.runner),
        };
      }),
  };
}

/** Whether a program other than this one is at the import now. */
function runsElsewhere(kept: string | null): boolean {
  const { data: runner } = Runner.safeParse(kept === null ? null : JSON.parse(kept));
  if (!runner) return false;
  if (runner.host !== hostname()) return Date.now() - runner.seenAt < silenceElsewhere;
  return runner.pid !== process.pid && isAlive(runner);
}
