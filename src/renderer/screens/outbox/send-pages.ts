/**
 * The stretches of the outbox's list that have been fetched so far. A queue of tens of thousands is asked
 * for in pages as they come into view; pages that may be out of date stay on show until their replacement
 * arrives. Pure values; the hook in use-sends.ts does the asking.
 */
import type { Send } from '#core/outbox/records.ts';

/** Sends asked for at once: a few screens, about 60 kB. */
export const pageSize = 100;
/** Pages kept; the farthest from the newest one are let go. */
const mostPages = 40;

export interface SendPages {
  /** null until the first answer. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Send[]>;
  readonly stale: ReadonlySet<number>;
}

export const noSends: SendPages = { total: null, pages: new Map(), stale: new Set() };

/** The send at a place of the list, or undefined where it has not arrived. */
export function sendAt({ pages }: SendPages, index: number): Send | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/** Where a send stands among what is here, or -1. */
export function indexOfSend({ pages }: SendPages, id: string): number {
  for (const [page, sends] of pages) {
    const within = sends.findIndex((send) => send.id === id);
    if (within >= 0) return page * pageSize + within;
  }
  return -1;
}

/** The pages between two places (inclusive) that have to be asked for. */
export function missingPages({ total, pages, stale }: SendPages, first: number, last: number): number[] {
  const end = total === null ? 0 : Math.floor(Math.min(last, Math.max(0, total - 1)) / pageSize);
  const missing: number[] = [];
  for (let page = Math.floor(Math.max(0, first) / pageSize); page <= end; page += 1) {
    if (!pages.has(page) || stale.has(page)) missing.push(page);
  }
  return missing;
}

/** The list with one more page. */
export function withSends(list: SendPages, page: number, total: number, sends: readonly Send[]): SendPages {
  const last = Math.floor(Math.max(0, total - 1) / pageSize);
  const kept = [...list.pages]
    .filter(([number]) => number !== page && number <= last)
    .sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page))
    .slice(0, mostPages - 1);
  const stale = new Set(list.stale);
  stale.delete(page);
  return { total, pages: new Map([...kept, [page, sends]]), stale };
}

/** The list after something in it changed: shown on, and asked for again where it is in view. */
export function outOfDate(list: SendPages): SendPages {
  return { ...list, stale: new Set(list.pages.keys()) };
}

/** The list with the bytes of this moment of a send on its way. */
export function withProgress(list: SendPages, id: string, bytesSent: number, bytesTotal: number): SendPages {
  const at = indexOfSend(list, id);
  const send = sendAt(list, at);
  if (!send) return list;
  const page = Math.floor(at / pageSize);
  const sends = (list.pages.get(page) ?? []).map((each) =>
    each.id === id ? { ...each, bytesSent, bytesTotal } : each,
  );
  return { ...list, pages: new Map([...list.pages, [page, sends]]) };
}
