/**
 * Duplicate keys, pairs and decisions as rows: who shares keys with whom, which pairs were found,
 * and what was decided. What a duplicate *is* stands in core/duplicates. Part of the archive; see
 * archive.ts.
 */
import type { Database } from 'better-sqlite3';
import type { Archive } from '#core/ports.ts';
import type { Pair, PairQuery } from '#core/records.ts';

/**
 * A key carried by more captions than this says nothing (the agency's stock phrases), and reading
 * its captions would take longer than a keystroke may. Only when all keys are as common are they
 * used after all, each for its newest captions, so a caption sent 600 times is still found.
 */
const commonKey = 500;
/** Pairs answered where no limit is asked for. */
const usualLimit = 1_000;

interface PairRow {
  readonly a: string;
  readonly b: string;
  readonly class: Pair['comparison']['class'];
  readonly score: number;
  readonly reason: string;
  readonly burst: number;
  readonly found_at: string;
  readonly decision: 'keep-both' | null;
  readonly who: string | null;
  readonly at: string | null;
  readonly why: string | null;
}

/** A decision holds under the class it was made for. Pairs that wait are undecided and no burst. */
const decided = 'LEFT JOIN pair_decisions AS d ON d.a = p.a AND d.b = p.b AND d.class = p.class';
const pairFilter = `
  (:batch IS NULL
    OR (SELECT batch FROM captions WHERE id = p.a) = (SELECT seq FROM batches WHERE id = :batch)
    OR (SELECT batch FROM captions WHERE id = p.b) = (SELECT seq FROM batches WHERE id = :batch))
  AND (:classes IS NULL OR p.class IN (SELECT value FROM json_each(:classes)))
  AND (:undecided = 0 OR (d.decision IS NULL AND p.burst = 0))`;
/** The two scopes of a pair query: all pairs, and those of one caption. */
const pairScopes = {
  all: `pairs AS p ${decided}`,
  caption: `(
      SELECT * FROM pairs WHERE a = :caption UNION ALL SELECT * FROM pairs WHERE b = :caption
    ) AS p ${decided}`,
} as const;

type Duplicates = Pick<
  Archive,
  'setKeys' | 'candidates' | 'setPairs' | 'pairs' | 'decidePair' | 'forgetDecision'
> & {
  /** Forgets the pairs of a caption about to be removed, so that its partners no longer count them. */
  forgetPairs(caption: string): void;
};

