/** How an import reports itself: counts, rate, time left, and what is kept for resuming it. */
import type { Desk, RunningImport } from '#core/calls/desk.ts';
import type { ImportReport } from '#core/records.ts';

/** What an import was asked to do. */
export interface ImportOrder {
  readonly id: string;
  readonly batch: string;
  readonly copy: boolean;
  readonly startedAt: string;
}

/** Announce at most this often, in milliseconds: the eye cannot follow more. */
const announceEvery = 100;
/** Keep the list of waiting files this often, in milliseconds. A file read twice after a crash is recognised by its hash. */
const keepEvery = 2_000;

/** Whether a path names a page of captions rather than a photo. */
export function isCaptionDocument(path: string): boolean {
  return /\.(?:txt|text|html?|csv|tsv)$/i.test(path);
}

/** The report of an import that has done nothing yet. */
export function newReport({ id, batch }: ImportOrder): ImportReport {
  return {
    job: id,
    batch,
    state: 'running',
    photos: { added: 0, known: 0, failed: 0 },
    captions: { found: 0, distinct: 0, attached: 0 },
    failures: [],
    total: 0,
    done: 0,
    rate: 0,
    secondsLeft: 0,
  };
}

/** Counts files as they are done, and tells the desk and the archive about it, not too often. */
export function progressOf(
  desk: Desk,
  order: ImportOrder,
  running: RunningImport,
  waiting: ReadonlySet<string>,
): { step(): void; finish(): void } {
  const { report } = running;
  const begun = millisecondsNow(desk);
  const doneBefore = report.done;
  let announced = begun;
  let kept = begun;
  const announce = () => desk.announce({ name: 'job.progress', detail: structuredReport(report) });
  announce();
  return {
    step() {
      const now = millisecondsNow(desk);
      report.done += 1;
      report.rate = (report.done - doneBefore) / Math.max(0.001, (now - begun) / 1_000);
      report.secondsLeft = (report.total - report.done) / report.rate;
      if (now - announced >= announceEvery) {
        announced = now;
        announce();
      }
      if (now - kept >= keepEvery) {
        kept = now;
        keepProgress(desk, order, running, [...waiting]);
      }
    },
    finish() {
      report.state = waiting.size > 0 ? 'cancelled' : 'done';
      report.secondsLeft = 0;
      keepProgress(desk, order, running, [...waiting]);
      announce();
      desk.announce({ name: 'batches.changed', detail: {} });
      desk.announce({ name: 'duplicates.changed', detail: {} });
    },
  };
}

/** Keeps how far an import has come, so that it can be resumed after a crash. */
export function keepProgress(
  desk: Desk,
  order: ImportOrder,
  { report, cancelled }: RunningImport,
  waiting: readonly string[],
): void {
  if (cancelled && report.state === 'running') report.state = 'cancelled';
  desk.archive.saveJob({ ...order, waiting, report });
}

/** A copy that later counting does not change. */
function structuredReport(report: ImportReport): ImportReport {
  return {
    ...report,
    photos: { ...report.photos },
    captions: { ...report.captions },
    failures: [...report.failures],
  };
}

function millisecondsNow(desk: Desk): number {
  return Date.parse(desk.clock.now());
}
