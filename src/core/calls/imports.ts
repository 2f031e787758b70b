/**
 * Calls about imports: start, watch, stop, resume. An import lists its files, reads the photos
 * with a few files in hand at a time, then reads the caption documents and attaches them. Every
 * file ends in exactly one of: added, known, or one line in the list of failures.
 */
import { attachStretches, matchesFor, openDocument } from '#core/calls/attach.ts';
import { batchNamed, batchOf } from '#core/calls/batches.ts';
import type { Desk, Handlers, RunningImport } from '#core/calls/desk.ts';
import {
  type ImportOrder,
  isCaptionDocument,
  newReport,
  type Outcome,
  type Progress,
  progressOf,
} from '#core/calls/import-progress.ts';
import { addCaption } from '#core/calls/keep.ts';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import type { DocumentReading } from '#core/documents/reading.ts';
import type { Batch, ImportReport } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** Files in hand at once: the picture readers are two processes, and one more file waits ready. */
const lanes = 3;

export const importCalls: Pick<
  Handlers,
  'photos.import' | 'jobs.show' | 'jobs.cancel' | 'jobs.resume' | 'sample.load'
> = {
  'photos.import': ({ paths, batch, into, copy }, desk) => {
    const target = into === undefined ? batchFor(desk, batch ?? dayName(desk)) : batchOf(desk, into);
    return { value: start(desk, { paths, batch: target.id, copy: copy ?? copiesByDefault(desk) }) };
  },

  'sample.load': (_input, desk) => {
    const batch = batchFor(desk, 'Sample desk');
    // Copied into the archive: the bundled files may move with the next version of the program.
    return { value: start(desk, { paths: desk.samplePaths, batch: batch.id, copy: true }) };
  },

  'jobs.show': ({ job }, desk) => reportOf(desk, job),

  'jobs.cancel': ({ job }, desk) => {
    const running = desk.running.get(job);
    if (running) running.stop();
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
  const running = runningImport({ ...report, state: 'running' });
  const progress = progressOf(desk, order, running, paths);
  desk.running.set(order.id, running);
  running.finished = work(desk, order, running, progress, paths)
    // The list of files itself failed, or the archive refused a write: said once, and the rest is kept for resuming.
    .catch((thrown: unknown) => progress.breakOff({ path: paths[0] ?? '', reason: sentenceOf(thrown) }))
    .finally(() => desk.running.delete(order.id));
}

function runningImport(report: ImportReport): RunningImport {
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  let cancelled = false;
  return {
    report,
    get cancelled() {
      return cancelled;
    },
    stop() {
      cancelled = true;
      resolve();
    },
    stopped,
    finished: Promise.resolve(),
  };
}

async function work(
  desk: Desk,
  order: ImportOrder,
  running: RunningImport,
  progress: Progress,
  paths: readonly string[],
): Promise<void> {
  // A folder on a sleeping disk, a picture that takes its time: a stop waits for none of them.
  const unlessStopped = <Value>(working: Promise<Value>) => Promise.race([working, running.stopped]);
  const list = await unlessStopped(desk.files.list(paths));
  if (!list) return progress.finish();
  const photos = list.files.filter((path) => !isCaptionDocument(path));
  const documents = list.files.filter(isCaptionDocument);
  progress.listed([...photos, ...documents], list.failures);

  // Photos are read a few at once and added in the order of their names, so that "by order" means what the desk sees.
  const readings = photos.values();
  const queue: Promise<() => Outcome>[] = [];
  const takeNext = () => {
    const next = readings.next();
    if (!next.done) queue.push(readPhoto(desk, order, next.value));
  };
  for (let lane = 0; lane < lanes; lane += 1) takeNext();
  for (let first = queue.shift(); first; first = queue.shift()) {
    const add = await unlessStopped(first);
    if (!add || running.cancelled) return progress.finish();
    progress.step(add);
    takeNext();
  }

  for (const path of documents) {
    const attach = running.cancelled ? null : await readPage(desk, order, running, path);
    if (!attach) return progress.finish();
    progress.step(attach);
  }
  progress.finish();
}

/**
 * Reads one photo and answers with what is to be done with it once its turn has come, in the
 * transaction of that moment: another program may have added the same photo meanwhile. Never rejects.
 */
async function readPhoto(desk: Desk, order: ImportOrder, path: string): Promise<() => Outcome> {
  try {
    const { photo, fields } = await desk.pictures.read(path);
    const copied = order.copy && !desk.archive.photoByHash(photo.hash);
    const kept = copied ? await desk.files.keepCopy(path, photo.hash) : path;
    return () => {
      if (desk.archive.photoByHash(photo.hash)) return { photos: 'known', changed: [] };
      const facts = {
        ...photo,
        id: desk.clock.newId(),
        path: kept,
        fileName: desk.files.nameOf(path),
        copied,
      };
      const id = desk.clock.newId();
      const record = { id, batch: order.batch, photo: facts, occurrences: 1 };
      addCaption(desk, { ...record, fields: applyChanges(emptyCaption, fields) }, 'import');
      return { photos: 'added', changed: [id] };
    };
  } catch (thrown) {
    return () => ({ photos: 'failed', failure: { path, reason: sentenceOf(thrown) }, changed: [] });
  }
}

/**
 * Reads one page and attaches all but the end of it.
 * @returns what is left to be done in the transaction that counts it; null where the import was stopped on the way
 * @throws what the archive throws; a page that cannot be read is an outcome
 */
async function readPage(
  desk: Desk,
  order: ImportOrder,
  running: RunningImport,
  path: string,
): Promise<(() => Outcome) | null> {
  let reading: DocumentReading;
  try {
    reading = await openDocument(desk, path);
  } catch (thrown) {
    return () => ({ failure: { path, reason: sentenceOf(thrown) }, changed: [] });
  }
  const matches = matchesFor(desk, order.batch, reading);
  const attaching = attachStretches(desk, order.batch, reading, matches);
  for await (const { entries, last } of attaching) {
    if (last) {
      return () => {
        const { attached, found, distinct, entries: changed } = last();
        return { captions: { found, distinct, attached }, changed };
      };
    }
    if (entries.length > 0) desk.announce({ name: 'captions.changed', detail: { captions: entries } });
    if (running.cancelled) return null;
  }
  return null;
}

/** The batch of that name. Looked up under the write lock: two imports that begin together share it. */
function batchFor(desk: Desk, name: string): Batch {
  return desk.archive.transaction(() => batchNamed(desk, name));
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
