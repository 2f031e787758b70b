/**
 * Calls that decide what becomes of two captions that repeat one another. Every decision has its
 * inverse: what was kept on purpose is forgotten again, what was merged is taken apart again.
 */

import type * as z from 'zod';
import { batchOf } from '#core/calls/batches.ts';
import { announceChange, editAll } from '#core/calls/captions.ts';
import type { Desk, Done, Handlers } from '#core/calls/desk.ts';
import { countFindings, entryOf, refreshPairs, refreshStatus } from '#core/calls/keep.ts';
import { statusOf } from '#core/caption/caption.ts';
import type { Contract, Undo } from '#core/contract.ts';
import type { Entry, GoneRecord, Pair } from '#core/records.ts';
import { Refusal } from '#core/refusal.ts';

export const decisionCalls: Pick<
  Handlers,
  'duplicates.keep' | 'duplicates.forget' | 'duplicates.merge' | 'duplicates.unmerge'
> = {
  'duplicates.keep': ({ left, right, why }, desk) => {
    // Looked up under the write lock: another program may be changing either caption at this moment.
    const before = desk.archive.transaction(() => {
      const pair = pairOf(desk, left, right);
      if (!pair) {
        throw new Refusal(
          'not-found',
          'These two captions no longer repeat one another: there is nothing to keep.',
        );
      }
      decide(desk, pair, why);
      return pair.decision;
    });
    announceChange(desk, [left, right]);
    return {
      value: null,
      undo: before
        ? { name: 'duplicates.keep', input: { left, right, why: before.why } }
        : { name: 'duplicates.forget', input: { left, right } },
    };
  },

  'duplicates.forget': ({ left, right }, desk) => {
    const before = desk.archive.transaction(() => {
      const decision = pairOf(desk, left, right)?.decision;
      if (!decision) {
        throw new Refusal(
          'not-found',
          'Nothing is decided about these two captions: there is nothing to forget.',
        );
      }
      desk.archive.forgetDecision(left, right);
      for (const id of [left, right]) refreshStatus(desk, id);
      return decision;
    });
    announceChange(desk, [left, right]);
    return {
      value: null,
      undo: { name: 'duplicates.keep', input: { left, right, why: before.why } },
    };
  },

  'duplicates.merge': ({ left, right, text }, desk) => {
    const done = desk.archive.transaction(() => merge(desk, left, right, text));
    announceChange(desk, [left, right]);
    return done;
  },

  'duplicates.unmerge': (merged, desk) => {
    const done = desk.archive.transaction(() => takeApart(desk, merged));
    announceChange(desk, [merged.left, merged.right]);
    return done;
  },
};

/** Gives two captions one text; where one of them has no photo, its record goes into the other. */
function merge(desk: Desk, left: string, right: string, text: string): Done<Entry[]> {
  const before = [entryOf(desk, left), entryOf(desk, right)] as const;
  if (left === right) throw new Refusal('bad-input', 'A caption cannot be merged with itself.', 'right');
  const kept = decisionsOf(desk, before);
  const edits = before.map(({ id }) => ({ caption: id, changes: { caption: text } }));
  const entries = editAll(desk, edits, 'duplicate').value;
  const gone = entries.find(({ photo }) => !photo);
  const undo = inverseOf(before, gone, kept);
  if (gone) return { value: [foldInto(desk, gone, gone.id === left ? right : left)], undo };
  // One caption for two pictures was just chosen: it must not come back as a repeat to decide.
  const pair = pairOf(desk, left, right);
  if (pair) decide(desk, pair, 'One caption chosen for both');
  return { value: [left, right].map((id) => entryOf(desk, id)), undo };
}

/**
 * Two captions with one text, one without a photo: it was the other's further wording, so its
 * occurrences go to the other and its record goes. Its revisions stay.
 */
function foldInto(desk: Desk, gone: Entry, stays: string): Entry {
  desk.archive.addOccurrences(stays, gone.occurrences);
  desk.archive.removeEntry(gone.id);
  refreshPairs(desk, stays);
  return entryOf(desk, stays);
}

