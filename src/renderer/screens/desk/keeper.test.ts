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
      const before = Object.entries(disk.fields).filter(([id]) => Object.hasOwn(changes, id));
      disk = { ...disk, fields: applyChanges(disk.fields, changes), revision: disk.revision + 1 };
      return {
        ok: true,
        value: { entry: disk, savedAt: '2026-11-12T14:32:07+01:00' },
        undo: {
          name: 'captions.edit',
          input: { caption: 'a', changes: Object.fromEntries(before), why: 'undo' },
        },
      };
    },
  });
  keeper.take(blank);
  /** Somebody else edits the caption on disk. */
  const elsewhere = (changes: FieldChanges) => {
    disk = { ...disk, fields: applyChanges(disk.fields, changes), revision: disk.revision + 1 };
  };
  return { keeper, sent, steps, disk: () => disk, fill: (now: boolean) => (full = now), elsewhere };
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

  test('as the window is left, words typed while a save is under way leave at once, and once', async () => {
    const { keeper, sent, disk } = stage();
    keeper.edit('a', { headline: 'Ferry' });
    await vi.advanceTimersByTimeAsync(310);
    keeper.edit('a', { headline: 'Ferry ashore' });
    keeper.lastWords();
    keeper.lastWords();
    expect(sent).toEqual([{ headline: 'Ferry' }, { headline: 'Ferry ashore' }]);
    await vi.advanceTimersByTimeAsync(55);
    expect(disk().fields.headline).toBe('Ferry ashore');
  });

  test('fields typed in turn are steps of their own for undo; a fix is never part of typing', async () => {
    const { keeper, steps } = stage();
    keeper.edit('a', { headline: 'Ferry' });
    keeper.edit('a', { credit: 'Harbor News' });
    keeper.edit('a', { headline: 'Ferry.' }, 'fix');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(steps.map(({ field }) => field)).toEqual(['headline', 'credit', '']);
  });

  test('text typed over an edit from elsewhere is saved, and the other text is told and can be put back', async () => {
    const { keeper, fill, elsewhere, disk } = stage();
    fill(true);
    keeper.edit('a', { headline: 'Mine' });
    keeper.edit('a', { credit: 'Harbor News' });
    await vi.advanceTimersByTimeAsync(400);
    elsewhere({ headline: 'Theirs', city: 'Graz' });
    fill(false);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(disk().fields).toMatchObject({ headline: 'Mine', credit: 'Harbor News', city: 'Graz' });
    expect(keeper.overwritten()).toEqual([{ caption: 'a', fileName: '', theirs: { headline: 'Theirs' } }]);
    keeper.setAside('a');
    expect(keeper.overwritten()).toEqual([]);
  });

  test('typing over what was seen, and the same text from elsewhere, overwrite nothing', async () => {
    const { keeper, elsewhere } = stage();
    for (const headline of ['Ferry', 'Ferry ashore', '']) {
      keeper.edit('a', { headline });
      await vi.advanceTimersByTimeAsync(320);
      keeper.edit('a', { headline: `${headline}.` });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    keeper.edit('a', { people: ['Ana Ruiz', 'Ana Ruiz'] });
    keeper.edit('a', { headline: 'The same' });
    elsewhere({ headline: 'The same' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(keeper.overwritten()).toEqual([]);
  });

  test('what could not be saved is named, and a later page of the window takes it up', async () => {
    const before = stage();
    before.fill(true);
    before.keeper.edit('a', { headline: 'Mine' });
    await vi.advanceTimersByTimeAsync(400);
    before.keeper.edit('a', { headline: 'Mine, longer' });
    const kept = before.keeper.unsaved();
    expect(kept).toEqual([
      { caption: 'a', fileName: '', changes: { headline: 'Mine, longer' }, seen: { headline: '' } },
    ]);
    const after = stage();
    after.elsewhere({ headline: 'Theirs' });
    after.keeper.resume(kept);
    expect(after.keeper.fields('a')?.headline).toBe('Mine, longer');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(after.disk().fields.headline).toBe('Mine, longer');
    expect(after.keeper.unsaved()).toEqual([]);
    expect(after.keeper.overwritten()).toMatchObject([{ theirs: { headline: 'Theirs' } }]);
  });
});
