import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import type { Answer, CallOutput } from '#core/contract.ts';
import type { Entry } from '#core/records.ts';
import { Keeper, type SavedEdit } from '#renderer/screens/desk/keeper.ts';

const blank: Entry = {
  id: 'a',
  batch: 'batch',
  photo: null,
  fields: emptyCaption,
  decision: 'working',
  status: 'uncaptioned',
  rating: 0,
  occurrences: 1,
  errors: 0,
  warnings: 0,
  duplicates: 0,
  revision: 0,
  changedAt: '2026-11-12T09:41:22+01:00',
};

/** A newsroom with one caption whose disk can be full, and which answers when told to. */
function stage() {
  let disk = blank;
  let full = false;
  const sent: FieldChanges[] = [];
  const steps: SavedEdit[] = [];
  const keeper = new Keeper({
    now: () => Date.now(),
    saved: (edit) => steps.push(edit),
    async save(_, changes): Promise<Answer<CallOutput<'captions.edit'>>> {
      sent.push(changes);
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (full) return { ok: false, problem: { code: 'failed', message: 'The disk is full.', field: '' } };
      disk = { ...disk, fields: applyChanges(disk.fields, changes), revision: disk.revision + 1 };
      return { ok: true, value: { entry: disk, savedAt: '2026-11-12T14:32:07+01:00' } };
    },
  });
  keeper.take(blank);
  return { keeper, sent, steps, disk: () => disk, fill: (now: boolean) => (full = now) };
}

describe('the keeper', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('shows what is typed at once and sends it once typing rests', async () => {
    const { keeper, sent, disk } = stage();
    for (const headline of ['F', 'Fe', 'Ferry']) keeper.edit('a', { headline });
    expect(keeper.fields('a')?.headline).toBe('Ferry');
    expect(keeper.state()).toEqual({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toEqual([{ headline: 'Ferry' }]);
    expect(disk().fields.headline).toBe('Ferry');
    expect(keeper.state()).toEqual({ kind: 'saved', at: '2026-11-12T14:32:07+01:00' });
  });

  test('what is typed while a save is under way is neither lost nor shown as saved', async () => {
    const { keeper, disk } = stage();
    keeper.edit('a', { headline: 'Ferry' });
    await vi.advanceTimersByTimeAsync(310);
    keeper.edit('a', { headline: 'Ferry ashore' });
    await vi.advanceTimersByTimeAsync(60);
    expect(keeper.fields('a')?.headline).toBe('Ferry ashore');
    expect(keeper.state().kind).toBe('saving');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(disk().fields.headline).toBe('Ferry ashore');
  });

  test('a save that fails is said, kept and tried again', async () => {
    const { keeper, fill, disk } = stage();
    fill(true);
    keeper.edit('a', { credit: 'Harbor News' });
    await vi.advanceTimersByTimeAsync(400);
    expect(keeper.state()).toEqual({ kind: 'unsaved', reason: 'The disk is full.' });
    expect(keeper.fields('a')?.credit).toBe('Harbor News');
    fill(false);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(disk().fields.credit).toBe('Harbor News');
    expect(keeper.state().kind).toBe('saved');
  });

  test('an answer never replaces what is being typed, nor a newer answer', async () => {
    const { keeper } = stage();
    keeper.edit('a', { headline: 'Mine' });
    const theirs = { ...blank, revision: 5, fields: { ...emptyCaption, headline: 'Theirs', city: 'Graz' } };
    keeper.take(theirs);
    expect(keeper.fields('a')).toMatchObject({ headline: 'Mine', city: 'Graz' });
    keeper.take({ ...blank, revision: 4 });
    expect(keeper.entry('a')?.revision).toBe(5);
  });

  test('a flush sends at once and answers whether everything is on disk', async () => {
    const { keeper, fill } = stage();
    keeper.edit('a', { headline: 'Ferry' });
    const done = keeper.flush();
    await vi.advanceTimersByTimeAsync(60);
    expect(await done).toBe(true);
    fill(true);
    keeper.edit('a', { headline: 'Ferry two' });
    const failed = keeper.flush();
    await vi.advanceTimersByTimeAsync(60);
    expect(await failed).toBe(false);
  });

  test('fields typed in turn are steps of their own for undo; a fix is never part of typing', async () => {
    const { keeper, steps } = stage();
    keeper.edit('a', { headline: 'Ferry' });
    keeper.edit('a', { credit: 'Harbor News' });
    keeper.edit('a', { headline: 'Ferry.' }, 'fix');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(steps.map(({ field }) => field)).toEqual(['headline', 'credit', '']);
  });
});
