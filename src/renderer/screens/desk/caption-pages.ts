/**
 * The stretches of a long list that have been fetched so far. A batch of 100,000 captions is asked
 * for in pages as they come into view; pages that may be out of date stay on show until their
 * replacement arrives. Pure values; the hook in use-pages.ts does the asking.
 */
import type { Card } from '#core/records.ts';

/** Cards asked for at once: a few screens of the grid, about 100 kB. */
export const pageSize = 200;

/** Pages kept; beyond that the farthest from view are let go. 60 pages are 12,000 cards. */
const mostPages = 60;

export interface CaptionPages {
  /** How many captions the query finds; null until the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Card[]>;
  /** Pages to ask for again when they are next in view. */
  readonly stale: ReadonlySet<number>;
}

export const noPages: CaptionPages = { total: null, pages: new Map(), stale: new Set() };

/** The card at a place in the list, or undefined where it has not arrived. */
export function cardAt(list: CaptionPages, index: number): Card | undefined {
  return list.pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/** Where a caption stands among the pages that are here, or -1. */
export function indexOfCaption(list: CaptionPages, caption: string): number {
  for (const [page, cards] of list.pages) {
    const within = cards.findIndex(({ id }) => id === caption);
    if (within >= 0) return page * pageSize + within;
  }
  return -1;
}

/** The pages between two places (inclusive) that have to be asked for. */
export function missingPages(list: CaptionPages, first: number, last: number): number[] {
  const end = list.total === null ? 0 : Math.floor(Math.min(last, Math.max(0, list.total - 1)) / pageSize);
  const missing: number[] = [];
  for (let page = Math.floor(Math.max(0, first) / pageSize); page <= end; page += 1) {
    if (!list.pages.has(page) || list.stale.has(page)) missing.push(page);
  }
  return missing;
}

/** The list with one more page. A page that is farthest from it goes when there are too many. */
export function withPage(
  list: CaptionPages,
  page: number,
  total: number,
  cards: readonly Card[],
): CaptionPages {
  const last = Math.floor(Math.max(0, total - 1) / pageSize);
  const kept = [...list.pages]
    .filter(([number]) => number !== page && number <= last)
    .sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
    .slice(0, mostPages - 1);
  const stale = new Set(list.stale);
  stale.delete(page);
  return { total, pages: new Map([...kept, [page, cards]]), stale };
}

/** The list after something in it changed: all of it is shown on, and asked for again. */
export function outdated(list: CaptionPages): CaptionPages {
  return { ...list, stale: new Set(list.pages.keys()) };
}
