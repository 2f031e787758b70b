/**
 * Opens the archive of a folder, making or updating it first. Used by assemble.ts alone. Every
 * reason not to open it is one readable sentence, thrown before anything was written.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Archive, Clock } from '#core/ports.ts';
import { archiveOn } from '#main/archive/archive.ts';
import { applicationId, connect, prepareToWrite } from '#main/archive/connection.ts';
import { migrate, readMigrations, schemaVersion } from '#main/archive/migrate.ts';
import { ArchiveRefusal, noArchive, notAnArchive, readable } from '#main/archive/refusal.ts';
import { makeFolder } from '#main/make-folder.ts';

/** The database inside an archive folder. */
export const archiveFileName = 'archive.sqlite';

/** Where and with what an archive is opened. */
export interface OpenArchive {
  readonly folder: string;
  /** Whether an archive that is not there is made, with its folder; so where not given. */
  readonly create?: boolean;
  /** The folder of numbered SQL files: db/migrations in a checkout, the bundled copy in the app. */
  readonly migrationsFolder: string;
  readonly clock: Clock;
  /** Milliseconds to wait for another process's lock; 5000 where not given. */
  readonly patience?: number;
}

/**
 * Opens the archive.
 * @throws ArchiveRefusal whose message is one sentence for the person at the desk
 */
export function openArchive(how: OpenArchive): Archive {
  const { folder, create = true, migrationsFolder, clock, patience = 5000 } = how;
  refuseOldRuntime(process.versions);
  const file = join(folder, archiveFileName);
  const migrations = readMigrations(migrationsFolder);
  let db: Database | null = null;
  if (!create && !existsSync(file)) throw new ArchiveRefusal('missing', noArchive(folder));
  try {
    makeFolder(folder);
    db = connect(file, patience);
    refuseForeign(db);
    if (schemaVersion(db) <= migrations.length && !prepareToWrite(db)) {
      throw new ArchiveRefusal(
        'unwritable',
        `The disk of ${folder} cannot hold an archive; choose a folder on a local disk.`,
      );
    }
    migrate(db, migrations, join(folder, backupName(clock.now(), schemaVersion(db))));
    return archiveOn(db, folder, clock);
  } catch (problem) {
    db?.close();
    throw readable(problem, file);
  }
}

/**
 * Subtle: better-sqlite3 ends the process with a segmentation fault on a Node whose Node-API is
 * older than 10, so this is asked before its library is loaded, which happens at the first connection.
 */
export function refuseOldRuntime(versions: {
  readonly napi?: string | undefined;
  readonly node: string;
}): void {
  if (Number(versions.napi ?? 0) >= 10) return;
  throw new ArchiveRefusal(
    'runtime',
    `Cutline needs Node 22.14 or newer to open an archive; this is Node ${versions.node}.`,
  );
}

function refuseForeign(db: Database): void {
  const objects = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  const id = Number(db.pragma('application_id', { simple: true }));
  if (objects === 0 && id === 0) db.pragma(`application_id = ${applicationId}`);
  else if (id !== applicationId) throw new ArchiveRefusal('foreign', notAnArchive(db.name));
}

/** The copy made before migrating, dated so that copies sort: archive-2026-11-12-094122-schema-1.sqlite. */
function backupName(now: string, version: number): string {
  const [date = '', time = ''] = now.split('T');
  return `archive-${date}-${time.slice(0, 8).replaceAll(':', '')}-schema-${version}.sqlite`;
}
