/**
 * Keeps a connection for the next delivery to the same destination, so that a batch logs in once.
 * Used by courier.ts, which lets one delivery at a time have a destination.
 */

interface Kept<T> {
  readonly fits: string;
  readonly line: T;
  readonly timer: NodeJS.Timeout;
}

export interface KeptOpen<T> {
  /** Takes what was kept; null where there is none, or one opened by other settings, which is closed. */
  take(destination: string, fits: string): T | null;
  /** Keeps a connection for a while; after that it is closed. */
  keep(destination: string, fits: string, line: T): void;
  closeAll(): void;
}

/** @param fits what a connection was opened by; it is never shown and never leaves memory */
export function keepOpen<T extends { close(): void }>(keepMs: number): KeptOpen<T> {
  const all = new Map<string, Kept<T>>();

  function drop(destination: string): Kept<T> | undefined {
    const kept = all.get(destination);
    if (kept) clearTimeout(kept.timer);
    all.delete(destination);
    return kept;
  }

  return {
    take(destination, fits) {
      const kept = drop(destination);
      if (!kept) return null;
      if (kept.fits === fits) return kept.line;
      kept.line.close();
      return null;
    },
    keep(destination, fits, line) {
      drop(destination)?.line.close();
      const timer = setTimeout(() => drop(destination)?.line.close(), keepMs);
      timer.unref();
      all.set(destination, { fits, line, timer });
    },
    closeAll() {
      for (const destination of [...all.keys()]) drop(destination)?.line.close();
    },
  };
}
