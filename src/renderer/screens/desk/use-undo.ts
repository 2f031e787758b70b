/** Undo and redo across fields and photos: replays the inverse calls that earlier answers carried, one at a time. */
import { useCallback, useRef } from 'react';
import type { Undo } from '#core/contract.ts';
import { takeBack } from '#renderer/client.ts';
import { afterRedo, afterUndo, nothingDone, type Step, withStep } from '#renderer/screens/desk/undo-stack.ts';

/** What came of it: the caption that changed, that there was nothing, or why it could not be done. */
export type UndoResult =
  | { readonly kind: 'done'; readonly caption: string | null }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface UndoActions {
  /** Remembers a change that can be taken back. */
  note(step: Step): void;
  /** Remembers a change that was not typed. */
  noteCall(undo: Undo | undefined, caption: string | null): void;
  undo(): Promise<UndoResult>;
  redo(): Promise<UndoResult>;
}

export function useUndo(): UndoActions {
  const stack = useRef(nothingDone);
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const replay = useCallback((side: 'done' | 'undone'): Promise<UndoResult> => {
    // Two presses in quick succession are two steps: the second waits for the first.
    const result = turn.current.then(async (): Promise<UndoResult> => {
      const step = stack.current[side].at(-1);
      if (!step) return { kind: 'nothing' };
      const answer = await takeBack(step.undo);
      if (!answer.ok) return { kind: 'refused', reason: answer.problem.message };
      stack.current = (side === 'done' ? afterUndo : afterRedo)(stack.current, answer.undo);
      return { kind: 'done', caption: step.caption };
    });
    turn.current = result;
    return result;
  }, []);

  const note = useCallback((step: Step) => {
    stack.current = withStep(stack.current, step);
  }, []);

  const noteCall = useCallback((undo: Undo | undefined, caption: string | null) => {
    if (undo) stack.current = withStep(stack.current, { undo, caption, field: '', from: 0, to: 0 });
  }, []);

  return {
    note,
    noteCall,
    undo: useCallback(() => replay('done'), [replay]),
    redo: useCallback(() => replay('undone'), [replay]),
  };
}
