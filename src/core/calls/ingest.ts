/**
 * Calls about ingests: show what it would do, copy a card, follow, stop, go on. A card is read,
 * never written to. The same card into the same places under the same names goes on where it was
 * cut off.
 */
import { batchNamed, batchOf } from '#core/calls/batches.ts';
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { dayName } from '#core/calls/imports.ts';
import { reportFrom } from '#core/calls/ingest-progress.ts';
import { namingOf, type OpenIngest, openIngest } from '#core/calls/ingest-run.ts';
import { formerSequence, pathFor } from '#core/calls/ingest-shot.ts';
import { surveyFiles } from '#core/calls/ingest-survey.ts';
import type { FieldChanges } from '#core/caption/caption.ts';
import { type JournalReading, knownCopies, readJournal } from '#core/ingest/journal.ts';
import { usualNames } from '#core/ingest/names.ts';
import type { IngestedFile, IngestOrder, IngestReport } from '#core/ingest/records.ts';
import { stationeryProblem } from '#core/ingest/stationery.ts';
import type { Batch } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** As many first names as a preview shows where nobody asks for more. */
const previewed = 20;
/** Ingests that are done are listed for as long as anybody remembers them. */
const mostDone = 50;

export const ingestCalls: Pick<
  Handlers,
  'ingest.preview' | 'ingest.start' | 'ingest.jobs' | 'ingest.show' | 'ingest.cancel' | 'ingest.resume'
> = {
  'ingest.preview': async ({ batch, limit = previewed, again = false, ...given }, desk) => {
    const { source, destinations } = placesOf(desk, given.source, given.destinations ?? []);
    const handling = handlingOf(given);
    const naming = namingOf(desk, handling, batch ?? dayName(desk));
    const journals = again ? [] : await desk.cards.journals();
    const list = await desk.cards.list(source).catch(refuse);
    const survey = await surveyFiles(desk, list.files, {
      // Without a destination nothing is known: every name is shown.
      destinations: destinations.length > 0 ? destinations : [source],
      known: knownCopies(journals.flat().filter((line) => line.kind === 'copied')),
      believed: false,
      isDone: () => true,
      cancelled: () => false,
    });
    const files = survey.shots.flatMap((shot) => shot.files);
    let next = handling.firstNumber;
    const names = survey.shots.slice(0, limit).flatMap((shot) => {
      const sequence = formerSequence(desk, shot, naming) ?? next;
      next = Math.max(next, sequence + 1);
      return shot.files.map(({ file }) => ({
        source: file.relative,
        target: pathFor({ ...shot, sequence }, file, naming, 1),
      }));
    });
    return {
      shots: survey.shots.length,
      files: files.length,
      bytes: files.reduce((sum, { file }) => sum + file.bytes, 0),
      known: survey.known.flatMap((shot) => shot.files).length,
      lost: files.filter(({ lost }) => lost.length > 0).length,
      others: survey.others,
      names: withoutClashes(names).slice(0, limit),
      failures: [...list.failures, ...survey.failures],
    };
  },

  'ingest.start': async ({ batch, into, again = false, ...given }, desk) => {
    const { source, destinations } = placesOf(desk, given.source, given.destinations);
    const handling = handlingOf(given);
    namingOf(desk, handling, '');
    const wanted = { source, destinations, ...handling, again };
    const target = into === undefined ? undefined : batchOf(desk, into).id;
    const begun = await cutOff(
      desk,
      wanted,
      target ?? (batch === undefined ? undefined : desk.archive.batchByName(batch)?.id),
    );
    await desk.cards.checkPlaces(source, destinations, !begun?.copies.length).catch(refuse);
    const order: IngestOrder = {
      job: begun?.order.job ?? desk.clock.newId(),
      batch: begun?.order.batch ?? target ?? batchFor(desk, batch ?? dayName(desk)).id,
      kind: 'card',
      startedAt: begun?.order.startedAt ?? desk.clock.now(),
      ...wanted,
    };
    await begin(desk, order);
    desk.announce({ name: 'batches.changed', detail: {} });
    return { value: { job: order.job, batch: order.batch, resumed: begun !== null } };
  },

  'ingest.jobs': async (_input, desk) => {
    const kept = (await readings(desk)).filter(({ order }) => !desk.ingests.running.has(order.job));
    const done = kept.filter(({ state }) => state === 'done').slice(-mostDone);
    const waiting = kept.filter(({ state }) => state !== 'done');
    return [...done, ...waiting]
      .map(reportOfReading)
      .concat([...desk.ingests.running.values()].map((ingest) => ingest.report()));
  },

  'ingest.show': async ({ job }, desk) => {
    const reading = await readingOf(desk, job);
    const report = desk.ingests.running.get(job)?.report() ?? reportOfReading(reading);
    return { report, files: filesOf(reading) };
  },

  'ingest.cancel': async ({ job }, desk) => {
    const running = desk.ingests.running.get(job);
    if (running) running.stop();
    else await readingOf(desk, job);
    return { value: null };
  },

  'ingest.resume': async ({ job }, desk) => {
    if (desk.ingests.running.has(job)) return { value: null };
    const { order, state, failures } = await readingOf(desk, job);
    if (state === 'done' && failures.size === 0)
      throw new Refusal('refused', 'This ingest is done: nothing is left to resume.', 'job');
    await desk.cards.checkPlaces(order.source, order.destinations, false).catch(refuse);
    await begin(desk, order);
    return { value: null };
  },
};

