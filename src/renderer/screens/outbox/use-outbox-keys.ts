/**
 * The keys of the outbox: arrows walk its list, letters act on what is selected. Fields, menus and dialogs
 * keep their own; what the window's commands answer to never comes here.
 */
import { useEffect, useRef } from 'react';
import type { SendAct } from '#core/outbox/transitions.ts';
import { lineAfter } from '#renderer/screens/import/list-keys.ts';
import type { Picked } from '#renderer/screens/outbox/use-picked.ts';

interface Handled {
  readonly picked: Picked;
  /** Sends in the list. */
  readonly total: number;
  act(act: SendAct): void;
  move(by: -1 | 1): void;
  choose(words: 'queued' | 'current'): void;
  pauseAll(): void;
  open(): void;
  leave(): void;
}

/** The act behind each plain key. */
const acts: Readonly<Record<string, SendAct>> = {
  p: 'pause',
  r: 'resume',
  t: 'retry',
  f: 'first',
  l: 'last',
  Delete: 'cancel',
  Backspace: 'cancel',
};

export function useOutboxKeys(handled: Handled): void {
  const now = useRef(handled);
  now.current = handled;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return;
      if (target.closest('dialog, [role=menu], select, input, textarea, [contenteditable=true]')) return;
      const onList = target.closest('[data-sends]') !== null || target === document.body;
      if (took(event, now.current, onList)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Does what a key means; false where it means nothing here. */
function took(event: KeyboardEvent, handled: Handled, onList: boolean): boolean {
  const { key, shiftKey, altKey } = event;
  const { picked, total } = handled;
  const mod = event.ctrlKey || event.metaKey;
  if (altKey && !mod && (key === 'ArrowUp' || key === 'ArrowDown')) {
    handled.move(key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  if (mod && !altKey && key.toLowerCase() === 'a') {
    picked.all();
    return true;
  }
  if (onList && !altKey && tookLine(event, picked, total)) return true;
  if (mod || altKey) return false;
  if (key === 'Escape') handled.leave();
  else if (key === 'Enter' && onList) handled.open();
  else if (shiftKey && key.toLowerCase() === 'p') handled.pauseAll();
  else if (shiftKey) return false;
  else if (key === 'q' || key === 'w') handled.choose(key === 'q' ? 'queued' : 'current');
  else {
    const act = Object.hasOwn(acts, key) ? acts[key] : undefined;
    if (!act) return false;
    handled.act(act);
  }
  return true;
}

/** Moves the active line, alone or with everything on the way (Shift). Ctrl Space takes it in or out. */
function tookLine(event: KeyboardEvent, picked: Picked, total: number): boolean {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (key === ' ') {
    picked.pick(picked.index, ctrlKey || metaKey ? 'also' : 'one');
    return true;
  }
  const to = lineAfter(key, picked.index, total);
  if (to === null) return false;
  picked.pick(to, shiftKey ? 'through' : 'one');
  return true;
}
