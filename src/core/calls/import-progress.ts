/**
 * How an import counts, reports and remembers itself. What is done for a file and how far the
 * import has come go to disk in one transaction, so that a crash at any moment leaves a job that
 * neither repeats nor forgets a file. Used by imports.ts alone.
 */
import type { Desk, RunningImport } from '#core/calls/desk.ts';
import type { Failure, ImportReport, Replaced } from '#core/records.ts';

/** What an import was asked to do. */
export interface ImportOrder {
  readonly id: string;
  readonly batch: string;
  readonly copy: boolean;
  readonly startedAt: string;
  /** Whether its batch was made for it: then it goes again, should the import bring nothing. */
  readonly madeBatch?: boolean;
}

/** What became of one file. */
export interface Outcome {
  readonly photos?: keyof ImportReport['photos'];
  readonly captions?: ImportReport['captions'];
  readonly failure?: Failure;
  /** Values that gave way to a page's. */
  readonly replaced?: readonly Replaced[];
  /** Captions that were added or changed; empty where nothing was written. */
  readonly changed: readonly string[];
}

/** An import's way through its files. */
export interface Progress {
  /** The files are known: in the order in which they will be dealt with. */
  listed(files: readonly string[], failures: readonly Failure[]): void;
  /** Deals with the next file. @throws what `deal` or the archive throws; nothing of the file is then kept or counted */
  step(deal: () => Outcome): void;
  /** Values gave way while the file in hand is still being dealt with. */
  told(replaced: readonly Replaced[]): void;
  /** Still at the file in hand: keeps the claim on the import fresh, for those who watch from elsewhere. */
  beat(): void;
  /** The end, or the place where it was stopped. */
  finish(): void;
  /** The end that something else made: said in the announced report, and the rest kept for resuming where that is still possible. */
  breakOff(reason: Failure): void;
}

/** Announce at most this often, in milliseconds: the eye cannot follow more. */
const announceEvery = 100;
/** Keep the place among files that changed nothing this often, in milliseconds. A file read twice after a crash is recognised. */
const keepEvery = 2_000;

/** Whether a path names a page of captions, or a wire's document, rather than a photo. */
export function isCaptionDocument(path: string): boolean {
  return /\.(?:txt|text|html?|csv|tsv|xml|json|ninjs|newsml|g2|nitf|iptc|7901)$/i.test(path);
}

/** Whether a failure is a photo's: its path is that of a file, and of no caption document. See ImportReport in core/records.ts. */
export function isPhotoFailure({ path }: Failure): boolean {
  return /\.[^./\\]{1,8}$/.test(path) && !isCaptionDocument(path);
}

/** What the archive keeps of an order. */
export function jobOf({ id, batch, copy, startedAt }: ImportOrder) {
  return { id, batch, copy, startedAt };
}

/** The report of an import that has done nothing yet. */
export function newReport({ id, batch }: Pick<ImportOrder, 'id' | 'batch'>): ImportReport {
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

/**
 * Follows an import, and tells the desk and the archive about it, not too often.
 * @param paths the files and folders it was given; they are what waits until they are listed
 */
export function progressOf(
  desk: Desk,
  order: ImportOrder,
  running: RunningImport,
  paths: readonly string[],
): Progress {
  const begun = millisecondsNow(desk);
  const doneBefore = running.report.done;
  let waiting = paths;
  let announced = begun;
  let kept = begun;

  const announce = () => desk.announce({ name: 'job.progress', detail: running.report });
  const keep = (report: ImportReport, left: readonly string[]) =>
    desk.archive.saveJob({ ...jobOf(order), waiting: left, report });

  keep(running.report, waiting);
  announce();
  return {
    listed(files, failures) {
      const { photos } = running.report;
      const report = {
        ...running.report,
        photos: { ...photos, failed: photos.failed + failures.filter(isPhotoFailure).length },
        failures: [...running.report.failures, ...failures],
        total: doneBefore + files.length,
      };
      keep(report, files);
      running.report = report;
      waiting = files;
    },

    step(deal) {
      const now = millisecondsNow(desk);
      const left = waiting.slice(1);
      const { outcome, report } = desk.archive.transaction(() => {
        const outcome = deal();
        const report = timed(counted(running.report, outcome), doneBefore, now - begun);
        if (outcome.changed.length > 0 || now - kept >= keepEvery) {
          keep(report, left);
          kept = now;
        }
        return { outcome, report };
      });
      waiting = left;
      running.report = report;
      if (outcome.changed.length > 0)
        desk.announce({ name: 'captions.changed', detail: { captions: [...outcome.changed] } });
      if (now - announced >= announceEvery) {
        announced = now;
        announce();
      }
    },

    told(replaced) {
      running.report = withReplaced(running.report, replaced);
    },

    beat() {
      const now = millisecondsNow(desk);
      if (now - kept < keepEvery) return;
      keep(running.report, waiting);
      kept = now;
    },

    finish() {
      const state = running.cancelled ? 'cancelled' : 'done';
      const report: ImportReport = { ...running.report, state, secondsLeft: 0 };
      desk.archive.transaction(() => {
        keep(report, waiting);
        if (order.madeBatch && state === 'done') desk.archive.removeEmptyBatch(order.batch, order.id);
      });
      running.report = report;
      announceEnd();
    },

    breakOff(reason) {
      const stopped: ImportReport = { ...running.report, state: 'cancelled', secondsLeft: 0 };
      try {
        keep(stopped, waiting);
      } catch {
        // The archive still refuses: what it kept with the last file it took is what a resume starts from.
      }
      running.report = { ...stopped, failures: [...stopped.failures, reason] };
      announceEnd();
    },
  };

  function announceEnd(): void {
    announce();
    desk.announce({ name: 'batches.changed', detail: {} });
    desk.announce({ name: 'duplicates.changed', detail: {} });
  }
}

/** A report with one file more. The report it was made from does not change. */
function counted(before: ImportReport, { photos, captions, failure, replaced }: Outcome): ImportReport {
  const report = withReplaced(before, replaced ?? []);
  const { found, distinct, attached } = captions ?? { found: 0, distinct: 0, attached: 0 };
  return {
    ...report,
    photos: photos ? { ...report.photos, [photos]: report.photos[photos] + 1 } : report.photos,
    captions: {
      found: report.captions.found + found,
      distinct: report.captions.distinct + distinct,
      attached: report.captions.attached + attached,
    },
    failures: failure ? [...report.failures, failure] : report.failures,
    done: report.done + 1,
  };
}

/** Lines about replaced values in one report: it is written and sent again and again while the import runs. */
const mostReplacedTold = 200;

function withReplaced(report: ImportReport, replaced: readonly Replaced[]): ImportReport {
  if (replaced.length === 0) return report;
  const { total, first } = report.replaced ?? { total: 0, first: [] };
  return {
    ...report,
    replaced: {
      total: total + replaced.length,
      first: [...first, ...replaced.slice(0, mostReplacedTold - first.length)],
    },
  };
}

function timed(report: ImportReport, doneBefore: number, milliseconds: number): ImportReport {
  const rate = (report.done - doneBefore) / Math.max(0.001, milliseconds / 1_000);
  return { ...report, rate, secondsLeft: Math.max(0, report.total - report.done) / rate };
}

function millisecondsNow(desk: Desk): number {
  return Date.parse(desk.clock.now());
}
