/**
 * An ingest at work: survey, number, copy, verify, bring in. A card's ingest takes its files once;
 * a watched folder's takes them as they come. Everything done is in the journal before it counts,
 * so an ingest that is cut off anywhere goes on where it stood. Used by ingest.ts and folders.ts.
 */
import type { Desk } from '#core/calls/desk.ts';
import { importQueue } from '#core/calls/ingest-import.ts';
import { type IngestProgress, ingestProgress, reportFrom } from '#core/calls/ingest-progress.ts';
import {
  formerSequence,
  type Naming,
  type NumberedShot,
  pathFor,
  placeShot,
  type ShotPlace,
  stationeryFor,
} from '#core/calls/ingest-shot.ts';
import { type Survey, type SurveyedFile, surveyFiles } from '#core/calls/ingest-survey.ts';
import {
  type CopiedLine,
  type JournalLine,
  knownCopies,
  readJournal,
  stampOf,
  stampOfFile,
} from '#core/ingest/journal.ts';
import { readNames } from '#core/ingest/names.ts';
import type { IngestOrder } from '#core/ingest/records.ts';
import type { CardFile } from '#core/ingest/shots.ts';
import type { OpenJournal } from '#core/ports.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';

/** Shots in hand at once: while one is flushed and read back, the next is on its way. */
const lanes = 3;

/** An ingest that is open for files. */
export interface OpenIngest {
  readonly progress: IngestProgress;
  /** Copies files and brings them in. Never rejects for a file; why it broke off is in `halted`. */
  take(files: readonly CardFile[]): Promise<void>;
  /** Why nothing more can be taken now, or ''. */
  halted(): string;
  /** Gives up what is in hand. */
  stop(): void;
  readonly stopped: boolean;
  /** Writes down how it ended and lets the journal go. */
  close(end: Extract<JournalLine, { kind: 'state' }> | null): Promise<void>;
}

/** What stands in the way of the template of names or of the desk's own words. */
export function namingOf(
  desk: Desk,
  order: Pick<IngestOrder, 'names' | 'stationery'>,
  batch: string,
): Naming {
  const read = readNames(order.names);
  if (!read.ok) throw new Refusal('bad-input', read.problem, 'names');
  const deskName = desk.archive.setting('deskName');
  return {
    names: read.names,
    stationery: order.stationery,
    batch,
    desk: typeof deskName === 'string' ? deskName : '',
  };
}

