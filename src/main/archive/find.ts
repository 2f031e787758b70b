/**
 * Lists of captions: by batch, status and words, in every order, any stretch of 100,000 of them in
 * milliseconds. Part of the archive; see archive.ts. The page is found inside one index; only the
 * rows shown are read.
 */
import type { Database } from 'better-sqlite3';
import { type Status, statuses } from '#core/caption/caption.ts';
import type { Archive } from '#core/ports.ts';
import type { CaptionQuery, Card, SortKey } from '#core/records.ts';
import { matchOf } from '#main/archive/words.ts';

/** Cards answered where no limit is asked for. */
const usualLimit = 1_000;

/** For each order: its column, and the index that holds it within a batch and over the archive. */
const orders = {
  added: { column: 'seq', ofBatch: 'captions_of_batch_by_added', ofAll: 'captions_by_added' },
  captured: {
    column: 'captured_at',
    ofBatch: 'captions_of_batch_by_captured',
    ofAll: 'captions_by_captured',
  },
  fileName: { column: 'file_order', ofBatch: 'captions_of_batch_by_file', ofAll: 'captions_by_file' },
  status: { column: 'status_order', ofBatch: 'captions_of_batch_by_status', ofAll: 'captions_by_status' },
  caption: { column: 'caption_order', ofBatch: 'captions_of_batch_by_caption', ofAll: 'captions_by_caption' },
  byline: { column: 'byline_order', ofBatch: 'captions_of_batch_by_byline', ofAll: 'captions_by_byline' },
} as const satisfies Record<SortKey, { column: string; ofBatch: string; ofAll: string }>;

/**
 * Up to this many hits are read and sorted; beyond, the order's index is walked and each caption
 * looked up among the hits (with 100,000 hits: 20 ms instead of 80).
 */
const manyHits = 5_000;

/** What a page is read from: everything, a batch, few hits of a search, or many. */
export type Source = 'all' | 'batch' | 'words' | 'common words';

/** The stretch of a list that is read, and what it is read from. */
interface Stretch {
  readonly batch: number | null;
  readonly status: number | null;
  readonly match: string | null;
  readonly limit: number;
  readonly offset: number;
}

