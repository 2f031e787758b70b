/**
 * Makes an archive's look-up keys, duplicate pairs and checks again, once, after a Cutline whose
 * rules of reading and comparing differ has opened it: keys made by other rules do not meet, and a
 * repeat of an old caption would be missed. Runs in the background, a few captions at a time, and
 * goes on where it stood when the program ends. Changes no text and no decision.
 */
import * as z from 'zod';
import { announceChange } from '#core/calls/captions.ts';
import type { Desk } from '#core/calls/desk.ts';
import { countFindings, refreshPairs } from '#core/calls/keep.ts';
import { comparedOf } from '#core/calls/prepared.ts';
import { keysOf } from '#core/calls/review.ts';
import { statusOf } from '#core/caption/caption.ts';

/**
 * The number of the rules by which captions are read, keyed, compared and checked. Raise it with
 * every change to them that another key, pair or finding may come of.
 */
const rulesOfMaking = 3;

/** The archive's note of the rules it was made by, and how far a remake has come. */
const setting = 'making';
const Making = z.object({
  rules: z.number(),
  /** All keys are made before any pair: a caption is found only by keys of the same rules. */
  pass: z.enum(['keys', 'pairs', 'done']),
  /** The caption dealt with last, in the order they were added; '' at the start of a pass. */
  after: z.string(),
});
type Making = z.infer<typeof Making>;

/** Milliseconds of one transaction: under one frame, so that nobody who types notices. */
const turnMilliseconds = 12;
/** Most captions in one transaction, so that a clock that stands still cannot make it endless. */
const captionsInATurn = 50;
/** Tell of the progress at most this often, in milliseconds. */
const tellEvery = 500;

/** Starts the remake where one is due. Where the archive refuses a write it ends there, and goes on at the next start. */
export function remakeWhereDue(desk: Desk): void {
  desk.remaking = work(desk)
    .catch(() => undefined)
    .finally(() => {
      desk.remade = null;
    });
}

async function work(desk: Desk): Promise<void> {
  // The desk opens first: whoever asks something now is answered before.
  await desk.clock.pause();
  if (desk.closed || makingOf(desk).pass === 'done') return;
  const ids = desk.archive.ids({ sort: 'added' });
  if (ids.length === 0) return keep(desk, 'done', '');
  const places = new Map(ids.map((id, place) => [id, place]));
  let told = Number.NEGATIVE_INFINITY;
  while (!desk.closed) {
    const { changed, done, pass } = desk.archive.transaction(() => turn(desk, ids, places));
    announceChange(desk, changed);
    if (pass === 'done') break;
    desk.remade = { done, total: 2 * ids.length };
    const now = Date.parse(desk.clock.now());
    if (now - told >= tellEvery) {
      told = now;
      desk.announce({ name: 'archive.remaking', detail: desk.remade });
    }
    await desk.clock.pause();
  }
  desk.remade = null;
  desk.announce({ name: 'duplicates.changed', detail: {} });
}

/** One turn from where the archive says it stands: another program may be at the same work, and the two share it. */
function turn(
  desk: Desk,
  ids: readonly string[],
  places: ReadonlyMap<string, number>,
): { changed: string[]; done: number; pass: Making['pass'] } {
  const { pass, after } = makingOf(desk);
  if (pass === 'done') return { changed: [], done: 2 * ids.length, pass };
  const until = Date.parse(desk.clock.now()) + turnMilliseconds;
  const changed: string[] = [];
  // A caption that has gone meanwhile leaves no place: the pass begins anew, which does no harm.
  let place = (places.get(after) ?? -1) + 1;
  const end = Math.min(ids.length, place + captionsInATurn);
  while (place < end) {
    const id = ids[place] ?? '';
    place += 1;
    if (pass === 'keys') remakeKeys(desk, id);
    else if (remakePairs(desk, id)) changed.push(id);
    if (Date.parse(desk.clock.now()) >= until) break;
  }
  const ended = place >= ids.length;
  if (!ended) keep(desk, pass, ids[place - 1] ?? '');
  else keep(desk, pass === 'keys' ? 'pairs' : 'done', '');
  return {
    changed,
    done: pass === 'keys' ? place : ids.length + place,
    pass: ended && pass === 'pairs' ? 'done' : pass,
  };
}

function remakeKeys(desk: Desk, id: string): void {
  const entry = desk.archive.entry(id);
  if (entry) desk.archive.setKeys(id, keysOf(comparedOf(entry), entry));
}

/** Makes a caption's pairs and checks again; answers whether the desk shows it differently now. */
function remakePairs(desk: Desk, id: string): boolean {
  const before = desk.archive.entry(id);
  if (!before) return false;
  const { errors, warnings } = countFindings(desk, before.photo, before.fields);
  if (errors !== before.errors || warnings !== before.warnings) {
    const status = statusOf(before.fields, before.decision, errors + before.duplicates);
    desk.archive.setChecks(id, errors, warnings, status);
  }
  refreshPairs(desk, id);
  const now = desk.archive.entry(id);
  return (
    now?.errors !== before.errors ||
    now.warnings !== before.warnings ||
    now.duplicates !== before.duplicates ||
    now.status !== before.status
  );
}

/** The setting that says of an archive that nothing in it is to be made again; for whoever fills one without a desk. */
export const madeByTheseRules = {
  key: setting,
  value: { rules: rulesOfMaking, pass: 'done', after: '' } satisfies Making,
} as const;

function makingOf(desk: Desk): Making {
  const kept = Making.safeParse(desk.archive.setting(setting)).data;
  return kept?.rules === rulesOfMaking ? kept : { rules: rulesOfMaking, pass: 'keys', after: '' };
}

function keep(desk: Desk, pass: Making['pass'], after: string): void {
  desk.archive.saveSetting(setting, { rules: rulesOfMaking, pass, after });
}
