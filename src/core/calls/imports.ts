/**
 * Calls about imports: start, watch, stop, resume. An import lists its files, reads the photos
 * with a few files in hand at a time, then reads the caption documents and attaches them. Every
 * file ends in exactly one of: added, known, or one line in the list of failures.
 */
import { attachStretches, matchesFor, openDocument, reasonAlone } from '#core/calls/attach.ts';
import { batchNamed, batchOf } from '#core/calls/batches.ts';
import type { Desk, Handlers, RunningImport } from '#core/calls/desk.ts';
import {
  type ImportOrder,
  isCaptionDocument,
  jobOf,
  newReport,
  type Outcome,
  type Progress,
  progressOf,
} from '#core/calls/import-progress.ts';
import { addCaption } from '#core/calls/keep.ts';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import type { DocumentReading } from '#core/documents/reading.ts';
import type { ImportJob, KeptJob } from '#core/ports.ts';
import type { ImportReport } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** Files in hand at once: the picture readers are two processes, and one more file waits ready. */
const lanes = 3;

export const importCalls: Pick<
  Handlers,
  'photos.import' | 'jobs.show' | 'jobs.cancel' | 'jobs.resume' | 'sample.load'
> = {
  'photos.import': ({ paths, batch, into, copy }, desk) => {
    const target = into === undefined ? { name: batch ?? dayName(desk) } : { id: batchOf(desk, into).id };
    return { value: start(desk, target, paths, copy ?? copiesByDefault(desk)) };
  },

  // Copied into the archive: the bundled files may move with the next version of the program.
  'sample.load': (_input, desk) => ({
    value: start(desk, { name: 'Sample desk' }, desk.samplePaths, true),
  }),

  'jobs.show': ({ job }, desk) => reportOf(desk, job),

  'jobs.cancel': ({ job }, desk) => {
    const running = desk.running.get(job);
    if (running) running.stop();
    else if (reportOf(desk, job).elsewhere) throw ranElsewhere('Stop it there; what it has imported stays.');
    return { value: null };
  },

  'jobs.resume': ({ job }, desk) => {
    if (desk.running.has(job)) return { value: null };
    // Claimed under the write lock: of two programs that resume it at once, one does.
    const kept = desk.archive.transaction(() => claimed(desk, job));
    begin(desk, kept, kept.waiting, kept.report);
    return { value: null };
  },
};

/** An import that was stopped, from now on this program's. */
function claimed(desk: Desk, job: string): ImportJob {
  const kept = desk.archive.jobs().find(({ id }) => id === job);
  if (!kept) throw new Refusal('not-found', `No import has the id ${job}.`, 'job');
  if (kept.elsewhere) throw ranElsewhere('There is nothing to resume.');
  if (kept.report.state === 'done')
    throw new Refusal('refused', 'This import is done: nothing is left to resume.');
  const { id, batch, copy, startedAt, waiting } = kept;
  const claim = {
    id,
    batch,
    copy,
    startedAt,
    waiting,
    report: { ...kept.report, state: 'running' as const },
  };
  desk.archive.saveJob(claim);
  return claim;
}

function ranElsewhere(what: string): Refusal {
  return new Refusal(
    'refused',
    `This import runs in another program on this archive, such as the command line. ${what}`,
  );
}

/** All imports that are running, here or in another program, or were stopped before their end; those of this desk last. */
export function importReports(desk: Desk): ImportReport[] {
  const others = desk.archive
    .jobs()
    .filter(({ id, report }) => report.state !== 'done' && !desk.running.has(id))
    .map(reportKept);
  return [...others, ...[...desk.running.values()].map(({ report }) => report)];
}

function reportOf(desk: Desk, job: string): ImportReport {
  const running = desk.running.get(job);
  if (running) return running.report;
  const kept = desk.archive.jobs().find(({ id }) => id === job);
  if (!kept) throw new Refusal('not-found', `No import has the id ${job}.`, 'job');
  return reportKept(kept);
}

/** How an import that does not run here stands: one whose program died says "running" until somebody asks. */
function reportKept({ report, elsewhere }: KeptJob): ImportReport {
  if (elsewhere) return { ...report, elsewhere };
  return report.state === 'running' ? { ...report, state: 'cancelled' } : report;
}

/** Keeps the import together with its batch, which is made where none has the name, and begins. */
function start(
  desk: Desk,
  target: { readonly name: string } | { readonly id: string },
  paths: readonly string[],
  copy: boolean,
): { job: string; batch: string } {
  const order = desk.archive.transaction((): ImportOrder => {
    const known = 'name' in target ? desk.archive.batchByName(target.name) : null;
    const batch = 'id' in target ? target.id : (known ?? batchNamed(desk, target.name)).id;
    const madeBatch = 'name' in target && known === null;
    const made = { id: desk.clock.newId(), batch, copy, startedAt: desk.clock.now(), madeBatch };
    desk.archive.saveJob({ ...jobOf(made), waiting: paths, report: newReport(made) });
    return made;
  });
  begin(desk, order, paths, newReport(order));
  desk.announce({ name: 'batches.changed', detail: {} });
  return { job: order.id, batch: order.batch };
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
    const attach = running.cancelled ? null : await readPage(desk, order, running, progress, path);
    if (!attach) return progress.finish();
    progress.step(attach);
  }
  progress.finish();
}

/**
 * Reads one photo and answers with what is to be done with it once its turn has come, in the
 * transaction of that moment: another program may have added the same photo meanwhile. Never rejects.
 * @param stationery laid over what the photo says itself
 */
export async function readPhoto(
  desk: Desk,
  order: Pick<ImportOrder, 'batch' | 'copy'>,
  path: string,
  stationery: FieldChanges = {},
): Promise<() => Outcome> {
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
      const stamped = applyChanges(applyChanges(emptyCaption, fields), stationery);
      addCaption(desk, { ...record, fields: stamped }, 'import');
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
  progress: Progress,
  path: string,
): Promise<(() => Outcome) | null> {
  let reading: DocumentReading;
  try {
    reading = await openDocument(desk, path);
  } catch (thrown) {
    return () => ({ failure: { path, reason: reasonAlone(desk, path, thrown) }, changed: [] });
  }
  const matches = matchesFor(desk, order.batch, reading);
  const attaching = attachStretches(desk, order.batch, reading, matches);
  for await (const { entries, replaced, last } of attaching) {
    if (last) {
      return () => {
        const { attached, found, distinct, entries: changed, replaced } = last();
        return { captions: { found, distinct, attached }, changed, replaced };
      };
    }
    progress.told(replaced);
    if (entries.length > 0) desk.announce({ name: 'captions.changed', detail: { captions: [...entries] } });
    if (running.cancelled) return null;
    progress.beat();
  }
  return null;
}

/** "22 Nov 2026": what a batch is named after when nobody named it. */
export function dayName(desk: Desk): string {
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const [year, month, day] = desk.clock.now().slice(0, 10).split('-').map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

function copiesByDefault(desk: Desk): boolean {
  return desk.archive.setting('originals') === 'copy';
}
