/** A handler that stays the same function while what it does is the newest: for the parts that are drawn only on change. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/** Not to be called while drawing: it does what the last drawing that was shown said. */
export function useSteady<Inputs extends readonly unknown[], Output>(
  handler: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  const newest = useRef(handler);
  useLayoutEffect(() => {
    newest.current = handler;
  });
  return useCallback((...inputs: Inputs) => newest.current(...inputs), []);
}
