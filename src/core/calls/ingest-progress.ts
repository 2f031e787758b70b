/**
 * How an ingest counts and reports. Keeps one report that is always true, and tells the desk about
 * it, not too often. Used by ingest-run.ts; writes nothing down, which the journal does.
 */
import type { Desk } from '#core/calls/desk.ts';
import type { CopiedLine, JournalReading } from '#core/ingest/journal.ts';
import { lostWords } from '#core/ingest/lost.ts';
import type { Destination, IngestOrder, IngestReport } from '#core/ingest/records.ts';
import type { Failure } from '#core/records.ts';

/** Announce at most this often, in milliseconds: the eye cannot follow more. */
const announceEvery = 100;

/** A rate measured over less than this, in milliseconds, is noise. */
const shortestMeasure = 200;

export interface IngestProgress {
  report(): IngestReport;
  /** Moves to a state, announced at once. */
  enter(state: IngestReport['state'], reason?: string): void;
  /** Settles how the destinations that did not stop are left: with everything, or waiting for a resume. */
  left(state: 'finished' | 'waiting'): void;
  /** More files are known: all of them, those that need nothing, and the bytes to be copied. */
  planned(more: {
    files: number;
    known: number;
    others: number;
    bytes: number;
    failures: readonly Failure[];
  }): void;
  /** So many bytes of the card were read. */
  moved(bytes: number): void;
  /** A file is dealt with. */
  file(outcome: 'copied' | 'known' | 'failed', failure?: Failure): void;
  /** A verified copy stands in a destination. */
  verified(copy: Pick<CopiedLine, 'destination' | 'bytes' | 'instead'>): void;
  /** A copy that was counted stands there no more. */
  lost(copy: Pick<CopiedLine, 'destination' | 'bytes'>): void;
  stopped(destination: string, reason: string): void;
  /** Destinations that stopped are tried again. */
  tryAgain(): void;
  working(): string[];
  /** A photo came into the archive, or did not. */
  photo(outcome: keyof IngestReport['photos'], failure?: Failure): void;
}

/** The report of an ingest as its journal leaves it. */
export function reportFrom(order: IngestOrder, reading: JournalReading | null): IngestReport {
  const copies = reading?.copies ?? [];
  return {
    job: order.job,
    batch: order.batch,
    source: order.source,
    startedAt: order.startedAt,
    state: 'listing',
    reason: '',
    files: { total: 0, done: 0, copied: 0, verified: 0, known: 0, failed: 0, others: 0 },
    bytes: { total: 0, done: 0 },
    photos: { added: 0, known: 0, failed: 0 },
    failures: [],
    notes: lostWords(copies).sentences(),
    destinations: order.destinations.map((path): Destination => {
      const own = copies.filter(({ destination }) => destination === path);
      const bytes = own.reduce((sum, copy) => sum + copy.bytes, 0);
      return { path, state: 'working', reason: '', verified: own.length, bytes };
    }),
    rate: 0,
    secondsLeft: 0,
  };
}

/** Follows an ingest from a report on. */
export function ingestProgress(desk: Desk, start: IngestReport): IngestProgress {
  // Notes tell what this run did, as its counts do.
  let report: IngestReport = { ...start, notes: [] };
  /** Why each destination stopped. */
  const stops = new Map<string, string>();
  const words = lostWords();
  let begun = 0;
  let announced = 0;

  function set(change: Partial<IngestReport>): void {
    report = { ...report, ...change };
  }
  function announce(): void {
    announced = now(desk);
    desk.announce({ name: 'ingest.progress', detail: report });
  }
  function announceSoon(): void {
    if (now(desk) - announced >= announceEvery) announce();
  }
  function count(files: Partial<IngestReport['files']>, failure?: Failure): void {
    const sums = { ...report.files };
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += files[key] ?? 0;
    set({ files: sums, ...(failure ? { failures: [...report.failures, failure] } : {}) });
    announceSoon();
  }
  function destination(path: string, change: (before: Destination) => Partial<Destination>): void {
    set({
      destinations: report.destinations.map((each) =>
        each.path === path ? { ...each, ...change(each) } : each,
      ),
    });
  }

  function stopReason(path: string, verified: number): string {
    const reason = stops.get(path);
    return reason === undefined ? '' : `${reason}. ${keptSentence(verified)}`;
  }

  return {
    report: () => report,
    enter(state, reason = '') {
      set({ state, reason, secondsLeft: 0 });
      announce();
    },
    left(state) {
      set({
        destinations: report.destinations.map((each) =>
          each.state === 'stopped' ? each : { ...each, state },
        ),
      });
    },
    planned({ files, known, others, bytes, failures }) {
      begun ||= now(desk);
      count({ total: files, done: known + failures.length, known, others, failed: failures.length });
      set({
        bytes: { ...report.bytes, total: report.bytes.total + bytes },
        failures: [...report.failures, ...failures],
      });
      announce();
    },
    moved(bytes) {
      const done = report.bytes.done + bytes;
      const milliseconds = now(desk) - begun;
      const rate = milliseconds < shortestMeasure ? report.rate : done / (milliseconds / 1_000);
      const left = Math.max(0, report.bytes.total - done);
      set({ bytes: { ...report.bytes, done }, rate, secondsLeft: rate > 0 ? left / rate : 0 });
      announceSoon();
    },
    file: (outcome, failure) => count({ done: 1, [outcome]: 1 }, failure),
    verified(copy) {
      const { destination: path, bytes } = copy;
      destination(path, (before) => ({
        verified: before.verified + 1,
        bytes: before.bytes + bytes,
        // A copy that was on its way when the place stopped may still have got there.
        reason: stopReason(path, before.verified + 1),
      }));
      if (copy.instead) {
        words.add(copy);
        set({ notes: words.sentences() });
      }
      count({ verified: 1 });
    },
    lost({ destination: path, bytes }) {
      destination(path, (before) => ({ verified: before.verified - 1, bytes: before.bytes - bytes }));
    },
    stopped(path, reason) {
      if (!stops.has(path)) stops.set(path, reason);
      destination(path, ({ verified }) => ({ state: 'stopped', reason: stopReason(path, verified) }));
      announce();
    },
    tryAgain() {
      stops.clear();
      set({ destinations: report.destinations.map((each) => ({ ...each, state: 'working', reason: '' })) });
    },
    working: () => report.destinations.filter(({ state }) => state === 'working').map(({ path }) => path),
    photo(outcome, failure) {
      set({
        photos: { ...report.photos, [outcome]: report.photos[outcome] + 1 },
        ...(failure ? { failures: [...report.failures, failure] } : {}),
      });
      announceSoon();
    },
  };
}

function keptSentence(verified: number): string {
  if (verified === 0) return 'Nothing was kept there.';
  return verified === 1 ? 'One verified copy stands there.' : `${verified} verified copies stand there.`;
}

function now(desk: Desk): number {
  return Date.parse(desk.clock.now());
}
