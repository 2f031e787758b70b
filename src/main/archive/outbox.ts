/**
 * The queue of sends, asked for in stretches, and whose turn it is. Part of the archive; see archive.ts.
 * A send is never removed: what was delivered or cancelled is the history of its item.
 */
import type { Database } from 'better-sqlite3';
import { changesBetween } from '#core/caption/caption.ts';
import type { KeptSend, OutboxArchive, SendChange } from '#core/outbox/kept.ts';
import { longestRest } from '#core/outbox/next.ts';
import { type SendState, sendStates } from '#core/outbox/records.ts';
import { isoOf, millisecondsOf } from '#main/archive/moments.ts';
import { readFields } from '#main/archive/rows.ts';

/** Sends answered where no limit is asked for. */
const usualLimit = 200;

interface SendRow {
  readonly id: string;
  readonly caption: string;
  readonly version: number;
  readonly kind: KeptSend['kind'];
  readonly destination: string;
  readonly destinationName: string;
  readonly fileName: string;
  readonly excerpt: string;
  readonly revision: number;
  readonly state: SendState;
  readonly place: number;
  readonly attempts: number;
  readonly next_try: number;
  readonly embargo: string;
  readonly naming: number;
  readonly stem: string;
  readonly delivery: string;
  readonly sequence: number | null;
  readonly bytesSent: number;
  readonly bytesTotal: number;
  readonly queuedAt: string;
  readonly who: string;
  readonly problem: string | null;
  readonly receipt: string | null;
  /** What was queued and what the caption says now, where its revision moved on. */
  readonly queued_fields: string | null;
  readonly present_fields: string | null;
}

const columns = `
  q.id, q.caption, q.version, q.kind, q.destination, d.record ->> 'name' AS destinationName,
  q.file_name AS fileName, q.excerpt, q.revision, q.state, q.place, q.attempts, q.embargo, q.naming, q.stem, q.delivery, q.sequence,
  q.bytes_sent AS bytesSent, q.bytes_total AS bytesTotal, q.queued_at AS queuedAt, q.who, q.receipt,
  CASE WHEN q.state = 'waiting' THEN max(q.next_try, d.rest_until) ELSE q.next_try END AS next_try,
  CASE WHEN q.state = 'waiting' THEN coalesce(q.problem, d.trouble) ELSE q.problem END AS problem,
  CASE WHEN c.revision <> q.revision THEN v.fields END AS queued_fields,
  CASE WHEN c.revision <> q.revision THEN c.fields END AS present_fields`;

const joins = `
  JOIN destinations AS d ON d.id = q.destination
  JOIN item_versions AS v ON v.caption = q.caption AND v.version = q.version
  LEFT JOIN captions AS c ON c.id = q.caption`;

type Queue = Pick<
  OutboxArchive,
  | 'addSend'
  | 'send'
  | 'sends'
  | 'sendsOfCaption'
  | 'saveSend'
  | 'remakeFiles'
  | 'beginAnew'
  | 'sendCounts'
  | 'sendsInTurn'
  | 'stemTaken'
  | 'changeAll'
  | 'stoppedFor'
>;

