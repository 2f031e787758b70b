/**
 * The newsroom of an archive that could not be opened. A shell still opens its window with
 * this, so the reason is read on the desk and not in a log: every call is answered with it.
 */
import type { Answer } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';

/** A newsroom whose every answer is the reason, one plain sentence. */
export function closedNewsroom(reason: string): Newsroom {
  const answer: Answer = { ok: false, problem: { code: 'failed', message: reason, field: 'archive' } };
  return {
    call: () => Promise.resolve(answer),
    on: (listener) => {
      listener({ name: 'archive.closed', detail: { reason } });
      return () => {};
    },
    close: () => Promise.resolve(),
  };
}
