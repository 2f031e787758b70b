/**
 * The desk's undo and redo, across fields and photos: the inverse calls that answers carried, newest
 * last. A run of typing in one field is one step. Pure values; the desk replays the calls.
 */
import type { Undo } from '#core/contract.ts';

/** One thing that can be taken back. */
export interface Step {
  readonly undo: Undo;
  /** The caption to go back to, or null when the change was to many. */
  readonly caption: string | null;
  /** The field that was typed in; '' for anything that never joins a run. */
  readonly field: string;
  /** First and last keystroke, in milliseconds. */
  readonly from: number;
  readonly to: number;
}

export interface UndoStack {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const nothingDone: UndoStack = { done: [], undone: [] };

/** A pause this long ends a run of typing, in milliseconds: about the pause between two thoughts. */
const pause = 1_000;
/** A run is never longer than this, so that a fast typist does not lose a paragraph to one undo. */
const longestRun = 5_000;
/** Steps kept; each holds the old value of a field or two. */
const mostSteps = 500;

/** The stack after a change. What had been undone can no longer be redone. */
export function withStep(stack: UndoStack, step: Step): UndoStack {
  const last = stack.done.at(-1);
  if (last && stack.undone.length === 0 && joins(last, step)) {
    // The older inverse restores the whole field, so it takes back the whole run.
    return { done: [...stack.done.slice(0, -1), { ...last, to: step.to }], undone: [] };
  }
  return { done: [...stack.done, step].slice(-mostSteps), undone: [] };
}

/** The stack after its newest step was taken back; `inverse` is what would do it again, if anything. */
export function afterUndo(stack: UndoStack, inverse: Undo | undefined): UndoStack {
  const step = stack.done.at(-1);
  if (!step) return stack;
  const undone = inverse ? [...stack.undone, { ...step, undo: inverse, field: '' }] : [];
  return { done: stack.done.slice(0, -1), undone };
}

/** The stack after its newest undone step was done again. */
export function afterRedo(stack: UndoStack, inverse: Undo | undefined): UndoStack {
  const step = stack.undone.at(-1);
  if (!step) return stack;
  const done = inverse ? [...stack.done, { ...step, undo: inverse, field: '' }] : stack.done;
  return { done, undone: stack.undone.slice(0, -1) };
}

function joins(last: Step, step: Step): boolean {
  return (
    step.field !== '' &&
    step.field === last.field &&
    step.caption === last.caption &&
    step.from - last.to < pause &&
    step.to - last.from < longestRun
  );
}
