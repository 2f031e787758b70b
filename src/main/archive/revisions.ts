/**
 * The append-only log of who changed what, when, from what to what. captions.ts writes to it in the
 * same transaction as the change itself; the schema refuses to change or remove a line.
 */
import type { Database } from 'better-sqlite3';
import type { Clock } from '#core/ports.ts';
import type { Revision } from '#core/records.ts';

/** A line to be written; `field` is a caption field's id, or "decision". */
export type NewRevision = Omit<Revision, 'id'>;

export interface RevisionLog {
  append(revision: NewRevision): void;
  /** Oldest first. */
  revisions(caption: string): Revision[];
}

export function revisionsOn(db: Database, clock: Clock): RevisionLog {
  const append = db.prepare<Revision & { before: string; after: string }>(`
    INSERT INTO revisions (caption, id, at, who, why, field, before, after)
    VALUES (:caption, :id, :at, :who, :why, :field, :before, :after)`);
  const ofCaption = db.prepare<{ caption: string }, Revision & { before: string; after: string }>(`
    SELECT caption, id, at, who, why, field, before, after FROM revisions WHERE caption = :caption ORDER BY id`);

  return {
    append(revision) {
      append.run({
        ...revision,
        id: clock.newId(),
        before: JSON.stringify(revision.before),
        after: JSON.stringify(revision.after),
      });
    },
    revisions: (caption) =>
      ofCaption
        .all({ caption })
        .map((row) => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) })),
  };
}
