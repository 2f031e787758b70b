/**
 * What may become of a send, by a person's act or a step of the runner. Used by every call that
 * changes one. A send whose names may already stand on the far side is never called back: it ends as
 * delivered, or it stops.
 */
import type { SendState } from '#core/outbox/records.ts';

/** What a person does with a send. */
export const sendActs = ['pause', 'resume', 'retry', 'cancel', 'first', 'last'] as const;
export type SendAct = (typeof sendActs)[number];

/** What decides about an act. */
export interface ActedSend {
  readonly state: SendState;
  readonly naming: boolean;
  /** Whether its embargo still lasts and the destination does not keep embargoes. */
  readonly early: boolean;
}

/** The state that follows, or why not. */
export type Acted =
  | { readonly ok: true; readonly to: SendState }
  | { readonly ok: false; readonly reason: string };

/** Where the runner may take a send from each state. */
const steps: Readonly<Record<SendState, readonly SendState[]>> = {
  held: ['waiting'],
  waiting: ['sending', 'stopped'],
  sending: ['placing', 'waiting', 'stopped', 'delivered'],
  placing: ['delivered', 'waiting', 'stopped'],
  paused: [],
  stopped: [],
  delivered: [],
  cancelled: [],
};

/** Whether the runner may take a send from one state to another. */
export function mayStep(from: SendState, to: SendState): boolean {
  return steps[from].includes(to);
}

/** What an act makes of a send. */
export function actOn(act: SendAct, { state, naming, early }: ActedSend): Acted {
  if (state === 'delivered') return no(delivered[act]);
  if (state === 'cancelled') return no('It was cancelled. Send the caption again instead.');
  const placed = state === 'placing' || (state === 'waiting' && naming);
  if (placed && act !== 'retry')
    return no('Everything is over there and is just getting its names: it can no longer be called back.');
  const back: SendState = early ? 'held' : 'waiting';
  switch (act) {
    case 'pause':
      return state === 'paused' ? no('It is paused already.') : yes('paused');
    case 'resume':
      return state === 'paused' ? yes(back) : no('It is not paused.');
    case 'retry':
      if (state === 'held') return no('It waits for the end of its embargo.');
      return state === 'sending' || state === 'placing' ? no('It is on its way.') : yes(back);
    case 'cancel':
      return yes('cancelled');
    case 'first':
    case 'last':
      return state === 'sending' ? no('It is on its way.') : yes(state);
  }
}

/** Why the words of a send can no longer be others, '' for no reason. */
export function wordsRefusal({
  state,
  bytesSent,
  naming,
}: {
  state: SendState;
  bytesSent: number;
  naming: boolean;
}): string {
  if (state === 'delivered') return 'It has arrived: send the new words as a correction or an update.';
  if (state === 'cancelled') return 'It was cancelled. Send the caption again instead.';
  const begun = state === 'sending' || state === 'placing' || naming || bytesSent > 0;
  return begun
    ? 'A part of it has gone already: let it arrive, and send the new words as a correction or an update.'
    : '';
}

const delivered: Readonly<Record<SendAct, string>> = {
  pause: 'It has arrived.',
  resume: 'It has arrived.',
  retry: 'It has arrived: nothing is sent twice.',
  cancel: 'It has arrived and cannot be called back. Send a kill instead.',
  first: 'It has arrived.',
  last: 'It has arrived.',
};

function yes(to: SendState): Acted {
  return { ok: true, to };
}

function no(reason: string): Acted {
  return { ok: false, reason };
}
