/** The clock of a countdown: ticks once a second while somebody waits for it. */
import { useEffect, useState } from 'react';

/** Milliseconds since 1970. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
