/**
 * Calls about imports: start, watch, stop, resume. An import lists its files, reads the photos
 * with a few files in hand at a time, then reads the caption documents and attaches them. Every
 * file ends in exactly one of: added, known, or one line in the list of failures.
 */
import { addDocumentFile } from '#core/calls/attach.ts';
import { batchNamed, batchOf } from '#core/calls/batches.ts';
import type { Desk, Handlers, RunningImport } from '#core/calls/desk.ts';
import {
  type ImportOrder,
  isCaptionDocument,
  keepProgress,
  newReport,
  progressOf,
} from '#core/calls/import-progress.ts';
import { addCaption } from '#core/calls/keep.ts';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import type { ImportReport } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** Files in hand at once: the picture readers are two processes, and one more file waits ready. */
const lanes = 3;

export const importCalls: Pick<
  Handlers,
  'photos.import' | 'jobs.show' | 'jobs.cancel' | 'jobs.resume' | 'sample.load'
> = {
  'photos.import': ({ paths, batch, into, copy }, desk) => {
    const target = into === undefined ? batchNamed(desk, batch ?? dayName(desk)) : batchOf(desk, into);
    return { value: start(desk, { paths, batch: target.id, copy: copy ?? copiesByDefault(desk) }) };
  },

  'sample.load': (_input, desk) => {
    const batch = batchNamed(desk, 'Sample desk');
    // Copied into the archive: the bundled files may move with the next version of the program.
    return { value: start(desk, { paths: desk.samplePaths, batch: batch.id, copy: true }) };
  },

  'jobs.show': ({ job }, desk) => reportOf(desk, job),

  'jobs.cancel': ({ job }, desk) => {
    const running = desk.running.get(job);
    if (running) running.cancelled = true;
    else reportOf(desk, job);
    return { value: null };
  },

  'jobs.resume': ({ job }, desk) => {
    if (desk.running.has(job)) return { value: null };
    const kept = desk.archive.jobs().find(({ id }) => id === job);
    if (!kept) throw new Refusal('not-found', `No import has the id ${job}.`, 'job');
    if (kept.report.state === 'done')
      throw new Refusal('refused', 'This import is done: nothing is left to resume.');
    begin(
      desk,
      { id: kept.id, batch: kept.batch, copy: kept.copy, startedAt: kept.startedAt },
      kept.waiting,
      kept.report,
    );
    return { value: null };
  },
};

/** All imports that are running here or were stopped before their end, newest last. */
export function importReports(desk: Desk): ImportReport[] {
  const stopped = desk.archive
    .jobs()
    .filter(({ id, report }) => report.state !== 'done' && !desk.running.has(id))
    .map(({ report }): ImportReport => ({ ...report, state: 'cancelled' }));
  return [...stopped, ...[...desk.running.values()].map(({ report }) => report)];
}

function reportOf(desk: Desk, job: string): ImportReport {
  const report = desk.running.get(job)?.report ?? desk.archive.jobs().find(({ id }) => id === job)?.report;
  if (!report) throw new Refusal('not-found', `No import has the id ${job}.`, 'job');
  return report;
}

function start(
  desk: Desk,
  { paths, batch, copy }: { paths: readonly string[]; batch: string; copy: boolean },
): { job: string; batch: string } {
  const order: ImportOrder = { id: desk.clock.newId(), batch, copy, startedAt: desk.clock.now() };
  begin(desk, order, paths, newReport(order));
  desk.announce({ name: 'batches.changed', detail: {} });
  return { job: order.id, batch };
}

function begin(desk: Desk, order: ImportOrder, paths: readonly string[], report: ImportReport): void {
  const running: RunningImport = {
    report: { ...report, state: 'running' },
    cancelled: false,
    finished: Promise.resolve(),
  };
  desk.running.set(order.id, running);
  keepProgress(desk, order, running, paths);
  running.finished = work(desk, order, running, paths)
    .catch((thrown: unknown) => {
      // The list of files itself failed, or the archive refused a write: said once, and the rest is kept for resuming.
      running.report.failures.push({ path: paths[0] ?? '', reason: sentenceOf(thrown) });
      running.cancelled = true;
      keepProgress(desk, order, running, paths);
    })
    .finally(() => desk.running.delete(order.id));
}

async function work(
  desk: Desk,
  order: ImportOrder,
  running: RunningImport,
  paths: readonly string[],
): Promise<void> {
  const { files, failures } = await desk.files.list(paths);
  const { report } = running;
  report.failures.push(...failures);
  report.total = report.done + files.length;
  const waiting = new Set(files);
  const photos = files.filter((path) => !isCaptionDocument(path));
  const documents = files.filter(isCaptionDocument);
  const progress = progressOf(desk, order, running, waiting);

  // Photos are read a few at once and added in the order of their names, so that "by order" means what the desk sees.
  const readings = photos.values();
  const queue: { path: string; reading: Promise<() => void> }[] = [];
  const takeNext = () => {
    const next = running.cancelled ? undefined : readings.next();
    if (next && !next.done)
      queue.push({ path: next.value, reading: readPhoto(desk, order, running, next.value) });
  };
  for (let lane = 0; lane < lanes; lane += 1) takeNext();
  for (let first = queue.shift(); first; first = queue.shift()) {
    const add = await first.reading;
    add();
    waiting.delete(first.path);
    progress.step();
    takeNext();
  }

  for (const path of documents) {
    if (running.cancelled) break;
    try {
      const { found, distinct, attached } = await addDocumentFile(desk, order.batch, path);
      report.captions.found += found;
      report.captions.distinct += distinct;
      report.captions.attached += attached;
    } catch (thrown) {
      report.failures.push({ path, reason: sentenceOf(thrown) });
    }
    waiting.delete(path);
    progress.step();
  }
  progress.finish();
}

/** Reads one photo and answers with what is to be done with it once its turn has come. */
async function readPhoto(
  desk: Desk,
  order: ImportOrder,
  { report }: RunningImport,
  path: string,
): Promise<() => void> {
  try {
    const { photo, fields } = await desk.pictures.read(path);
    const copy = order.copy && !desk.archive.photoByHash(photo.hash);
    const kept = copy ? await desk.files.keepCopy(path, photo.hash) : path;
    return () => {
      if (desk.archive.photoByHash(photo.hash)) {
        report.photos.known += 1;
        return;
      }
      const id = desk.clock.newId();
      addCaption(
        desk,
        {
          id,
          batch: order.batch,
          photo: {
            ...photo,
            id: desk.clock.newId(),
            path: kept,
            fileName: desk.files.nameOf(path),
            copied: copy,
          },
          fields: applyChanges(emptyCaption, fields),
          occurrences: 1,
        },
        'import',
      );
      report.photos.added += 1;
      desk.announce({ name: 'captions.changed', detail: { captions: [id] } });
    };
  } catch (thrown) {
    return () => {
      report.photos.failed += 1;
      report.failures.push({ path, reason: sentenceOf(thrown) });
    };
  }
}

/** "22 Nov 2026": what a batch is named after when nobody named it. */
function dayName(desk: Desk): string {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const [year, month, day] = desk.clock.now().slice(0, 10).split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

function copiesByDefault(desk: Desk): boolean {
  return desk.archive.setting('originals') === 'copy';
}
