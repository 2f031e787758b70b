/**
 * What each version of an item said, append-only like the revision log, and the message numbers of
 * services, which survive restarts. Part of the archive; see archive.ts.
 */
import type { Database } from 'better-sqlite3';
import type { OutboxArchive } from '#core/outbox/kept.ts';
import type { ItemVersion } from '#core/outbox/records.ts';
import { readFields, writeFields } from '#main/archive/rows.ts';

type VersionRow = Omit<ItemVersion, 'fields'> & { readonly fields: string };

type ItemVersions = Pick<OutboxArchive, 'itemVersions' | 'itemVersion' | 'addItemVersion' | 'takeSequence'>;

export function itemVersionsOn(db: Database): ItemVersions {
  const columns = 'caption, version, kind, reason, note, who, at, fields';
  const ofCaption = db.prepare<{ caption: string }, VersionRow>(
    `SELECT ${columns} FROM item_versions WHERE caption = :caption ORDER BY version`,
  );
  const one = db.prepare<{ caption: string; version: number }, VersionRow>(
    `SELECT ${columns} FROM item_versions WHERE caption = :caption AND version = :version`,
  );
  const add = db.prepare<VersionRow>(`
    INSERT INTO item_versions (caption, version, kind, reason, note, who, at, fields)
    VALUES (:caption, :version, :kind, :reason, :note, :who, :at, :fields)`);
  const next = db
    .prepare<{ service: string }, number>(`
      INSERT INTO service_sequences (service, number) VALUES (:service, 1)
      ON CONFLICT (service) DO UPDATE SET number = number % 9999 + 1 RETURNING number`)
    .pluck();

  return {
    itemVersions: (caption) => ofCaption.all({ caption }).map(versionOf),
    itemVersion(caption, version) {
      const row = one.get({ caption, version });
      return row ? versionOf(row) : null;
    },
    addItemVersion(version) {
      add.run({ ...version, fields: writeFields(version.fields) });
    },
    takeSequence: (service) => next.get({ service }) ?? 1,
  };
}

function versionOf(row: VersionRow): ItemVersion {
  return { ...row, fields: readFields(row.fields) };
}
