/**
 * The port Archive on one SQLite connection, put together from one file per noun. Made by open.ts.
 * Every change that takes more than one statement is one immediate transaction here, whether or
 * not the caller opened a larger one around it.
 */
import type { Database } from 'better-sqlite3';
import type { Archive, Clock } from '#core/ports.ts';
import { batchesOn } from '#main/archive/batches.ts';
import { captionsOn } from '#main/archive/captions.ts';
import { documentsOn } from '#main/archive/documents.ts';
import { duplicatesOn } from '#main/archive/duplicates.ts';
import { findOn } from '#main/archive/find.ts';
import { healthOn } from '#main/archive/health.ts';
import { housesOn } from '#main/archive/houses.ts';
import { jobsOn } from '#main/archive/jobs.ts';
import { revisionsOn } from '#main/archive/revisions.ts';
import { termsOn } from '#main/archive/terms.ts';
import { watchOn } from '#main/archive/watch.ts';

/** The archive in a folder, on a connection that is migrated and prepared to write. It owns the connection. */
export function archiveOn(db: Database, folder: string, clock: Clock): Archive {
  const log = revisionsOn(db, clock);
  const terms = termsOn(db);
  const captions = captionsOn(db, log, terms);
  const duplicates = duplicatesOn(db);
  const jobs = jobsOn(db);

  // Subtle: immediate takes the write lock at once. A transaction that reads first and writes later
  // fails at the write, without waiting, when another process wrote in between.
  function transaction<T>(work: () => T): T {
    return db.transaction(work).immediate();
  }

  return {
    folder,
    transaction,
    ...batchesOn(db),
    ...findOn(db),
    ...captions,
    addEntry: (entry, why, who) => transaction(() => captions.addEntry(entry, why, who)),
    save: (change) => transaction(() => captions.save(change)),
    setDecision: (id, decision, status, why, who, at) =>
      transaction(() => captions.setDecision(id, decision, status, why, who, at)),
    removeEntry: (id) =>
      transaction(() => {
        duplicates.forgetPairs(id);
        captions.removeEntry(id);
      }),
    revisions: log.revisions,
    setKeys: (caption, keys) => transaction(() => duplicates.setKeys(caption, keys)),
    candidates: duplicates.candidates,
    setPairs: (caption, pairs) => transaction(() => duplicates.setPairs(caption, pairs)),
    pairs: duplicates.pairs,
    decidePair: (a, b, decision) => transaction(() => duplicates.decidePair(a, b, decision)),
    suggest: terms.suggest,
    similarPeople: terms.similarPeople,
    knownWords: terms.knownWords,
    ...documentsOn(db),
    saveJob: (job) => transaction(() => jobs.saveJob(job)),
    jobs: jobs.jobs,
    ...housesOn(db),
    ...healthOn(db),
    ...watchOn(db),
    close() {
      db.close();
    },
  };
}
