/**
 * Long writes that their shell gave a name: how far they are is announced, and they are stopped
 * between two photos. Used by `wire.export` and `metadata.write`. What is written stays written.
 */
import type { Desk, Handlers } from '#core/calls/desk.ts';

/** A long write, as those who do it see it. */
export interface Writing {
  /** Whether nothing more is to be begun. Once true, it stays true. */
  stopped(): boolean;
  /** Tells how many are done. */
  tell(done: number, total: number): void;
}

export const writingCalls: Pick<Handlers, 'writing.stop'> = {
  // One that has ended, or never was, needs no stop.
  'writing.stop': ({ writing }, desk) => {
    const found = desk.writing.get(writing);
    if (found) found.stopped = true;
    return { value: null };
  },
};

/** Does a long write under the name that its shell gave it; without one it cannot be stopped. */
export async function stoppable<Value>(
  desk: Desk,
  writing: string | undefined,
  write: (writing: Writing) => Promise<Value>,
): Promise<Value> {
  if (writing === undefined) return write({ stopped: () => false, tell: () => undefined });
  const state = { stopped: false };
  desk.writing.set(writing, state);
  try {
    return await write({
      stopped: () => state.stopped,
      tell: (done, total) => desk.announce({ name: 'writing.progress', detail: { writing, done, total } }),
    });
  } finally {
    desk.writing.delete(writing);
  }
}

/** The captions not begun, as an answer says it: nothing where all were. */
export function leftOf(captions: readonly string[]): { left?: string[] } {
  return captions.length === 0 ? {} : { left: [...captions] };
}
