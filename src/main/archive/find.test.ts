import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statuses } from '#core/caption/caption.ts';
import type { Archive } from '#core/ports.ts';
import { type CaptionQuery, sortKeys } from '#core/records.ts';
import { connect, prepareToWrite } from '#main/archive/connection.ts';
import { pageSql, type Source } from '#main/archive/find.ts';
import { addBatch, addCaption, edit, openIn, photoCalled, temporaryFolder } from '#main/archive/testing.ts';

let place: ReturnType<typeof temporaryFolder>;
let archive: Archive;
let harbour: string;
let airport: string;
beforeAll(() => {
  place = temporaryFolder();
  archive = openIn(place.folder);
  harbour = addBatch(archive, 'Harbour');
  airport = addBatch(archive, 'Airport');
  const bylines = ['Ölander', 'Abebe', 'Zorić', 'Çelik', ''];
  for (let number = 0; number < 60; number += 1) {
    addCaption(
      archive,
      number % 3 ? harbour : airport,
      {
        caption: `Crew number ${number} at work in the ${number % 2 ? 'harbour' : 'yard'}.`,
        byline: bylines[number % bylines.length] ?? '',
      },
      {
        photo:
          number % 7
            ? photoCalled(`HF_${(number * 37) % 101}.jpg`, {
                capturedAt: `2026-11-12T${String(10 + (number % 9))}:00:00+01:00`,
              })
            : null,
        status: statuses[number % statuses.length] ?? 'draft',
      },
    );
  }
});
afterAll(() => {
  archive.close();
  place.remove();
});

