/**
 * The stretches of a long list that have been fetched so far. A list of 100,000 is asked for in pages
 * as they come into view; pages that may be out of date stay on show until their replacement arrives.
 * Pure values, for the desk's captions and the outbox's sends; hooks do the asking.
 */

export interface ListPages<Item> {
  /** How many the query finds; null until the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Item[]>;
  /** Pages to ask for again when they are next in view. */
  readonly stale: ReadonlySet<number>;
}

/**
 * What can be done with the pages of one sort of list.
 * @param pageSize lines asked for at once
 * @param mostPages pages kept; beyond that the farthest from the newest one are let go
 */
export function pagesOf<Item extends { readonly id: string }>(pageSize: number, mostPages: number) {
  type Pages = ListPages<Item>;
  const none: Pages = { total: null, pages: new Map(), stale: new Set() };
  return {
    none,
    /** The line at a place in the list, or undefined where it has not arrived. */
    at: ({ pages }: Pages, index: number): Item | undefined =>
      pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    /** Where a line stands among the pages that are here, or -1. */
    indexOf({ pages }: Pages, id: string): number {
      for (const [page, lines] of pages) {
        const within = lines.findIndex((line) => line.id === id);
        if (within >= 0) return page * pageSize + within;
      }
      return -1;
    },
    /** The pages between two places (inclusive) that have to be asked for. */
    missing({ total, pages, stale }: Pages, first: number, last: number): number[] {
      const end = total === null ? 0 : Math.floor(Math.min(last, Math.max(0, total - 1)) / pageSize);
      const missing: number[] = [];
      for (let page = Math.floor(Math.max(0, first) / pageSize); page <= end; page += 1) {
        if (!pages.has(page) || stale.has(page)) missing.push(page);
      }
      return missing;
    },
    /** The list with one more page. A page that is farthest from it goes when there are too many. */
    withPage(list: Pages, page: number, total: number, lines: readonly Item[]): Pages {
      const last = Math.floor(Math.max(0, total - 1) / pageSize);
      const kept = [...list.pages]
        .filter(([number]) => number !== page && number <= last)
        .sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
        .slice(0, mostPages - 1);
      const stale = new Set(list.stale);
      stale.delete(page);
      return { total, pages: new Map([...kept, [page, lines]]), stale };
    },
    /** The list after something in it changed: shown on, and asked for again where it is in view. */
    outdated: (list: Pages): Pages => ({ ...list, stale: new Set(list.pages.keys()) }),
  };
}