/** What names and stamps photos, with the usual way where nothing is said. @throws Refusal for unknown variables */
export function handlingOf(given: {
  names?: string | undefined;
  stationery?: FieldChanges | undefined;
  firstNumber?: number | undefined;
}): Pick<IngestOrder, 'names' | 'stationery' | 'firstNumber'> {
  const { names = usualNames, stationery = {}, firstNumber = 1 } = given;
  const wrong = stationeryProblem(stationery);
  if (wrong) throw new Refusal('bad-input', wrong.problem, `stationery.${wrong.field}`);
  return { names, stationery, firstNumber };
}

function placesOf(
  { cards }: Desk,
  source: string,
  destinations: readonly string[],
): { source: string; destinations: string[] } {
  return { source: cards.absolute(source), destinations: destinations.map((path) => cards.absolute(path)) };
}

/** The batch of that name, made where there is none. Looked up under the write lock: two that begin together share it. */
export function batchFor(desk: Desk, name: string): Batch {
  return desk.archive.transaction(() => batchNamed(desk, name));
}

function refuse(thrown: unknown): never {
  throw new Refusal('refused', sentenceOf(thrown), 'source');
}

async function begin(desk: Desk, order: IngestOrder): Promise<void> {
  const batch = batchOf(desk, order.batch);
  const naming = namingOf(desk, order, batch.name);
  const journal = await desk.cards.openJournal(order.job);
  if (!journal) throw new Refusal('refused', 'Another program is at work on this ingest now.', 'job');
  const ingest = await openIngest(desk, order, naming, journal).catch(async (thrown: unknown) => {
    await journal.close();
    throw thrown;
  });
  const { promise: stopping, resolve } = Promise.withResolvers<void>();
  const { running } = desk.ingests;
  running.set(order.job, {
    order,
    report: () => ingest.progress.report(),
    stop() {
      ingest.stop();
      resolve();
    },
    finished: work(desk, order, ingest, stopping).finally(() => running.delete(order.job)),
  });
}

async function work(
  desk: Desk,
  order: IngestOrder,
  ingest: OpenIngest,
  stopping: Promise<void>,
): Promise<void> {
  const { progress } = ingest;
  let state: 'paused' | 'cancelled' | 'done' = 'done';
  let reason = '';
  try {
    progress.enter('listing');
    const list = await Promise.race([desk.cards.list(order.source), stopping]);
    if (list) {
      const failures = list.failures;
      if (failures.length > 0)
        progress.planned({ files: failures.length, known: 0, others: 0, bytes: 0, failures });
      await ingest.take(list.files);
    }
    reason = pauseReason(order, ingest);
    if (ingest.stopped) [state, reason] = ['cancelled', ''];
    else if (reason !== '') state = 'paused';
    // Paused only because another place stopped, a place has all that could be read.
    progress.left(ingest.stopped || ingest.halted() !== '' ? 'waiting' : 'finished');
    const destinations = progress.report().destinations.map(({ path, state, reason }) => ({
      path,
      state,
      reason,
    }));
    await ingest.close({ kind: 'state', state, reason, at: desk.clock.now(), destinations });
  } catch (thrown) {
    [state, reason] = ['paused', sentenceOf(thrown)];
    progress.left('waiting');
    await ingest.close(null).catch(() => undefined);
  }
  progress.enter(state, reason);
  desk.announce({ name: 'batches.changed', detail: {} });
  desk.announce({ name: 'duplicates.changed', detail: {} });
}

