/**
 * Which send of the list has the keys, and which are selected. The active one is kept by its id: it stays
 * the active one while the queue moves under it, and its place is taken by the next where it leaves the list.
 */
import { useEffect, useState } from 'react';
import type { Send } from '#core/outbox/records.ts';
import { indexOfSend, sendAt } from '#renderer/screens/outbox/send-pages.ts';
import type { Sends } from '#renderer/screens/outbox/use-sends.ts';

/** How a line is picked: alone, beside those that are, or with everything up to it. */
export type How = 'one' | 'also' | 'through';

export interface Picked {
  /** The place of the active send; -1 for an empty list. */
  readonly index: number;
  readonly active: Send | null;
  readonly selection: ReadonlySet<string>;
  pick(index: number, how: How): void;
  all(): void;
}

interface Held {
  /** The active send; '' where it is not known yet which one that is. */
  readonly id: string;
  readonly index: number;
  /** Where a stretch of the selection begins. */
  readonly anchor: string;
  readonly selection: ReadonlySet<string>;
}

export function usePicked({ list, idsBetween }: Sends): Picked {
  const [held, setHeld] = useState<Held>({ id: '', index: 0, anchor: '', selection: new Set() });
  const total = list.total ?? 0;
  const found = held.id === '' ? -1 : indexOfSend(list, held.id);
  const index = total === 0 ? -1 : found >= 0 ? found : Math.min(held.index, total - 1);
  const active = sendAt(list, index) ?? null;

  // The active send left the list, or its place is seen for the first time: what stands there now is it.
  useEffect(() => {
    if (!active || (active.id === held.id && index === held.index)) return;
    // Subtle: a key may have been pressed since this was drawn; what it picked stands.
    setHeld((before) => {
      if (before !== held) return before;
      if (active.id === before.id) return { ...before, index };
      const alone = before.selection.size === 0 || before.selection.has(before.id);
      const selection = alone ? new Set([active.id]) : before.selection;
      return { id: active.id, index, anchor: active.id, selection };
    });
  }, [active, index, held]);

  // Of a list that is here as a whole it is known what has left it.
  useEffect(() => {
    const whole = list.stale.size === 0 && total > 0 && list.pages.get(0)?.length === total;
    if (!whole) return;
    setHeld((before) => {
      const left = [...before.selection].filter((id) => indexOfSend(list, id) >= 0);
      return left.length === before.selection.size ? before : { ...before, selection: new Set(left) };
    });
  }, [list, total]);

  function pick(wanted: number, how: How) {
    if (total === 0) return;
    const to = Math.min(total - 1, Math.max(0, wanted));
    const send = sendAt(list, to);
    const id = send?.id ?? '';
    if (how === 'through') {
      setHeld((before) => ({ ...before, id, index: to }));
      const from = Math.max(0, indexOfSend(list, held.anchor));
      const [first, last] = from < to ? [from, to] : [to, from];
      return void select(first, last);
    }
    setHeld((before) => {
      if (!send) return { ...before, id, index: to };
      const selection = new Set(how === 'one' ? [] : before.selection);
      if (how === 'one' || !selection.delete(id)) selection.add(id);
      return { id, index: to, anchor: id, selection };
    });
  }

  /** Selects a stretch: at once where all of it is here. */
  async function select(first: number, last: number) {
    const here: string[] = [];
    for (let place = first; place <= last; place += 1) {
      const send = sendAt(list, place);
      if (send) here.push(send.id);
    }
    const whole = here.length === last - first + 1;
    const ids = whole ? here : await idsBetween(first, last);
    setHeld((before) => ({ ...before, selection: new Set(ids) }));
  }

  return {
    index,
    active,
    selection: held.selection,
    pick,
    all: () => void select(0, total - 1),
  };
}