type Merged = z.output<Contract['duplicates.unmerge']['input']>;

/** What takes a merge back: each caption's own words, the record that went, what was kept on purpose. */
function inverseOf(
  [left, right]: readonly [Entry, Entry],
  gone: Entry | undefined,
  kept: Merged['kept'],
): Undo {
  const input: Merged = {
    left: left.id,
    right: right.id,
    leftText: left.fields.caption,
    rightText: right.fields.caption,
    gone: gone ? recordOf(gone) : null,
    kept,
  };
  return { name: 'duplicates.unmerge', input };
}

/** All that removing an entry without photo loses and nothing else can tell. */
function recordOf({ id, batch, fields, decision, rating, occurrences, revision }: Entry): GoneRecord {
  return { id, batch, fields, decision, rating, occurrences, revision };
}

/** What was kept on purpose with either caption: removing or editing one drops that. */
function decisionsOf(desk: Desk, entries: readonly Entry[]): Merged['kept'] {
  return entries.flatMap(({ id }) =>
    pairsOf(desk, id).flatMap(({ a, b, decision }) => (decision ? [{ a, b, decision }] : [])),
  );
}

/** Takes a merge apart again. Its own inverse is the merge. */
function takeApart(desk: Desk, { left, right, leftText, rightText, gone, kept }: Merged): Done<Entry[]> {
  if (gone) {
    if (gone.id !== left && gone.id !== right)
      throw new Refusal('bad-input', 'The record to bring back is neither of the two captions.', 'gone');
    bringBack(desk, gone);
    const stayed = entryOf(desk, gone.id === left ? right : left);
    desk.archive.addOccurrences(stayed.id, -Math.min(gone.occurrences, stayed.occurrences));
  } else if (pairOf(desk, left, right)?.decision) {
    desk.archive.forgetDecision(left, right);
  }
  const text = entryOf(desk, gone?.id === left ? right : left).fields.caption;
  const own = [
    { caption: left, changes: { caption: leftText } },
    { caption: right, changes: { caption: rightText } },
  ];
  editAll(desk, own, 'undo');
  for (const { a, b, decision } of kept) {
    if (pairOf(desk, a, b)) desk.archive.decidePair(a, b, decision);
  }
  for (const id of new Set([left, right, ...kept.flatMap(({ a, b }) => [a, b])])) refreshStatus(desk, id);
  return {
    value: [left, right].map((id) => entryOf(desk, id)),
    undo: { name: 'duplicates.merge', input: { left, right, text } },
  };
}

/** Puts a record back as it was when it went, with the checks, look-up keys and pairs it has today. */
function bringBack(desk: Desk, gone: GoneRecord): void {
  if (desk.archive.entry(gone.id))
    throw new Refusal('refused', 'This caption is there: it was brought back.');
  if (desk.archive.revisions(gone.id).length === 0)
    throw new Refusal('not-found', `No caption ever had the id ${gone.id}.`, 'gone');
  batchOf(desk, gone.batch);
  const { errors, warnings } = countFindings(desk, null, gone.fields);
  const status = statusOf(gone.fields, gone.decision, errors);
  desk.archive.restoreEntry({ ...gone, status, errors, warnings, changedAt: desk.clock.now() });
  refreshPairs(desk, gone.id);
}

/** Remembers that two captions repeat one another on purpose. */
function decide(desk: Desk, { a, b }: Pair, why: string): void {
  const decision = { decision: 'keep-both', who: desk.editor.name, at: desk.clock.now(), why } as const;
  desk.archive.decidePair(a, b, decision);
  for (const id of [a, b]) refreshStatus(desk, id);
}

function pairsOf(desk: Desk, caption: string): Pair[] {
  return desk.archive.pairs({ caption, limit: 1_000 }).pairs;
}

/** The pair that two captions make now, if they do. */
export function pairOf(desk: Desk, left: string, right: string): Pair | undefined {
  return pairsOf(desk, left).find(({ a, b }) => a === right || b === right);
}
