/** A newsroom for shell tests: answers with what it was asked, and announces on demand. */
import type { Answer, DeskEvent } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';

export interface FakeNewsroom extends Newsroom {
  readonly asked: { name: string; input: unknown }[];
  announce(event: DeskEvent): void;
  listeners(): number;
}

/** @param answer what a call is answered; its own name and input where left out */
export function fakeNewsroom(answer?: (name: string, input: unknown) => Answer): FakeNewsroom {
  const asked: { name: string; input: unknown }[] = [];
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    asked,
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
    listeners: () => listeners.size,
    call: (name, input) => {
      asked.push({ name, input });
      return Promise.resolve(answer?.(name, input) ?? { ok: true, value: { name, input } });
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => Promise.resolve(),
  };
}
