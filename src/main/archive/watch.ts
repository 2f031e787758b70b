/**
 * Notices that another process changed the archive, so that the desk and the command line see each
 * other's work. Asks SQLite's data_version, which rises for the commits of other connections only.
 */
import type { Database } from 'better-sqlite3';
import type { Archive } from '#core/ports.ts';

/** Milliseconds between two looks: soon enough to feel immediate, and each look costs microseconds. */
const interval = 300;

export function watchOn(db: Database): Pick<Archive, 'watch'> {
  return {
    watch(changed) {
      let seen: unknown;
      const version = () => {
        try {
          return db.pragma('data_version', { simple: true });
        } catch {
          // The disk is away or another program holds the archive alone; the next call says so, a timer cannot.
          return seen;
        }
      };
      seen = version();
      const timer = setInterval(() => {
        if (!db.open) {
          clearInterval(timer);
          return;
        }
        const present = version();
        if (present === seen) return;
        seen = present;
        changed();
      }, interval);
      // Watching alone must not keep a command line alive.
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
