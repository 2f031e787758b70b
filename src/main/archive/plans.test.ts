import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { archiveOn } from '#main/archive/archive.ts';
import { connect, prepareToWrite } from '#main/archive/connection.ts';
import { archiveFileName } from '#main/archive/open.ts';
import { clock, openIn, temporaryFolder } from '#main/archive/testing.ts';

/** Tables that grow with the archive: walking through one of them is felt at 100,000 captions. */
const large =
  /^SCAN (captions|c|photos|revisions|caption_keys|terms|t|name_pieces|documents|pairs|pair_decisions|job_paths|sends|q|e|item_versions|v)\b/;

/** The statements that may: each is asked for once, on request or at the start, not while someone types. */
const wholeTable = [
  /^SELECT count\(\*\) FROM (photos|captions|revisions)$/,
  // All duplicate pairs, for their own screen.
  /FROM pairs AS p LEFT JOIN pair_decisions/,
];

let place: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  place = temporaryFolder();
  openIn(place.folder).close();
});
afterAll(() => place.remove());

test('no statement of the archive walks through a large table', () => {
  const db = connect(join(place.folder, archiveFileName));
  prepareToWrite(db);
  const prepare = vi.spyOn(db, 'prepare');
  archiveOn(db, place.folder, clock);
  const statements = prepare.mock.calls.map(([sql]) => sql.trim());
  prepare.mockRestore();
  expect(statements.length).toBeGreaterThan(50);

  const walks: string[] = [];
  for (const sql of statements) {
    if (wholeTable.some((known) => known.test(sql))) continue;
    const names = [...sql.matchAll(/:([a-z_]+)/gi)].map(([, name = '']): [string, null] => [name, null]);
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    for (const { detail } of names.length > 0 ? plan.all(Object.fromEntries(names)) : plan.all()) {
      if (large.test(detail)) walks.push(`${detail}: ${sql}`);
    }
  }
  db.close();
  expect(walks).toEqual([]);
});
