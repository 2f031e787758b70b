/**
 * Destinations as JSON records without secrets, and the rest that each takes after a trouble. Part of
 * the archive; see archive.ts.
 */
import type { Database } from 'better-sqlite3';
import type { KeptDestination, OutboxArchive } from '#core/outbox/kept.ts';
import { Destination, type SendState } from '#core/outbox/records.ts';
import { isoOf, millisecondsOf } from '#main/archive/moments.ts';

interface DestinationRow {
  readonly id: string;
  readonly record: string;
  readonly failures: number;
  readonly rest_until: number;
  readonly trouble: string | null;
}

type Destinations = Pick<
  OutboxArchive,
  'destinations' | 'destination' | 'saveDestination' | 'removeDestination' | 'setRest'
>;

export function destinationsOn(db: Database): Destinations {
  const columns = 'id, record, failures, rest_until, trouble';
  const all = db.prepare<[], DestinationRow>(`
    SELECT ${columns} FROM destinations WHERE removed = 0 ORDER BY record ->> 'name' COLLATE NOCASE, id`);
  const byId = db.prepare<{ id: string }, DestinationRow>(
    `SELECT ${columns} FROM destinations WHERE id = :id AND removed = 0`,
  );
  const save = db.prepare<{ id: string; record: string }>(`
    INSERT INTO destinations (id, record) VALUES (:id, :record)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record, removed = 0`);
  const remove = db.prepare<{ id: string }>(
    'UPDATE destinations SET removed = 1, failures = 0, rest_until = 0, trouble = NULL WHERE id = :id',
  );
  const rest = db.prepare<{ id: string; failures: number; until: number; trouble: string | null }>(`
    UPDATE destinations SET failures = :failures, rest_until = :until, trouble = :trouble WHERE id = :id`);
  const counts = db.prepare<{ id: string }, { state: SendState; sends: number }>(
    'SELECT state, sends FROM send_counts WHERE destination = :id AND sends > 0',
  );

  const kept = (row: DestinationRow): KeptDestination => ({
    destination: Destination.parse(JSON.parse(row.record)),
    rest: {
      failures: row.failures,
      until: isoOf(row.rest_until),
      trouble: row.trouble === null ? null : JSON.parse(row.trouble),
    },
    counts: Object.fromEntries(counts.all({ id: row.id }).map(({ state, sends }) => [state, sends])),
  });

  return {
    destinations: () => all.all().map(kept),
    destination(id) {
      const row = byId.get({ id });
      return row ? kept(row) : null;
    },
    saveDestination(destination) {
      save.run({ id: destination.id, record: JSON.stringify(destination) });
    },
    removeDestination(id) {
      remove.run({ id });
    },
    setRest(id, { failures, until, trouble }) {
      rest.run({
        id,
        failures,
        until: millisecondsOf(until),
        trouble: trouble && JSON.stringify(trouble),
      });
    },
  };
}