export function outboxOn(db: Database): Queue {
  const add = db.prepare(`
    INSERT INTO sends (id, caption, version, kind, destination, file_name, excerpt, revision, state, place, next_try, embargo, queued_at, who)
    VALUES (:id, :caption, :version, :kind, :destination, :fileName, :excerpt, :revision, :state, :place, :next_try, :embargo, :queuedAt, :who)`);
  const byId = db.prepare<{ id: string }, SendRow>(
    `SELECT ${columns} FROM sends AS q ${joins} WHERE q.id = :id`,
  );
  const ofCaption = db.prepare<{ caption: string }, SendRow>(
    `SELECT ${columns} FROM sends AS q ${joins} WHERE q.caption = :caption ORDER BY q.version, q.seq`,
  );
  const states = `(:states IS NULL OR state IN (SELECT value FROM json_each(:states)))`;
  type Filter = { states: string | null; destination: string | null; caption: string | null };
  type Stretch = Filter & { limit: number; offset: number };
  const page = (index: string, condition: string) =>
    db.prepare<Stretch, SendRow>(`
      SELECT ${columns} FROM (
        SELECT seq AS found FROM sends INDEXED BY ${index} WHERE ${condition} AND ${states}
        ORDER BY ended_or_not, list_order, seq LIMIT :limit OFFSET :offset) AS f
      CROSS JOIN sends AS q ON q.seq = f.found ${joins}
      ORDER BY q.ended_or_not, q.list_order, q.seq`);
  const pages = {
    all: page('sends_in_order', 'ended_or_not IN (0, 1) AND :destination IS NULL AND :caption IS NULL'),
    destination: page('sends_of_destination_in_order', 'destination = :destination AND :caption IS NULL'),
    caption: page(
      'sends_of_caption',
      'caption = :caption AND (:destination IS NULL OR destination = :destination)',
    ),
  };
  const counted = db
    .prepare<Omit<Filter, 'caption'>, number>(`
      SELECT coalesce(sum(sends), 0) FROM send_counts
      WHERE (:destination IS NULL OR destination = :destination) AND ${states}`)
    .pluck();
  const countedOfCaption = db
    .prepare<Filter, number>(`
      SELECT count(*) FROM sends
      WHERE caption = :caption AND (:destination IS NULL OR destination = :destination) AND ${states}`)
    .pluck();
  const counts = db.prepare<[], { state: SendState; sends: number }>(
    'SELECT state, sum(sends) AS sends FROM send_counts GROUP BY state',
  );
  const save = db.prepare(`
    UPDATE sends SET version = :version, kind = :kind, revision = :revision, excerpt = :excerpt, state = :state, place = :place,
      attempts = :attempts, next_try = :next_try, embargo = :embargo, naming = :naming, stem = :stem, delivery = :delivery,
      sequence = :sequence, bytes_sent = :bytesSent, bytes_total = :bytesTotal, problem = :problem,
      receipt = :receipt, ended = CASE WHEN :state NOT IN ('delivered', 'cancelled') THEN 0 WHEN ended = 0 THEN :ended ELSE ended END
    WHERE id = :id`);
  const plain = db.prepare<{ id: string }, { next_try: number; problem: string | null }>(
    'SELECT next_try, problem FROM sends WHERE id = :id',
  );
  const inTurn = db.prepare<{ destination: string; now: number; late: number; limit: number }, SendRow>(`
    SELECT ${columns} FROM sends AS q INDEXED BY sends_by_turn ${joins}
    WHERE q.destination = :destination AND q.state = 'waiting'
      AND (q.next_try <= :now OR q.next_try > :late)
      AND NOT EXISTS (
        SELECT 1 FROM sends AS e INDEXED BY sends_of_caption
        WHERE e.caption = q.caption AND e.version < q.version AND e.destination = q.destination AND e.ended = 0)
    ORDER BY q.place, q.seq LIMIT :limit`);
  const stems = db
    .prepare<{ destination: string; stem: string; except: string }, number>(
      `SELECT 1 FROM sends WHERE destination = :destination AND stem = :stem COLLATE NOCASE AND id <> :except LIMIT 1`,
    )
    .pluck();
  const changeAll = db.prepare<{
    destination: string;
    from: string;
    to: SendState;
    problem: string | null;
  }>(`
    UPDATE sends SET state = :to, problem = :problem, next_try = 0
    WHERE destination = :destination AND state IN (SELECT value FROM json_each(:from))`);
  const remakeFiles = db.prepare<{ destination: string }>(`
    UPDATE sends SET stem = '', delivery = '', bytes_sent = 0, bytes_total = 0
    WHERE destination = :destination AND naming = 0 AND state IN ('held', 'waiting', 'paused', 'stopped')`);
  // What stands at the old place says nothing about the new one: names begun there are begun anew.
  const beginAnew = db.prepare<{ destination: string }>(`
    UPDATE sends SET naming = 0, delivery = '', bytes_sent = 0,
      state = CASE state WHEN 'sending' THEN 'waiting' ELSE state END
    WHERE destination = :destination AND state IN ('held', 'waiting', 'sending', 'paused', 'stopped')`);
  const stoppedFor = db
    .prepare<{ destination: string; kinds: string }, string>(`
      SELECT id FROM sends INDEXED BY sends_by_turn
      WHERE destination = :destination AND state = 'stopped'
        AND problem ->> 'kind' IN (SELECT value FROM json_each(:kinds)) ORDER BY place, seq`)
    .pluck();

  const send = (id: string): KeptSend | null => {
    const row = byId.get({ id });
    return row ? sendOf(row) : null;
  };

  return {
    addSend(sent) {
      add.run({ ...sent, next_try: sent.state === 'held' ? millisecondsOf(sent.embargo) : 0 });
    },
    send,
    sends({ states: wanted, destination = null, caption = null, offset = 0, limit = usualLimit }) {
      const filter = { states: wanted ? JSON.stringify(wanted) : null, destination, caption };
      const total =
        (caption === null
          ? counted.get({ states: filter.states, destination })
          : countedOfCaption.get(filter)) ?? 0;
      const read = caption !== null ? pages.caption : destination !== null ? pages.destination : pages.all;
      return { total, sends: read.all({ ...filter, offset, limit }).map(sendOf) };
    },
    sendsOfCaption: (caption) => ofCaption.all({ caption }).map(sendOf),
    saveSend(id, change) {
      const before = byId.get({ id });
      const own = plain.get({ id });
      if (!before || !own) throw new Error(`No send has the id ${id}.`);
      const other = change.version !== undefined && change.version !== before.version;
      const anew = other ? { stem: '', delivery: '', bytesSent: 0, bytesTotal: 0 } : {};
      save.run({ ...before, ...own, ...anew, ...rowOf(change), ended: Date.now() });
    },
    remakeFiles(destination) {
      remakeFiles.run({ destination });
    },
    beginAnew(destination) {
      beginAnew.run({ destination });
    },
    sendCounts() {
      const found = new Map(counts.all().map(({ state, sends }) => [state, sends]));
      const entries = sendStates.map((state) => [state, found.get(state) ?? 0] as const);
      return Object.fromEntries(entries) as Record<SendState, number>;
    },
    sendsInTurn(destination, { now, limit }) {
      const moment = millisecondsOf(now);
      return inTurn.all({ destination, now: moment, late: moment + longestRest, limit }).map(sendOf);
    },
    stemTaken: (destination, stem, except) => stems.get({ destination, stem, except }) !== undefined,
    changeAll: (destination, from, to, problem) =>
      changeAll.run({
        destination,
        from: JSON.stringify(from),
        to,
        problem: problem && JSON.stringify(problem),
      }).changes,
    stoppedFor: (destination, kinds) => stoppedFor.all({ destination, kinds: JSON.stringify(kinds) }),
  };
}

function sendOf(row: SendRow): KeptSend {
  const { next_try, queued_fields, present_fields, naming, problem, receipt, ...same } = row;
  return {
    ...same,
    nextTry: isoOf(next_try),
    naming: naming === 1,
    problem: problem === null ? null : JSON.parse(problem),
    receipt: receipt === null ? null : JSON.parse(receipt),
    edited: differ(queued_fields, present_fields),
  };
}

/** Texts that differ may still mean the same: an older program wrote the fields in another order. */
function differ(queued: string | null, present: string | null): boolean {
  if (queued === null || present === null || queued === present) return false;
  return changesBetween(readFields(queued), readFields(present)).length > 0;
}

/** The columns that a change is about. */
function rowOf({ nextTry, naming, problem, receipt, ...same }: SendChange) {
  return {
    ...same,
    ...(nextTry === undefined ? {} : { next_try: millisecondsOf(nextTry) }),
    ...(naming === undefined ? {} : { naming: naming ? 1 : 0 }),
    ...(problem === undefined ? {} : { problem: problem && JSON.stringify(problem) }),
    ...(receipt === undefined ? {} : { receipt: receipt && JSON.stringify(receipt) }),
  };
}