/** Opens an ingest over its journal, new or begun before. */
export async function openIngest(
  desk: Desk,
  order: IngestOrder,
  naming: Naming,
  journal: OpenJournal,
): Promise<OpenIngest> {
  const reading = readJournal(journal.lines);
  const earlier = order.again ? [journal.lines] : await desk.cards.journals();
  const known = knownCopies(earlier.flat().filter((line) => line.kind === 'copied'));
  const own = new Map<string, CopiedLine[]>();
  const keepOwn = (stamp: string, line: CopiedLine) => {
    own.set(stamp, [...(own.get(stamp) ?? []), line]);
  };
  for (const line of reading?.copies ?? []) keepOwn(stampOf(line), line);
  const imported = new Set(reading?.imported.keys() ?? []);
  const sequences = new Map(reading?.sequences ?? []);
  const progress = ingestProgress(desk, reportFrom(order, reading));
  let copying = false;
  const imports = importQueue(desk, order.batch, () => copying);
  let lastNumber = reading?.lastNumber ?? order.firstNumber - 1;
  /** Places are chosen one shot after another, in their order, and kept until all shots have theirs. */
  let placing: Promise<unknown> = Promise.resolve();
  const releases: (() => void)[] = [];
  let swept = false;
  let stopped = false;
  let halted = '';
  await journal.write([{ kind: 'order', order }]);

  async function take(files: readonly CardFile[]): Promise<void> {
    halted = '';
    progress.tryAgain();
    progress.enter('listing');
    try {
      const survey = await surveyFiles(desk, files, {
        destinations: order.destinations,
        known,
        believed: order.kind === 'watched',
        isDone: (file) => isDone(file),
        cancelled: () => stopped,
      });
      if (stopped) return;
      if (survey.failures.length > 0 && !(await desk.cards.present(order.source)))
        halted = goneSentence(order, survey);
      forgetLost(survey);
      const shots = await numbered(survey);
      if (halted === '') {
        await journal.write(
          survey.failures.map(({ source, reason }) => ({ kind: 'failed', source, reason }) as const),
        );
      }
      // Of a card that is gone, its files are missing, not faulty.
      const plan = planOf(survey);
      progress.planned(halted === '' ? plan : { ...plan, failures: [] });
      await sweepOnce(shots);
      progress.enter('running');
      if (halted === '') await copyAll(shots);
      await imports.drained();
    } catch (thrown) {
      halted ||= sentenceOf(thrown);
    }
  }

  /** Whether a file needs nothing but a copy, if that: it is in the archive, or not this ingest's to bring in. */
  function isDone(file: CardFile): boolean {
    const stamp = stampOfFile(file);
    if (imported.has(stamp)) return true;
    return order.destinations.length > 0 && !own.has(stamp);
  }

  /** Copies of this very ingest that are no longer what they were: no photo comes in from them, none is counted. */
  function forgetLost({ shots }: Survey): void {
    for (const { file, lost } of shots.flatMap((shot) => shot.files)) {
      const stamp = stampOfFile(file);
      const copies = own.get(stamp) ?? [];
      const left = copies.filter((line) => !lost.some(({ copy }) => copy.path === line.path));
      for (const line of copies) if (!left.includes(line)) progress.lost(line);
      if (left.length < copies.length) own.set(stamp, left);
    }
  }

  /** Gives every shot its number, in order, and writes the numbers down before the first copy. */
  async function numbered({ shots }: Survey): Promise<NumberedShot[]> {
    const lines: JournalLine[] = [];
    const numbers = shots.map((shot): NumberedShot => {
      const given = shot.files
        .map(({ file }) => sequences.get(stampOfFile(file)))
        .find((sequence) => sequence !== undefined);
      const sequence = given ?? formerSequence(desk, shot, naming) ?? lastNumber + 1;
      lastNumber = Math.max(lastNumber, sequence);
      // Of a watched folder's shots, a file may come after the others: it takes their number.
      const unnamed = shot.files.filter(({ file }) => !sequences.has(stampOfFile(file)));
      for (const { file } of unnamed) sequences.set(stampOfFile(file), sequence);
      if (unnamed.length > 0) {
        const named = unnamed.map(({ file, glimpse }) => ({ ...glimpse, source: file.relative }));
        lines.push({ kind: 'named', sequence, files: named });
      }
      return { ...shot, sequence };
    });
    if (lines.length > 0) await journal.write(lines);
    return numbers;
  }

  /** What a killed run of this very ingest left unfinished lies where its copies were to go. */
  async function sweepOnce(shots: readonly NumberedShot[]): Promise<void> {
    if (swept || !reading) return;
    swept = true;
    const folders = new Set<string>();
    for (const shot of shots) {
      for (const { file } of shot.files) {
        const below = pathFor(shot, file, naming, 1);
        const folder = below.slice(0, Math.max(0, below.lastIndexOf('/')));
        for (const destination of order.destinations)
          folders.add(folder === '' ? destination : desk.cards.join(destination, folder));
      }
    }
    await desk.cards.sweep(order.job, [...folders]);
  }

  async function copyAll(shots: readonly NumberedShot[]): Promise<void> {
    const next = shots.values();
    const lane = async () => {
      for (const shot of next) {
        if (stopped || halted !== '') return;
        await copyShot(shot);
      }
    };
    copying = true;
    try {
      await Promise.all(Array.from({ length: lanes }, lane));
    } finally {
      copying = false;
      for (const release of releases.splice(0)) release();
    }
  }

  async function copyShot(shot: NumberedShot): Promise<void> {
    const working = progress.working();
    const before = shot.files
      .flatMap(({ file }) => own.get(stampOfFile(file)) ?? [])
      .map(({ number }) => number);
    let place: ShotPlace;
    try {
      const choosing = placing.then(() => placeShot(desk, shot, naming, working, Math.max(1, ...before)));
      placing = choosing.catch(() => undefined);
      place = await choosing;
    } catch (thrown) {
      return shotFailed(shot, sentenceOf(thrown));
    }
    releases.push(place.release);
    for (const { file, destination, path, hash } of place.found)
      await keepCopy(shot, file, { destination, path, number: place.number }, hash);
    // Sidecars first: a photo is read with the sidecar that stands beside it.
    for (const file of shot.files.toReversed()) {
      if (stopped || halted !== '') return;
      await copyFile(shot, file, place);
      bringIn(shot, file.file);
    }
  }

  async function shotFailed(shot: NumberedShot, reason: string): Promise<void> {
    if (await isGone()) return;
    for (const { file } of shot.files) await fileFailed(file, reason);
  }

  async function fileFailed(file: CardFile, reason: string): Promise<void> {
    await journal.write([{ kind: 'failed', source: file.relative, reason }]);
    progress.file('failed', { path: file.path, reason });
  }

  async function isGone(): Promise<boolean> {
    if (await desk.cards.present(order.source)) return false;
    halted ||= goneSentence(order, null);
    return true;
  }

  async function copyFile(
    shot: NumberedShot,
    surveyed: SurveyedFile,
    { number, found }: ShotPlace,
  ): Promise<void> {
    const { file } = surveyed;
    const there = found.filter((copy) => copy.file === surveyed).map(({ destination }) => destination);
    const working = progress.working();
    const lacking = surveyed.needs.filter((destination) => !there.includes(destination));
    const destinations = lacking.filter((destination) => working.includes(destination));
    if (surveyed.needs.length === 0) return progress.file('known');
    if (lacking.length === 0) {
      progress.moved(file.bytes);
      return progress.file('copied');
    }
    // Left for a resume: the place it belongs in has stopped.
    if (destinations.length === 0) return;
    let counted = 0;
    const outcome = await desk.cards.copy(
      {
        job: order.job,
        source: order.source,
        file,
        destinations,
        number,
        pathFor: (each) => pathFor(shot, file, naming, each),
      },
      (bytes) => {
        counted += bytes;
        progress.moved(bytes);
      },
      () => stopped,
    );
    if (outcome.kind === 'cancelled') return;
    if (outcome.kind === 'unread') {
      if (outcome.gone) halted ||= goneSentence(order, null);
      else await fileFailed(file, outcome.reason);
      return;
    }
    progress.moved(file.bytes - counted);
    for (const result of outcome.results) {
      if (result.kind === 'verified') await keepCopy(shot, surveyed, result, outcome.hash);
      else if (result.kind === 'stopped') destinationStopped(result.destination, result.reason);
    }
    const failed = outcome.results.find((result) => result.kind === 'failed');
    if (failed) await fileFailed(file, failed.reason);
    else if (outcome.results.some((result) => result.kind === 'verified')) progress.file('copied');
  }

  function destinationStopped(destination: string, reason: string): void {
    progress.stopped(destination, reason);
    if (progress.working().length === 0)
      halted ||= 'Nothing can be written any more: every destination has stopped.';
  }

  async function keepCopy(
    { sequence }: NumberedShot,
    { file, glimpse, lost }: SurveyedFile,
    { destination, path, number }: { destination: string; path: string; number: number },
    hash: string,
  ): Promise<void> {
    const before = lost.find(({ copy }) => copy.destination === destination);
    const line: CopiedLine = {
      kind: 'copied',
      ...glimpse,
      source: file.relative,
      hash,
      destination,
      path,
      number,
      sequence,
      ...(before ? { instead: { path: before.copy.path, was: before.was } } : {}),
    };
    await journal.write([line]);
    known.add(line);
    keepOwn(stampOfFile(file), line);
    progress.verified(line);
  }

  /** A photo comes in with its first verified copy: in destination order, or where it lies. */
  function bringIn(shot: NumberedShot, file: CardFile): void {
    const stamp = stampOfFile(file);
    if (!shot.shot.photos.includes(file) || imported.has(stamp)) return;
    const copies = own.get(stamp) ?? [];
    const first = order.destinations.flatMap(
      (path) => copies.find(({ destination }) => destination === path) ?? [],
    )[0];
    const path = order.destinations.length === 0 ? file.path : first?.path;
    if (path === undefined) return;
    imports.add({
      path,
      stationery: stationeryFor(shot, file, naming),
      async done({ photos = 'failed', failure }) {
        const reason = failure?.reason ?? '';
        const { bytes, modified, relative: source } = file;
        await journal.write([{ kind: 'imported', source, bytes, modified, outcome: photos, reason }]);
        imported.add(stamp);
        progress.photo(photos, failure);
      },
    });
  }

  return {
    progress,
    take,
    halted: () => halted,
    stop() {
      stopped = true;
      imports.stop();
    },
    get stopped() {
      return stopped;
    },
    async close(end) {
      try {
        if (end) await journal.write([end]);
      } finally {
        await journal.close();
      }
    },
  };
}

function planOf({ shots, known, others, failures }: Survey) {
  const files = shots.flatMap((shot) => shot.files);
  const settled = known.flatMap((shot) => shot.files).length;
  return {
    files: files.length + settled + failures.length,
    known: settled,
    others,
    failures,
    bytes: files.filter(({ needs }) => needs.length > 0).reduce((sum, { file }) => sum + file.bytes, 0),
  };
}

function goneSentence({ source }: IngestOrder, survey: Survey | null): string {
  const missing = survey ? ` ${survey.failures.length} files could not be looked at.` : '';
  return `${source} is no longer there.${missing}`;
}
