/** The one line the window says at a time, and how long it stays. */
import { useCallback, useEffect, useState } from 'react';
import { listen } from '#renderer/client.ts';
import type { Said } from '#renderer/screens/desk/desk-actions.ts';

/** Milliseconds a line stays: long enough to read it twice, a refusal longer. An error stays until it is closed. */
const lineStays = { plain: 5_000, warning: 10_000 } as const;

interface SaidLine {
  readonly said: Said | null;
  say(line: Said): void;
  close(): void;
}

export function useSaid(): SaidLine {
  const [said, setSaid] = useState<Said | null>(null);
  const say = useCallback((line: Said) => setSaid(line), []);
  const close = useCallback(() => setSaid(null), []);

  useEffect(() => listen('archive.closed', ({ reason }) => say({ tone: 'error', text: reason })), [say]);

  useEffect(() => {
    if (!said || said.tone === 'error') return;
    const timer = setTimeout(close, lineStays[said.tone]);
    return () => clearTimeout(timer);
  }, [said, close]);

  return { said, say, close };
}
