import { describe, expect, test } from 'vitest';
import type { Card } from '#core/records.ts';
import {
  cardAt,
  indexOfCaption,
  missingPages,
  noPages,
  outdated,
  pageSize,
  withPage,
} from '#renderer/screens/desk/caption-pages.ts';

function card(id: string): Card {
  return {
    id,
    batch: 'batch',
    photo: null,
    fileName: `${id}.jpg`,
    headline: '',
    caption: '',
    credit: '',
    byline: '',
    dateCreated: '',
    capturedAt: '',
    city: '',
    status: 'uncaptioned',
    rating: 0,
    errors: 0,
    warnings: 0,
    duplicates: 0,
    width: 0,
    height: 0,
  };
}

const cardsOf = (page: number) =>
  Array.from({ length: pageSize }, (_, at) => card(`c${page * pageSize + at}`));
const total = 100_000;

describe('the pages of a long list', () => {
  test('a card is found by its place and by its caption', () => {
    const list = withPage(noPages, 3, total, cardsOf(3));
    expect(cardAt(list, 3 * pageSize + 7)?.id).toBe('c607');
    expect(indexOfCaption(list, 'c607')).toBe(607);
    expect(cardAt(list, 0)).toBeUndefined();
    expect(indexOfCaption(list, 'c1')).toBe(-1);
  });

  test('only the first page is asked for while the length is unknown', () => {
    expect(missingPages(noPages, 0, 5_000)).toEqual([0]);
  });

  test('asks for what is in view and not here, never past the end', () => {
    const list = withPage(noPages, 0, 450, cardsOf(0));
    expect(missingPages(list, 150, 9_999)).toEqual([1, 2]);
  });

  test('what may be out of date stays on show and is asked for again', () => {
    const list = outdated(withPage(noPages, 0, total, cardsOf(0)));
    expect(cardAt(list, 0)?.id).toBe('c0');
    expect(missingPages(list, 0, 10)).toEqual([0]);
    expect(missingPages(withPage(list, 0, total, cardsOf(0)), 0, 10)).toEqual([]);
  });

  test('a list that grew shorter forgets the pages past its end', () => {
    const long = withPage(withPage(noPages, 4, 1_000, cardsOf(4)), 0, 1_000, cardsOf(0));
    expect([...withPage(long, 0, 100, cardsOf(0)).pages.keys()]).toEqual([0]);
  });

  test('scrolling through everything keeps memory bounded, nearest pages first', () => {
    let list = noPages;
    for (let page = 0; page < 500; page += 1) list = withPage(list, page, total, []);
    expect(list.pages.size).toBe(60);
    expect(Math.min(...list.pages.keys())).toBe(440);
  });
});
