/**
 * Places and moments of the queue of sends: where a send stands, and when something is due next. Part
 * of the archive; see archive.ts.
 */
import type { Database } from 'better-sqlite3';
import type { OutboxArchive } from '#core/outbox/kept.ts';
import { isoOf, millisecondsOf } from '#main/archive/moments.ts';

type Order = Pick<OutboxArchive, 'releaseHeld' | 'nextMoment' | 'placesBetween' | 'spreadPlaces'>;

export function outboxOrderOn(db: Database): Order {
  const release = db
    .prepare<{ now: number }, string>(`
      UPDATE sends SET state = 'waiting', next_try = 0 WHERE state = 'held' AND next_try <= :now RETURNING caption`)
    .pluck();
  const next = db
    .prepare<{ now: number }, number | null>(`
      SELECT min(moment) FROM (
        SELECT min(next_try) AS moment FROM sends INDEXED BY sends_by_time WHERE state = 'held'
        UNION ALL
        SELECT min(next_try) FROM sends INDEXED BY sends_by_time WHERE state = 'waiting' AND next_try > :now
        UNION ALL
        SELECT min(rest_until) FROM destinations WHERE rest_until > :now)`)
    .pluck();
  const first = db
    .prepare<{ from: number; to: number }, number | null>(
      'SELECT min(place) FROM sends WHERE place >= :from AND place < :to',
    )
    .pluck();
  const last = db
    .prepare<{ from: number; to: number }, number | null>(
      'SELECT max(place) FROM sends WHERE place >= :from AND place < :to',
    )
    .pluck();
  const spread = db.prepare<{ from: number; to: number; start: number }>(`
    UPDATE sends SET place = :start + numbered.number
    FROM (
      SELECT seq, row_number() OVER (ORDER BY place, seq) AS number
      FROM sends INDEXED BY sends_by_place WHERE place >= :from AND place < :to) AS numbered
    WHERE sends.seq = numbered.seq`);

  return {
    releaseHeld: (now) => [...new Set(release.all({ now: millisecondsOf(now) }))],
    nextMoment: (now) => isoOf(next.get({ now: millisecondsOf(now) }) ?? 0),
    placesBetween({ from, to }) {
      const [lowest, highest] = [first.get({ from, to }) ?? null, last.get({ from, to }) ?? null];
      return lowest === null || highest === null ? null : { first: lowest, last: highest };
    },
    spreadPlaces({ from, to, start }) {
      spread.run({ from, to, start });
    },
  };
}
