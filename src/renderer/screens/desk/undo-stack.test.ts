import { describe, expect, test } from 'vitest';
import { afterRedo, afterUndo, nothingDone, type Step, withStep } from '#renderer/screens/desk/undo-stack.ts';

function typed(before: string, from: number, more: Partial<Step> = {}): Step {
  const undo = { name: 'captions.edit', input: { caption: 'a', changes: { headline: before } } } as const;
  return { undo, caption: 'a', field: 'headline', from, to: from + 300, ...more };
}

describe('the undo stack', () => {
  test('a run of typing in one field is one step, taken back to where it began', () => {
    const stack = [typed('', 0), typed('Fer', 700), typed('Ferry', 1_400)].reduce(withStep, nothingDone);
    expect(stack.done).toHaveLength(1);
    expect(stack.done[0]?.undo.input).toEqual({ caption: 'a', changes: { headline: '' } });
  });

  test.each([
    ['a pause', typed('Ferry', 5_000)],
    ['another field', typed('Ferry', 400, { field: 'credit' })],
    ['another caption', typed('Ferry', 400, { caption: 'b' })],
    ['a change that was not typed', typed('Ferry', 400, { field: '' })],
  ])('%s begins a new step', (_, next) => {
    expect(withStep(withStep(nothingDone, typed('', 0)), next).done).toHaveLength(2);
  });

  test('long typing without a pause is several steps', () => {
    let stack = nothingDone;
    for (let at = 0; at < 20_000; at += 500) stack = withStep(stack, typed('x', at));
    expect(stack.done.length).toBeGreaterThan(2);
  });

  test('undo and redo walk back and forth, and a new change ends the redo', () => {
    const again = { name: 'captions.edit', input: 'again' } as const;
    const back = { name: 'captions.edit', input: 'back' } as const;
    const one = withStep(nothingDone, typed('', 0));
    const undone = afterUndo(one, again);
    expect(undone).toMatchObject({ done: [], undone: [{ undo: again }] });
    expect(afterRedo(undone, back)).toMatchObject({ done: [{ undo: back }], undone: [] });
    expect(withStep(undone, typed('', 100)).undone).toEqual([]);
  });

  test('a change that cannot be done again leaves nothing to redo', () => {
    expect(afterUndo(withStep(nothingDone, typed('', 0)), undefined)).toEqual(nothingDone);
  });

  test('nothing to undo is nothing', () => {
    expect(afterUndo(nothingDone, undefined)).toBe(nothingDone);
    expect(afterRedo(nothingDone, undefined)).toBe(nothingDone);
  });
});
