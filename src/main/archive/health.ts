/** The archive's own check-up, for `cutline doctor`. Reads every page: seconds, on a large archive. */
import type { Database } from 'better-sqlite3';
import type { Archive } from '#core/ports.ts';
import { schemaVersion } from '#main/archive/migrate.ts';

export function healthOn(db: Database): Pick<Archive, 'health'> {
  const countPhotos = db.prepare<[], number>('SELECT count(*) FROM photos').pluck();
  const countCaptions = db.prepare<[], number>('SELECT count(*) FROM captions').pluck();
  const countRevisions = db.prepare<[], number>('SELECT count(*) FROM revisions').pluck();
  const counted = db.prepare<[], number>('SELECT coalesce(sum(captions), 0) FROM batch_counts').pluck();
  const orphans = db.prepare<[], string>('SELECT DISTINCT "table" FROM pragma_foreign_key_check').pluck();

  return {
    health() {
      const problems: string[] = [];
      for (const row of asList(db.pragma('integrity_check'))) {
        const said = Object.values(row).join(' ');
        if (said !== 'ok') problems.push(said);
      }
      for (const table of orphans.all()) problems.push(`Rows of ${table} refer to rows that are not there.`);
      const captions = countCaptions.get() ?? 0;
      if (counted.get() !== captions)
        problems.push('The numbers of captions kept for the batches are wrong.');
      return {
        ok: problems.length === 0,
        problems,
        schema: schemaVersion(db),
        photos: countPhotos.get() ?? 0,
        captions,
        revisions: countRevisions.get() ?? 0,
      };
    },
  };
}

function asList(rows: unknown): object[] {
  return Array.isArray(rows)
    ? rows.filter((row): row is object => typeof row === 'object' && row !== null)
    : [];
}
