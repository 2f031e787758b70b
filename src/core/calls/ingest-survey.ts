/**
 * Looks through a card before anything is copied: which files belong together, which were copied
 * before, when each was taken. Used by the preview and by every ingest. Only reads.
 */
import type { Desk } from '#core/calls/desk.ts';
import { besidePhotos, type Standing, standing } from '#core/calls/ingest-known.ts';
import type { Glimpse, KnownCopies } from '#core/ingest/journal.ts';
import { byRelative, type CardFile, nameOf, type Shot, shotsOf } from '#core/ingest/shots.ts';
import type { ShotFacts } from '#core/ingest/variables.ts';
import type { Failure } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';

/** Files looked at at once: a card answers several questions as fast as one. */
const lanes = 4;

/** A file of a shot, and where it still has to go. */
export interface SurveyedFile {
  readonly file: CardFile;
  readonly glimpse: Glimpse;
  /** The destinations without a sound copy of it. */
  readonly needs: readonly string[];
  /** Copies it had there once, which are gone or altered. */
  readonly lost: Standing['lost'];
  /** Its hash where it had to be found out, ''. */
  readonly hash: string;
}

/** A shot with everything its name may be made of. */
export interface SurveyedShot {
  readonly files: readonly SurveyedFile[];
  readonly shot: Shot;
  readonly facts: ShotFacts;
  /** ISO 8601 local time of the first file's last change. */
  readonly modifiedAt: string;
}

export interface Survey {
  /** In the order in which they were taken. */
  readonly shots: readonly SurveyedShot[];
  /** Shots of which every file is where it shall be. */
  readonly known: readonly SurveyedShot[];
  readonly others: number;
  /** Files that could not be looked at. */
  readonly failures: readonly SurveyFailure[];
}

/** A file that could not be looked at, with its place on the card. */
export interface SurveyFailure extends Failure {
  readonly source: string;
}

/** What a survey measures against. */
export interface SurveySettings {
  readonly destinations: readonly string[];
  readonly known: KnownCopies;
  /**
   * Whether copies are believed to stand where a journal says so. A watched folder's are: its photos
   * stay in it for weeks, and a copy that the desk moved on must not come back with every start.
   */
  readonly believed: boolean;
  /** Whether nothing is left to be done for a file although no copy is asked for. */
  isDone(file: CardFile): boolean;
  cancelled(): boolean;
}

const noFacts: ShotFacts = { capturedAt: '', camera: '', serial: '', fields: {} };

/** Surveys files. Answers early, with what it has, where it is cancelled. Never rejects for a single file. */
export async function surveyFiles(
  desk: Desk,
  files: readonly CardFile[],
  settings: SurveySettings,
): Promise<Survey> {
  const { shots, others } = shotsOf(files);
  const failures: SurveyFailure[] = [];
  const waiting: SurveyedShot[] = [];
  const known: SurveyedShot[] = [];
  const next = shots.values();

  async function lane(): Promise<void> {
    for (const shot of next) {
      if (settings.cancelled()) return;
      const surveyed = await surveyShot(desk, shot, settings, failures);
      if (!surveyed) continue;
      (isSettled(surveyed, settings) ? known : waiting).push(surveyed);
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane));
  return { shots: waiting.sort(byCapture), known, others: others.length, failures };
}

function isSettled({ files }: SurveyedShot, { isDone }: SurveySettings): boolean {
  return files.every(({ needs, file }) => needs.length === 0 && isDone(file));
}

async function surveyShot(
  desk: Desk,
  shot: Shot,
  settings: SurveySettings,
  failures: SurveyFailure[],
): Promise<SurveyedShot | null> {
  const files: SurveyedFile[] = [];
  async function survey(file: CardFile, photos: Standing | null): Promise<Standing> {
    try {
      const { held, ...surveyed } = await surveyFile(desk, file, settings, photos);
      files.push(surveyed);
      return { held, lost: surveyed.lost };
    } catch (thrown) {
      failures.push({ path: file.path, source: file.relative, reason: sentenceOf(thrown) });
      return { held: [], lost: [] };
    }
  }
  const photos: Standing[] = [];
  for (const file of shot.photos) photos.push(await survey(file, null));
  const stood = { held: photos.flatMap(({ held }) => held), lost: photos.flatMap(({ lost }) => lost) };
  for (const file of shot.companions) await survey(file, stood);
  const [first] = shot.photos;
  if (!first || files.length === 0) return null;
  const surveyed = { shot, files, facts: noFacts, modifiedAt: localTime(first.modified) };
  // A shot that is done needs no name.
  return isSettled(surveyed, settings) ? surveyed : { ...surveyed, facts: await factsOf(desk, shot) };
}

/** @param photos of a companion: where its photos stand or stood; it is known only beside them */
async function surveyFile(
  desk: Desk,
  file: CardFile,
  settings: SurveySettings,
  photos: Standing | null,
): Promise<SurveyedFile & Pick<Standing, 'held'>> {
  const { destinations, known, believed } = settings;
  const { bytes, modified, path } = file;
  const name = nameOf(file.relative);
  const nothing = { hash: '', held: [], lost: [] };
  if (destinations.length === 0)
    return { file, glimpse: { name, bytes, modified, head: '' }, needs: [], ...nothing };
  const glimpse = { name, bytes, modified, head: await desk.cards.head(path) };
  const alike = known.alike(glimpse);
  if (alike.length === 0) return { file, glimpse, needs: destinations, ...nothing };
  // The same name and date besides the same beginning: the very file. Else only the whole file tells;
  // a card's dates shift with the time zone of the machine it is put in.
  const same = alike.find((copy) => copy.name === name && copy.modified === modified);
  const hash = same?.hash ?? (await desk.cards.hash(path));
  const copies = photos ? besidePhotos(known.of(hash), photos) : known.of(hash);
  const found = believed ? { held: copies, lost: [] } : await standing(desk, copies, destinations);
  // A companion goes where its photo goes: beside one that must be copied again it must be as well.
  const held = photos ? besidePhotos(found.held, { held: photos.held, lost: [] }) : found.held;
  const { lost } = found;
  const needs = destinations.filter((place) => !held.some(({ destination }) => destination === place));
  return { file, glimpse, hash, needs, held, lost };
}

/** The photo that says when it was taken speaks for its shot; else the first that can be read. */
async function factsOf(desk: Desk, { photos }: Shot): Promise<ShotFacts> {
  let spare: ShotFacts | null = null;
  for (const { path } of photos) {
    const facts = await desk.cards.describe(path).catch(() => null);
    if (facts && facts.capturedAt !== '') return facts;
    spare ??= facts;
  }
  return spare ?? noFacts;
}

function byCapture(a: SurveyedShot, b: SurveyedShot): number {
  const [one, other] = [takenAt(a), takenAt(b)];
  if (one !== other) return one < other ? -1 : 1;
  const [first] = a.shot.photos;
  const [second] = b.shot.photos;
  return first && second ? byRelative(first, second) : 0;
}

/** By the camera's own clock: cameras on one job are set alike, their zones seldom are. */
function takenAt({ facts, modifiedAt }: SurveyedShot): string {
  return (facts.capturedAt || modifiedAt).replace(/(?:Z|[+-]\d{2}:\d{2})$/, '');
}

/** Milliseconds since 1970 as local ISO 8601 time without a zone. */
export function localTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const shifted = date.getTime() - date.getTimezoneOffset() * 60_000;
  return Number.isFinite(shifted) ? new Date(shifted).toISOString().slice(0, 19) : '';
}