export function duplicatesOn(db: Database): Duplicates {
  const seqOf = db.prepare<{ id: string }, number>('SELECT seq FROM captions WHERE id = :id').pluck();
  const dropKeys = db.prepare<{ caption: number }>('DELETE FROM caption_keys WHERE caption = :caption');
  const addKeys = db.prepare<{ keys: string; caption: number }>(`
    INSERT OR IGNORE INTO caption_keys (key, caption) SELECT value, :caption FROM json_each(:keys)`);
  const keysOf = db
    .prepare<{ caption: number }, number>('SELECT key FROM caption_keys WHERE caption = :caption')
    .pluck();
  const withKey = db
    .prepare<{ key: number; most: number }, number>(
      'SELECT caption FROM caption_keys WHERE key = :key ORDER BY caption DESC LIMIT :most',
    )
    .pluck();
  const revisionsOf = db.prepare<{ seqs: string }, { id: string; revision: number }>(`
    SELECT c.id, c.revision FROM json_each(:seqs) AS wanted CROSS JOIN captions AS c ON c.seq = wanted.value
    ORDER BY wanted.key`);

  const partners = db
    .prepare<{ caption: string }, string>(`
      SELECT b FROM pairs WHERE a = :caption UNION SELECT a FROM pairs WHERE b = :caption`)
    .pluck();
  const dropPairs = db.prepare<{ caption: string }>('DELETE FROM pairs WHERE a = :caption OR b = :caption');
  const addPair = db.prepare(`
    INSERT INTO pairs (a, b, class, score, reason, burst, found_at)
    VALUES (:a, :b, :class, :score, :reason, :burst, :foundAt)`);
  const dropStale = db.prepare<{ a: string; b: string; class: string }>(
    'DELETE FROM pair_decisions WHERE a = :a AND b = :b AND class <> :class',
  );
  // Only the counts that change are written: a row of captions is dear, its lists are made anew with it.
  const countNow = `(
      SELECT count(*) FROM (
        SELECT a, b, class, burst FROM pairs WHERE a = captions.id
        UNION ALL SELECT a, b, class, burst FROM pairs WHERE b = captions.id
      ) AS p ${decided}
      WHERE d.decision IS NULL AND p.burst = 0
    )`;
  const counted = db.prepare<{ ids: string }, { id: string; count: number }>(`
    SELECT id, count FROM (
      SELECT captions.id, captions.duplicates, ${countNow} AS count
      FROM json_each(:ids) AS wanted CROSS JOIN captions ON captions.id = wanted.value
    ) WHERE count <> duplicates`);
  const setCount = db.prepare<{ id: string; count: number }>(
    'UPDATE captions SET duplicates = :count WHERE id = :id',
  );
  const recount = (ids: Iterable<string>): string[] => {
    const changed = counted.all({ ids: JSON.stringify([...ids]) });
    for (const { id, count } of changed) setCount.run({ id, count });
    return changed.map(({ id }) => id);
  };
  const decide = db.prepare(`
    INSERT INTO pair_decisions (a, b, class, decision, who, at, why)
    SELECT a, b, class, :decision, :who, :at, :why FROM pairs WHERE a = :a AND b = :b
    ON CONFLICT (a, b) DO UPDATE SET
      class = excluded.class, decision = excluded.decision, who = excluded.who, at = excluded.at, why = excluded.why`);

  const undecide = db.prepare<{ a: string; b: string }>('DELETE FROM pair_decisions WHERE a = :a AND b = :b');

  const pages = mapScopes((scope) => ({
    count: db.prepare(`SELECT count(*) FROM ${scope} WHERE ${pairFilter}`).pluck(),
    page: db.prepare<unknown[], PairRow>(`
      SELECT p.a, p.b, p.class, p.score, p.reason, p.burst, p.found_at, d.decision, d.who, d.at, d.why
      FROM ${scope} WHERE ${pairFilter} ORDER BY p.score DESC, p.a, p.b LIMIT :limit OFFSET :offset`),
  }));

  return {
    setKeys(id, keys) {
      const caption = seqOf.get({ id });
      if (caption === undefined) throw new Error(`No caption has the id ${id}.`);
      const wanted = new Set(keys);
      const kept = keysOf.all({ caption });
      if (kept.length === wanted.size && kept.every((key) => wanted.has(key))) return;
      dropKeys.run({ caption });
      addKeys.run({ caption, keys: JSON.stringify([...wanted]) });
    },

    candidates(keys, except, limit) {
      const own = seqOf.get({ id: except });
      const lists = [...new Set(keys)].map((key) => withKey.all({ key, most: commonKey + 1 }));
      const telling = mostShared(
        lists.filter((list) => list.length <= commonKey),
        own,
      );
      const best = telling.length > 0 ? telling : mostShared(lists, own);
      return revisionsOf.all({ seqs: JSON.stringify(best.slice(0, limit)) });
    },

    setPairs(caption, pairs) {
      const touched = new Set([caption, ...partners.all({ caption })]);
      dropPairs.run({ caption });
      for (const { a, b, comparison, foundAt } of pairs) {
        const { class: kind, score, reason, burst } = comparison;
        addPair.run({ a, b, class: kind, score, reason, burst: burst ? 1 : 0, foundAt });
        dropStale.run({ a, b, class: kind });
        touched.add(a).add(b);
      }
      return recount(touched);
    },

    forgetPairs(caption) {
      const touched = partners.all({ caption });
      dropPairs.run({ caption });
      recount(touched);
    },

    pairs(query) {
      const { count, page } = query.caption === undefined ? pages.all : pages.caption;
      const parameters = pairParameters(query);
      const { limit = usualLimit, offset = 0 } = query;
      return {
        total: Number(count.get(parameters)),
        pairs: page.all({ ...parameters, limit, offset }).map(pairOf),
      };
    },

    decidePair(a, b, { decision, who, at, why }) {
      const [first, second] = a < b ? [a, b] : [b, a];
      if (decide.run({ a: first, b: second, decision, who, at, why }).changes === 0) {
        throw new Error('These two captions are not a duplicate pair any more.');
      }
      recount([a, b]);
    },

    forgetDecision(a, b) {
      const [first, second] = a < b ? [a, b] : [b, a];
      undecide.run({ a: first, b: second });
      recount([a, b]);
    },
  };
}

/** The captions on these lists, those on most lists first, newer before older; one caption left out. */
function mostShared(lists: readonly (readonly number[])[], except: number | undefined): number[] {
  const shared = new Map<number, number>();
  for (const list of lists) for (const caption of list) shared.set(caption, (shared.get(caption) ?? 0) + 1);
  if (except !== undefined) shared.delete(except);
  return [...shared].sort((one, other) => other[1] - one[1] || other[0] - one[0]).map(([caption]) => caption);
}

function mapScopes<Value>(value: (scope: string) => Value): Record<keyof typeof pairScopes, Value> {
  return { all: value(pairScopes.all), caption: value(pairScopes.caption) };
}

function pairParameters(query: PairQuery) {
  return {
    batch: query.batch ?? null,
    ...(query.caption === undefined ? {} : { caption: query.caption }),
    classes: query.classes === undefined ? null : JSON.stringify(query.classes),
    undecided: query.undecided ? 1 : 0,
  };
}

function pairOf(row: PairRow): Pair {
  const { decision, who, at, why } = row;
  return {
    a: row.a,
    b: row.b,
    comparison: { class: row.class, score: row.score, reason: row.reason, burst: row.burst === 1 },
    foundAt: row.found_at,
    decision: decision && who !== null && at !== null && why !== null ? { decision, who, at, why } : null,
  };
}