export function findOn(db: Database): Pick<Archive, 'find' | 'ids'> {
  const batchSeq = db.prepare<{ id: string }, number>('SELECT seq FROM batches WHERE id = :id').pluck();
  const counted = db
    .prepare<{ batch: number | null; status: Status | null }, number>(`
      SELECT coalesce(sum(captions), 0) FROM batch_counts
      WHERE (:batch IS NULL OR batch = :batch) AND (:status IS NULL OR status = :status)`)
    .pluck();
  const hits = db
    .prepare<{ match: string }, number>(
      'SELECT count(*) FROM caption_search WHERE caption_search MATCH :match',
    )
    .pluck();
  const hitsWithin = db
    .prepare<{ match: string; batch: number | null; status: number | null }, number>(`
      SELECT count(*) FROM caption_search AS s
      CROSS JOIN captions AS c INDEXED BY captions_by_added ON c.seq = s.rowid
      WHERE caption_search MATCH :match
        AND (:batch IS NULL OR c.batch = :batch) AND (:status IS NULL OR c.status_order = :status)`)
    .pluck();
  const cards = db.prepare<{ seqs: string }, Card>(`
    SELECT c.id, b.id AS batch, c.photo, c.file_name AS fileName, c.headline, c.excerpt AS caption, c.credit,
      c.byline, c.date_created AS dateCreated, c.captured_at AS capturedAt, c.city, c.status, c.rating,
      c.errors, c.warnings, c.duplicates, coalesce(p.width, 0) AS width, coalesce(p.height, 0) AS height
    FROM json_each(:seqs) AS wanted
    CROSS JOIN captions AS c ON c.seq = wanted.value
    CROSS JOIN batches AS b ON b.seq = c.batch
    LEFT JOIN photos AS p ON p.id = c.photo
    ORDER BY wanted.key`);
  // The index holds the ids close together; the rows themselves are spread over the whole file.
  const idsOf = db
    .prepare<{ seqs: string }, string>(`
      SELECT c.id FROM json_each(:seqs) AS wanted
      CROSS JOIN captions AS c INDEXED BY captions_by_added ON c.seq = wanted.value
      ORDER BY wanted.key`)
    .pluck();

  // One statement per order, direction and source, prepared when first asked for.
  const pages = new Map<string, (stretch: Stretch) => number[]>();
  const page = (sort: SortKey, descending: boolean, source: Source, stretch: Stretch): number[] => {
    const name = `${sort} ${descending} ${source}`;
    const known = pages.get(name);
    if (known) return known(stretch);
    const statement = db.prepare<Stretch, number>(pageSql(sort, descending, source)).pluck();
    const read = (asked: Stretch) => statement.all(asked);
    pages.set(name, read);
    return read(stretch);
  };

  /** How many there are, and the seqs of the stretch asked for, in order. */
  const list = (query: CaptionQuery, limit: number): { total: number; seqs: number[] } => {
    const batch = query.batch === undefined ? null : (batchSeq.get({ id: query.batch }) ?? -1);
    const status = query.status === undefined ? null : statuses.indexOf(query.status);
    const words = query.words?.trim() ?? '';
    const match = words === '' ? null : matchOf(words);
    if (words !== '' && match === null) return { total: 0, seqs: [] };

    const filtered = batch !== null || status !== null;
    const total =
      (match === null
        ? counted.get({ batch, status: query.status ?? null })
        : filtered
          ? hitsWithin.get({ match, batch, status })
          : hits.get({ match })) ?? 0;
    // Words without an order asked for: the newest first, as a desk looks for today's picture.
    const sort = query.sort ?? 'added';
    const descending = query.descending ?? (match !== null && query.sort === undefined);

    const start = Math.min(query.offset ?? 0, total);
    const length = Math.min(limit, total - start);
    if (length === 0) return { total, seqs: [] };
    // SQLite walks over every row that an offset skips, so the stretch is read from the nearer end.
    const fromEnd = start > total / 2;
    const offset = fromEnd ? total - start - length : start;
    const ofWords = total > manyHits && sort !== 'added' ? 'common words' : 'words';
    const source = match !== null ? ofWords : batch !== null ? 'batch' : 'all';
    const seqs = page(sort, descending !== fromEnd, source, { batch, status, match, limit: length, offset });
    return { total, seqs: fromEnd ? seqs.reverse() : seqs };
  };

  return {
    // One read transaction, so that the total and the page show the same moment.
    find: db.transaction((query: CaptionQuery) => {
      const { total, seqs } = list(query, query.limit ?? usualLimit);
      return { total, cards: cards.all({ seqs: JSON.stringify(seqs) }) };
    }),
    ids: db.transaction((query: CaptionQuery) => {
      const { seqs } = list(query, query.limit ?? Number.MAX_SAFE_INTEGER);
      return idsOf.all({ seqs: JSON.stringify(seqs) });
    }),
  };
}

/** The statement that reads a page of seqs: a fixed set, chosen from the table of orders. */
export function pageSql(sort: SortKey, descending: boolean, source: Source): string {
  const { column, ofBatch, ofAll } = orders[sort];
  const direction = descending ? 'DESC' : 'ASC';
  const order = column === 'seq' ? `c.seq ${direction}` : `c.${column} ${direction}, c.seq ${direction}`;
  const status = '(:status IS NULL OR c.status_order = :status)';
  const stretch = `ORDER BY ${order} LIMIT :limit OFFSET :offset`;
  if (source === 'all')
    return `SELECT c.seq FROM captions AS c INDEXED BY ${ofAll} WHERE ${status} ${stretch}`;
  if (source === 'batch') {
    return `SELECT c.seq FROM captions AS c INDEXED BY ${ofBatch} WHERE c.batch = :batch AND ${status} ${stretch}`;
  }
  const within = `(:batch IS NULL OR c.batch = :batch) AND ${status}`;
  if (source === 'common words') {
    return `SELECT c.seq FROM captions AS c INDEXED BY ${ofAll}
      WHERE c.seq IN (SELECT rowid FROM caption_search WHERE caption_search MATCH :match) AND ${within} ${stretch}`;
  }
  if (sort === 'added') {
    return `SELECT s.rowid FROM caption_search AS s
      CROSS JOIN captions AS c INDEXED BY captions_by_added ON c.seq = s.rowid
      WHERE caption_search MATCH :match AND ${within}
      ORDER BY s.rowid ${direction} LIMIT :limit OFFSET :offset`;
  }
  return `SELECT c.seq FROM caption_search AS s CROSS JOIN captions AS c ON c.seq = s.rowid
    WHERE caption_search MATCH :match AND ${within} ${stretch}`;
}
