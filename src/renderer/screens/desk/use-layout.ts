/** The editor's set-up of the desk, kept in the archive a moment after each change, and the theme on the page. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { newsroom } from '#renderer/client.ts';
import { followTheme } from '#renderer/parts/theme.ts';
import { type Layout, readLayout } from '#renderer/screens/desk/layout.ts';

/** Milliseconds after the last change before the layout is kept. */
const restBeforeKeeping = 500;

export type ChangeLayout = (change: Partial<Layout>) => void;

export function useLayout(kept: unknown): [Layout, ChangeLayout] {
  const [layout, setLayout] = useState(() => readLayout(kept));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const change = useCallback((part: Partial<Layout>) => {
    setLayout((before) => {
      const next = { ...before, ...part };
      clearTimeout(timer.current);
      timer.current = setTimeout(
        () => newsroom['archive.set']({ key: 'desk', value: next }),
        restBeforeKeeping,
      );
      return next;
    });
  }, []);

  useEffect(() => followTheme(layout.theme), [layout.theme]);

  return [layout, change];
}
