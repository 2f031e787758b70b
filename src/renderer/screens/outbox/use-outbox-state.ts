/**
 * How the outbox stands, asked for again after each change: for the top bar, the side bar and the outbox's
 * own screen. They share one question, which is asked only while one of them is there.
 */
import { useSyncExternalStore } from 'react';
import type { OutboxState } from '#core/outbox/records.ts';
import { listen, newsroom } from '#renderer/client.ts';

/** Changes closer together than this are answered with one question, in milliseconds. */
const calm = 200;
/** The rate is looked at this often while bytes go. */
const whileSending = 1_000;
/** What another program sends is not heard here: it is looked at this often. */
const elsewhereEvery = 5_000;

let state: OutboxState | null = null;
const listeners = new Set<() => void>();
let stop: (() => void) | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= follow();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

function follow(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const answer = await newsroom['outbox.state']({});
    if (!answer.ok || JSON.stringify(answer.value) === JSON.stringify(state)) return;
    state = answer.value;
    for (const listener of listeners) listener();
  };
  const soon = (wait: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void ask();
    }, wait);
  };
  void ask();
  const forget = [
    listen('outbox.changed', () => soon(calm)),
    listen('outbox.progress', () => soon(whileSending)),
  ];
  const clock = setInterval(() => void ask(), elsewhereEvery);
  return () => {
    clearTimeout(timer);
    clearInterval(clock);
    for (const each of forget) each();
  };
}

/** null until the first answer. */
export function useOutboxState(): OutboxState | null {
  return useSyncExternalStore(subscribe, () => state);
}
