/**
 * Checks every caption again, after the house or its rules changed: the counts and statuses that
 * the lists show were made by the house of before. Runs a few captions at a time, so that nobody
 * waits for it; a newer recheck takes over from one that is still running.
 */
import { announceChange } from '#core/calls/captions.ts';
import { type Desk, houseOf } from '#core/calls/desk.ts';
import { countFindings } from '#core/calls/keep.ts';
import { statusOf } from '#core/caption/caption.ts';

/** Captions in one turn: about 10 ms of work at the linter's 0.5 ms a caption, under one frame. */
const captionsInATurn = 20;

/**
 * Starts a recheck; its end is announced like any other change. Where the archive refuses a write
 * (a full disk, another program's lock) it ends there: the old counts stand, as before the change
 * of house, and each caption is checked anew with its next edit.
 */
export function recheckAll(desk: Desk): void {
  desk.rechecks += 1;
  const turn = desk.rechecks;
  desk.rechecking = work(desk, () => desk.rechecks === turn).catch(() => undefined);
}

async function work(desk: Desk, current: () => boolean): Promise<void> {
  const house = houseOf(desk, undefined);
  const waiting = desk.archive.ids({ sort: 'added', descending: true });
  for (let start = 0; start < waiting.length; start += captionsInATurn) {
    await desk.clock.pause();
    if (!current()) return;
    const changed = desk.archive.transaction(() =>
      waiting.slice(start, start + captionsInATurn).filter((id) => {
        const entry = desk.archive.entry(id);
        if (!entry) return false;
        const { errors, warnings } = countFindings(desk, entry.photo, entry.fields, house);
        const status = statusOf(entry.fields, entry.decision, errors + entry.duplicates);
        const same = errors === entry.errors && warnings === entry.warnings && status === entry.status;
        if (!same) desk.archive.setChecks(id, errors, warnings, status);
        return !same;
      }),
    );
    announceChange(desk, changed);
  }
}
