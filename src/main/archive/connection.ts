/**
 * One connection to an archive file, set up the only way Cutline uses SQLite: the pragmas stand
 * here and nowhere else, and so do the functions that the schema's triggers call. Used by open.ts,
 * the migration tests and scripts/schema.ts.
 */
import Database from 'better-sqlite3';
import { fold } from '#main/archive/fold.ts';
import { piecesOfName } from '#main/archive/people.ts';

/** "Cutl" in ASCII: written in the file's header, so the archive can be told from other databases. */
export const applicationId = 0x43_75_74_6c;

/**
 * Opens or creates the file. Nothing is written yet.
 * @param patience milliseconds to wait for a lock that another process holds
 */
export function connect(file: string, patience = 5000): Database.Database {
  const db = new Database(file, { timeout: patience });
  // Triggers call these two; see db/migrations/0003-search.sql.
  db.function('fold', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? fold(text) : '',
  );
  db.function('name_pieces', { deterministic: true }, (name: unknown) =>
    JSON.stringify(typeof name === 'string' ? piecesOfName(name) : []),
  );
  return db;
}

/**
 * The pragmas of a connection that will write. FULL: a save that was shown as saved survives a
 * power cut, at the price of one fsync.
 * @returns false where the disk cannot hold a write-ahead log, as some network drives cannot
 */
export function prepareToWrite(db: Database.Database): boolean {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // 32 MB of pages: the indexes of 100,000 captions stay in memory between calls.
  db.pragma('cache_size = -32768');
  return mode === 'wal' || mode === 'memory';
}