describe('paging', () => {
  test('any stretch of any list is that stretch of the whole list', () => {
    const query = fc.record(
      {
        words: fc.constantFrom('crew', 'harb', 'nowhere', 'hf 3'),
        batch: fc.constantFrom('harbour', 'airport'),
        status: fc.constantFrom(...statuses),
        sort: fc.constantFrom(...sortKeys),
        descending: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(query, fc.nat(70), fc.nat(20), ({ batch, ...rest }, offset, limit) => {
        const list: CaptionQuery = {
          ...rest,
          ...(batch ? { batch: batch === 'harbour' ? harbour : airport } : {}),
        };
        const whole = archive.find(list);
        const part = archive.find({ ...list, offset, limit });
        expect(whole.total).toBe(whole.cards.length);
        expect(part.total).toBe(whole.total);
        expect(part.cards).toEqual(whole.cards.slice(offset, offset + limit));
        expect(archive.ids({ ...list, offset, limit })).toEqual(part.cards.map(({ id }) => id));
        for (const card of whole.cards) {
          if (list.batch) expect(card.batch).toBe(list.batch);
          if (list.status) expect(card.status).toBe(list.status);
        }
        if (rest.descending !== undefined && rest.sort !== undefined) {
          const other = archive.ids({ ...list, descending: !rest.descending });
          expect(other).toEqual(whole.cards.map(({ id }) => id).reverse());
        }
      }),
      { numRuns: 150 },
    );
  });

  test('orders', () => {
    const column = (sort: CaptionQuery['sort'], key: 'fileName' | 'byline' | 'capturedAt' | 'status') => [
      ...new Set(archive.find({ ...(sort ? { sort } : {}) }).cards.map((card) => card[key])),
    ];
    const files = column('fileName', 'fileName').filter((name) => name !== '');
    expect(files).toEqual(files.toSorted((a, b) => Number(a.slice(3, -4)) - Number(b.slice(3, -4))));
    expect(column('byline', 'byline')).toEqual(['', 'Abebe', 'Çelik', 'Ölander', 'Zorić']);
    expect(column('captured', 'capturedAt')).toEqual(column('captured', 'capturedAt').toSorted());
    expect(column('status', 'status')).toEqual([...statuses]);
    expect(archive.ids({})).toEqual(archive.ids({ sort: 'added', descending: false }));
  });

  test('an unknown batch is an empty list', () => {
    expect(archive.find({ batch: '019a0000-0000-7000-8000-000000000000' })).toEqual({ total: 0, cards: [] });
  });
});

test('a card shows what the grid needs', () => {
  const photo = photoCalled('card.jpg');
  const id = addCaption(
    archive,
    harbour,
    { headline: 'Ferries', caption: 'é'.repeat(200), credit: 'Vela', city: 'Åhus' },
    { photo, rating: 3, errors: 1 },
  );
  expect(archive.find({ words: 'card.jpg' }).cards).toEqual([
    {
      id,
      batch: harbour,
      photo: photo.id,
      fileName: 'card.jpg',
      headline: 'Ferries',
      caption: 'é'.repeat(160),
      credit: 'Vela',
      byline: '',
      dateCreated: '',
      capturedAt: photo.capturedAt,
      city: 'Åhus',
      status: 'draft',
      rating: 3,
      errors: 1,
      warnings: 0,
      duplicates: 0,
      width: 600,
      height: 400,
    },
  ]);
});

describe('search', () => {
  let id: string;
  beforeAll(() => {
    id = addCaption(
      archive,
      harbour,
      {
        caption: 'Ayşe Çelik speaks in Łódź.',
        people: ['Ayşe "Ay" Çelik'],
        keywords: ['Gewässer'],
        country: 'Polen',
      },
      { fileName: 'LDZ_20261112_0007.JPG' },
    );
  });

  test.each([
    'Çelik',
    'celik',
    'CELIK',
    'C\u0327elik',
    'ay',
    'lodz',
    'Łódź ayse',
    'speaks çel',
    'LDZ_2026',
    'ldz_20261112_0007.jpg',
    '0007',
    'gewasser pol',
    '"Çelik"',
    '(celik)',
  ])('%j finds the caption', (words) => {
    expect(archive.ids({ words })).toContain(id);
  });

  test.each(['—', '"', '" OR "', '*', 'NEAR(', 'celik NOT speaks', 'caption:celik', '^celik -speaks'])(
    '%j is words, not syntax',
    (words) => {
      expect(() => archive.find({ words })).not.toThrow();
    },
  );

  test.each(['"', '— …', '*', '()'])('%j, without a letter, finds nothing', (words) => {
    expect(archive.find({ words })).toEqual({ total: 0, cards: [] });
  });

  test('only spaces are no search', () => {
    expect(archive.find({ words: '  ' }).total).toBe(archive.find({}).total);
  });

  test('follows edits', () => {
    edit(archive, id, { caption: 'Nothing here.', people: [] });
    expect(archive.find({ words: 'lodz' }).total).toBe(0);
    expect(archive.ids({ words: 'nothing' })).toEqual([id]);
  });

  test('any text is accepted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => void archive.find({ words })),
    );
  });
});

describe('query plans', () => {
  const planOf = (sql: string): string[] => {
    const db = connect(`${place.folder}/archive.sqlite`);
    prepareToWrite(db);
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all({
      batch: 1,
      status: 1,
      match: 'x',
      limit: 1,
      offset: 0,
    });
    db.close();
    return plan.map(({ detail }) => detail);
  };

  test.each(
    sortKeys.flatMap((sort) =>
      (['all', 'batch', 'words', 'common words'] as const).map((source): [string, Source] => [sort, source]),
    ),
  )('by %s from %s: inside an index, nothing sorted but few hits', (key, source) => {
    const sort = sortKeys.find((known) => known === key) ?? 'added';
    for (const descending of [false, true]) {
      const plan = planOf(pageSql(sort, descending, source));
      const captions = plan.filter((step) => /^(SCAN|SEARCH) c\b/.test(step));
      expect(captions).toHaveLength(1);
      if (source !== 'words') {
        expect(captions[0]).toContain('USING COVERING INDEX');
        expect(plan.join()).not.toContain('TEMP B-TREE');
      } else expect(captions[0]).toMatch(/^SEARCH c/);
      if (source === 'words' && sort === 'added') expect(plan.join()).not.toContain('TEMP B-TREE');
    }
  });
});
