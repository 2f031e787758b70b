/** Batches and how many captions of each status they hold. Part of the archive; see archive.ts. */
import type { Database } from 'better-sqlite3';
import { type Status, statuses } from '#core/caption/caption.ts';
import type { Archive } from '#core/ports.ts';
import type { Batch } from '#core/records.ts';

interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  /** {"draft": 3, …}; statuses without captions may be missing. */
  readonly counts: string;
}

const batchColumns = `
  b.id, b.name, b.created_at,
  (SELECT json_group_object(n.status, n.captions) FROM batch_counts AS n WHERE n.batch = b.seq) AS counts`;

export function batchesOn(
  db: Database,
): Pick<Archive, 'batches' | 'batchByName' | 'addBatch' | 'renameBatch' | 'removeEmptyBatch'> {
  const all = db.prepare<[], BatchRow>(
    `SELECT ${batchColumns} FROM batches AS b ORDER BY b.created_at DESC, b.seq DESC`,
  );
  const byName = db.prepare<{ name: string }, BatchRow>(
    `SELECT ${batchColumns} FROM batches AS b WHERE b.name = :name ORDER BY b.seq DESC LIMIT 1`,
  );
  const add = db.prepare<{ id: string; name: string; createdAt: string }>(
    'INSERT INTO batches (id, name, created_at) VALUES (:id, :name, :createdAt)',
  );
  const rename = db.prepare<{ id: string; name: string }>('UPDATE batches SET name = :name WHERE id = :id');
  // A batch that once held a caption has its counts, and stays.
  const removeEmpty = db.prepare<{ id: string; job: string }>(`
    DELETE FROM batches WHERE id = :id
      AND NOT EXISTS (SELECT 1 FROM captions WHERE batch = batches.seq)
      AND NOT EXISTS (SELECT 1 FROM documents WHERE batch = batches.seq)
      AND NOT EXISTS (SELECT 1 FROM batch_counts WHERE batch = batches.seq)
      AND NOT EXISTS (SELECT 1 FROM jobs WHERE batch = :id AND id <> :job AND report ->> 'state' <> 'done')`);

  return {
    batches: () => all.all().map(batchOf),
    batchByName(name) {
      const row = byName.get({ name });
      return row ? batchOf(row) : null;
    },
    addBatch({ id, name, createdAt }) {
      add.run({ id, name, createdAt });
    },
    renameBatch(id, name) {
      if (rename.run({ id, name }).changes === 0) throw new Error(`No batch has the id ${id}.`);
    },
    removeEmptyBatch(id, job) {
      removeEmpty.run({ id, job });
    },
  };
}

function batchOf(row: BatchRow): Batch {
  const known: Partial<Record<Status, number>> = JSON.parse(row.counts);
  const counts = emptyCounts();
  let total = 0;
  for (const status of statuses) {
    counts[status] = known[status] ?? 0;
    total += counts[status];
  }
  return { id: row.id, name: row.name, createdAt: row.created_at, total, counts };
}

function emptyCounts(): Record<Status, number> {
  return { uncaptioned: 0, draft: 0, flagged: 0, ready: 0, sent: 0, killed: 0 };
}
