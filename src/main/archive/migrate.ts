/**
 * Brings an archive to the newest schema, one numbered SQL file after the other, forward only.
 * Used by open.ts; a new archive takes the same steps as an old one. Never leaves a step half
 * done: each is one exclusive transaction, checked before it is committed.
 */
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ArchiveRefusal, damaged, readable } from '#main/archive/refusal.ts';

/** One file of db/migrations. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * The migrations in a folder, in order.
 * @throws Error when the numbers do not run 0001, 0002, … without a gap
 */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`Migration ${name} should be number ${index + 1}.`);
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/** The schema version of an archive; 0 before the first migration. */
export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Runs the migrations that the archive does not have yet.
 * @param backup where the copy of an archive that already holds something is put first
 * @throws ArchiveRefusal when the archive is newer, damaged, or a step fails; the archive is then as it was before that step
 */
export function migrate(db: Database, migrations: readonly Migration[], backup: string): void {
  const newest = migrations.length;
  const version = schemaVersion(db);
  if (version > newest) {
    throw new ArchiveRefusal(
      'newer',
      `The archive ${db.name} was made by a newer Cutline (schema ${version}; this one knows up to ${newest}). Update Cutline to open it.`,
    );
  }
  if (version === newest) return;
  if (version > 0 && db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw new ArchiveRefusal('damaged', damaged(db.name));
  }
  const copy = holdsSomething(db, version) ? makeCopy(db, backup) : null;
  try {
    for (const migration of migrations) step(db, migration, () => copy?.keep());
  } finally {
    copy?.discard();
  }
}

/** An archive that another process is making at this moment is empty, and needs no copy. */
function holdsSomething(db: Database, version: number): boolean {
  if (version === 0) return false;
  const anything = `SELECT EXISTS (SELECT 1 FROM batches) OR EXISTS (SELECT 1 FROM houses) OR EXISTS (SELECT 1 FROM settings)`;
  return db.prepare(anything).pluck().get() === 1;
}

/** A copy under a name of its own, given its final name once a step is about to change the archive. */
function makeCopy(db: Database, backup: string): { keep(): void; discard(): void } {
  const draft = `${backup}.${process.pid}`;
  let kept = false;
  db.prepare('VACUUM INTO :draft').run({ draft });
  return {
    keep() {
      if (!kept) renameSync(draft, backup);
      kept = true;
    },
    discard() {
      if (!kept) rmSync(draft, { force: true });
    },
  };
}

/** @param starting called under the lock, before the archive is changed */
function step(db: Database, migration: Migration, starting: () => void): void {
  // Subtle: foreign keys can only be switched outside a transaction, and rebuilding a table inside
  // one would cascade into the tables that refer to it.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      // Read again under the lock: another process may have taken this step a moment ago.
      if (schemaVersion(db) >= migration.version) return;
      starting();
      db.exec(migration.sql);
      const orphans = db.pragma('foreign_key_check');
      if (!Array.isArray(orphans) || orphans.length > 0)
        throw new Error('rows refer to rows that are not there');
      const integrity = db.pragma('integrity_check(1)', { simple: true });
      if (integrity !== 'ok') throw new Error(String(integrity));
      db.pragma(`user_version = ${migration.version}`);
    }).exclusive();
  } catch (problem) {
    const known = readable(problem, db.name);
    if (known instanceof ArchiveRefusal) throw known;
    const said = problem instanceof Error ? problem.message : String(problem);
    throw new ArchiveRefusal(
      'migration',
      `The archive ${db.name} could not be brought up to date (step ${migration.name}: ${said}) and was left as it was.`,
      problem,
    );
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
