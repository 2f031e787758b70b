/**
 * The port Archive on one SQLite connection, put together from one file per noun. Made by open.ts.
 * Every change that takes more than one statement is one immediate transaction here, whether or
 * not the caller opened a larger one around it.
 */
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Archive, Clock } from '#core/ports.ts';
import { batchesOn } from '#main/archive/batches.ts';
import { captionsOn } from '#main/archive/captions.ts';
import { destinationsOn } from '#main/archive/destinations.ts';
import { documentsOn } from '#main/archive/documents.ts';
import { duplicatesOn } from '#main/archive/duplicates.ts';
import { findOn } from '#main/archive/find.ts';
import { healthOn } from '#main/archive/health.ts';
import { housesOn } from '#main/archive/houses.ts';
import { itemVersionsOn } from '#main/archive/item-versions.ts';
import { jobsOn } from '#main/archive/jobs.ts';
import { outboxOn } from '#main/archive/outbox.ts';
import { outboxOrderOn } from '#main/archive/outbox-order.ts';
import { outboxRunnerOn } from '#main/archive/outbox-runner.ts';
import { ArchiveRefusal, gone, isBusy, readable } from '#main/archive/refusal.ts';
import { revisionsOn } from '#main/archive/revisions.ts';
import { termsOn } from '#main/archive/terms.ts';
import { watchOn } from '#main/archive/watch.ts';

/**
 * Milliseconds of one wait for the write lock; waits follow each other until patience ends.
 * SQLite looks after 1, 2, 5, 10 … ms and from then on every 100 ms, and so misses the moments
 * between the many short changes of another program's import: starting over keeps it looking.
 */
const shortWait = 30;

/** The archive in a folder, on a connection that is migrated and prepared to write. It owns the connection. */
export function archiveOn(db: Database, folder: string, clock: Clock): Archive {
  const log = revisionsOn(db, clock);
  const terms = termsOn(db);
  const captions = captionsOn(db, folder, log, terms);
  const duplicates = duplicatesOn(db);
  const jobs = jobsOn(db);
  const sends = outboxOn(db);
  const runner = outboxRunnerOn(db);

  const patience = Number(db.pragma('busy_timeout', { simple: true }));

  const nested = db.transaction((work: () => unknown) => work());

  // Subtle: immediate takes the write lock at once. A transaction that reads first and writes later
  // fails at the write, without waiting, when another process wrote in between. A folder that was
  // deleted or moved away still takes writes, into a file that nobody will find: that is no "saved".
  function transaction<T>(work: () => T): T {
    if (db.inTransaction) return nested(work) as T;
    if (!db.memory && !existsSync(db.name)) throw new ArchiveRefusal('unwritable', gone(folder));
    const until = performance.now() + patience;
    db.pragma(`busy_timeout = ${shortWait}`);
    try {
      for (;;) {
        let begun = false;
        try {
          return db
            .transaction(() => {
              begun = true;
              return work();
            })
            .immediate();
        } catch (problem) {
          if (begun || !isBusy(problem) || performance.now() >= until) throw problem;
        }
      }
    } finally {
      db.pragma(`busy_timeout = ${patience}`);
    }
  }

  // A change of several statements that is only part of a larger one needs no savepoint of its own: where it
  // fails, the larger one fails with it.
  const whole = <T>(work: () => T): T => (db.inTransaction ? work() : transaction(work));

  return inSentences(db, {
    folder,
    transaction,
    ...batchesOn(db),
    ...findOn(db),
    ...captions,
    addEntry: (entry, why, who) => whole(() => captions.addEntry(entry, why, who)),
    save: (change) => whole(() => captions.save(change)),
    setDecision: (id, decision, status, why, who, at) =>
      whole(() => captions.setDecision(id, decision, status, why, who, at)),
    removeEntry: (id) =>
      whole(() => {
        duplicates.forgetPairs(id);
        captions.removeEntry(id);
      }),
    restoreEntry: (entry) => whole(() => captions.restoreEntry(entry)),
    revisions: log.revisions,
    setKeys: (caption, keys) => whole(() => duplicates.setKeys(caption, keys)),
    candidates: duplicates.candidates,
    setPairs: (caption, pairs) => whole(() => duplicates.setPairs(caption, pairs)),
    pairs: duplicates.pairs,
    decidePair: (a, b, decision) => whole(() => duplicates.decidePair(a, b, decision)),
    forgetDecision: (a, b) => whole(() => duplicates.forgetDecision(a, b)),
    suggest: terms.suggest,
    similarPeople: terms.similarPeople,
    knownWords: terms.knownWords,
    ...documentsOn(db),
    saveJob: (job) => whole(() => jobs.saveJob(job)),
    jobs: jobs.jobs,
    ...housesOn(db),
    ...destinationsOn(db),
    ...itemVersionsOn(db),
    ...sends,
    saveSend: (id, change) => whole(() => sends.saveSend(id, change)),
    ...outboxOrderOn(db),
    ...runner,
    claimOutbox: () => whole(() => runner.claimOutbox()),
    releaseOutbox: () => whole(() => runner.releaseOutbox()),
    ...healthOn(db),
    ...watchOn(db),
    close() {
      db.close();
    },
  });
}

/** The same archive; what SQLite says of a full disk, a lock or a damaged page is put into words for the desk. */
function inSentences(db: Database, archive: Archive): Archive {
  return new Proxy(archive, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, given);
        } catch (problem) {
          if (!db.open) throw new Error('The archive is closed.', { cause: problem });
          throw readable(problem, db.name);
        }
      };
    },
  });
}
