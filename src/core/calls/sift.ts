/**
 * Which captions may leave the desk. No caption with a standing error does unless somebody says why,
 * and no killed one unless somebody says that in so many words; both reasons go into the caption's
 * history. Used by copies, exports and the outbox, so that every way out refuses the same.
 */
import type { Desk } from '#core/calls/desk.ts';
import { entryOf } from '#core/calls/keep.ts';
import { goneMeanwhile } from '#core/calls/metadata-write.ts';
import { findingsOf } from '#core/calls/review.ts';
import type { Entry } from '#core/records.ts';
import type { House } from '#core/style/house.ts';

/** Reasons that an editor gives for sending what would be refused. */
export interface Overrides {
  /** Why a caption goes with its errors. */
  readonly override?: string | undefined;
  /** Why a killed picture goes all the same. */
  readonly killOverride?: string | undefined;
}

/** A caption that may not go, and why. */
export interface Refused {
  caption: string;
  fileName: string;
  reason: string;
}

interface Sifted {
  readonly passed: Entry[];
  readonly refused: Refused[];
}

/** Captions in one turn: about 10 ms of work at the linter's 0.5 ms a caption, under one frame. */
const captionsInATurn = 20;

/**
 * Tells the captions that may go from those that may not, each with its reason. Other calls are
 * answered every few captions, and it ends where it is once `stopped` says so. A caption that is gone by its turn is refused.
 */
export async function siftInTurns(
  desk: Desk,
  captions: readonly string[],
  house: House,
  overrides: Overrides,
  stopped: () => boolean = () => false,
): Promise<Sifted> {
  const sifted: Sifted = { passed: [], refused: [] };
  for (const [index, id] of captions.entries()) {
    if (index > 0 && index % captionsInATurn === 0) await desk.clock.pause();
    if (stopped()) break;
    const gone = index >= captionsInATurn && desk.archive.entry(id) === null && wasThere(desk, id);
    if (gone) sifted.refused.push({ caption: id, fileName: '', reason: goneMeanwhile });
    else put(sifted, desk, entryOf(desk, id), house, overrides);
  }
  return sifted;
}

function wasThere(desk: Desk, id: string): boolean {
  return desk.archive.revisions(id).length > 0;
}

function put(sifted: Sifted, desk: Desk, entry: Entry, house: House, overrides: Overrides): void {
  const reason = whyRefused(desk, entry, house, overrides);
  if (reason === '') sifted.passed.push(entry);
  else sifted.refused.push({ caption: entry.id, fileName: shownName(entry), reason });
}

/** What a caption is called in lists: its photo's file name, or its title. */
export function shownName({ photo, fields }: Pick<Entry, 'photo' | 'fields'>): string {
  return photo?.fileName ?? fields.title;
}

/** Why a caption may not go, '' for no reason. */
export function whyRefused(
  desk: Desk,
  entry: Entry,
  house: House,
  { override, killOverride }: Overrides,
): string {
  if (entry.decision === 'killed' && killOverride === undefined) return 'The picture was killed.';
  if (entry.fields.caption.trim() === '') return 'There is no caption.';
  if (override !== undefined) return '';
  const errors = findingsOf(desk, entry.fields, entry.photo?.capturedAt ?? '', house).filter(
    ({ severity }) => severity === 'error',
  );
  const [first, ...others] = errors;
  if (!first) return '';
  return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}

/** Writes the reasons into the histories of those they let pass. */
export function logOverrides(
  desk: Desk,
  entries: readonly Entry[],
  { override, killOverride }: Overrides,
): void {
  if (override === undefined && killOverride === undefined) return;
  desk.archive.transaction(() => {
    for (const { id, decision } of entries) {
      const log = (why: string) => desk.archive.logReason(id, why, desk.editor.name, desk.clock.now());
      if (override !== undefined) log(`override: ${override}`);
      if (killOverride !== undefined && decision === 'killed') log(`killed, and used: ${killOverride}`);
    }
  });
}