/** Why an ingest is not at its end, with what is missing, in one line; '' where it is. */
function pauseReason({ source }: IngestOrder, ingest: OpenIngest): string {
  const { files, destinations } = ingest.progress.report();
  const left = files.total - files.done;
  const missing = left === 0 ? '' : ` ${left} of ${files.total} files are not copied yet.`;
  const halted = ingest.halted();
  if (halted !== '') {
    const card = halted.startsWith(source) ? ' Put it back and resume: what is copied stays.' : '';
    return `${halted}${missing}${card}`;
  }
  const stopped = destinations.filter(({ state }) => state === 'stopped').map((each) => each.reason);
  return stopped.length === 0 ? '' : `${stopped.join(' ')}${missing}`;
}

async function readings(desk: Desk, job?: string): Promise<JournalReading[]> {
  const journals = await desk.cards.journals(job);
  return journals.flatMap((lines) => readJournal(lines) ?? []).filter(({ order }) => order.kind === 'card');
}

async function readingOf(desk: Desk, job: string): Promise<JournalReading> {
  const reading = (await readings(desk, job)).at(0);
  if (!reading) throw new Refusal('not-found', `No ingest has the id ${job}.`, 'job');
  return reading;
}

/** The ingest that this one continues: the same card, places and names, not at its end or with failures. */
async function cutOff(
  desk: Desk,
  wanted: Pick<IngestOrder, 'source' | 'destinations' | 'names' | 'firstNumber' | 'again'>,
  batch: string | undefined,
): Promise<JournalReading | null> {
  const same = ({ order, state, failures }: JournalReading) =>
    (state !== 'done' || failures.size > 0) &&
    order.source === wanted.source &&
    order.destinations.join('\u0000') === wanted.destinations.join('\u0000') &&
    order.names === wanted.names &&
    order.firstNumber === wanted.firstNumber &&
    order.again === wanted.again &&
    (batch === undefined || order.batch === batch);
  const found = (await readings(desk)).findLast(same) ?? null;
  if (found && desk.ingests.running.has(found.order.job))
    throw new Refusal('refused', `${wanted.source} is being ingested already.`, 'source');
  return found;
}

function reportOfReading(reading: JournalReading): IngestReport {
  const { order, state, reason, copies, imported, failures, destinations } = reading;
  const report = reportFrom(order, reading);
  const copied = new Set(copies.map(({ source }) => source)).size;
  const outcomes = [...imported.values()].map(({ outcome }) => outcome);
  const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    ...report,
    // Neither stopped nor at its end: the program was ended, or another one is at work on it.
    state: state === 'running' ? 'paused' : state,
    reason: state === 'running' ? 'It was cut off, or another program is at work on it.' : reason,
    files: {
      ...report.files,
      total: filesOf(reading).length,
      done: copied + failures.size,
      copied,
      verified: copies.length,
      failed: failures.size,
    },
    photos: { added: count('added'), known: count('known'), failed: count('failed') },
    failures: [...failures].map(([path, why]) => ({ path, reason: why })),
    destinations: report.destinations.map((each) => ({
      ...each,
      state: state === 'done' ? ('finished' as const) : ('waiting' as const),
      ...destinations.find(({ path }) => path === each.path),
    })),
  };
}

/** Every file the journal names, in the order in which they were numbered. */
function filesOf({ named, copies, imported, failures }: JournalReading): IngestedFile[] {
  const files = new Map<string, IngestedFile>();
  for (const { source, bytes } of named)
    files.set(source, { source, bytes, hash: '', copies: [], state: 'waiting', reason: '' });
  for (const { source, hash, path } of copies) {
    const file = files.get(source);
    if (file) files.set(source, { ...file, hash, copies: [...file.copies, path], state: 'copied' });
  }
  for (const { source, outcome, reason } of imported.values()) {
    const file = files.get(source);
    if (file) files.set(source, { ...file, state: outcome === 'failed' ? 'failed' : 'imported', reason });
  }
  for (const [source, reason] of failures) {
    const file = files.get(source);
    if (file) files.set(source, { ...file, state: 'failed', reason });
  }
  return [...files.values()];
}

/** Names of one preview that meet are shown with the numbers they would get. */
function withoutClashes(names: readonly { source: string; target: string }[]) {
  const counts = new Map<string, number>();
  return names.map(({ source, target }) => {
    const key = target.normalize('NFC').toLowerCase();
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count === 1) return { source, target };
    const dot = target.lastIndexOf('.');
    const at = dot > target.lastIndexOf('/') ? dot : target.length;
    return { source, target: `${target.slice(0, at)}-${count}${target.slice(at)}` };
  });
}
