/** Keeps the keyboard at work: when a dialog or screen is left, the control that had the focus is often gone with it. */
import { useEffect, useRef } from 'react';
import { focusIsLost, focusPhotos } from '#renderer/screens/desk/focus.ts';

/** Gives a lost focus to the photos whenever the desk comes to the front; not at the start, when nobody had it. */
export function useFocusKept(onDesk: boolean): void {
  const before = useRef(onDesk);
  useEffect(() => {
    if (onDesk && !before.current && focusIsLost()) focusPhotos();
    before.current = onDesk;
  }, [onDesk]);
}
