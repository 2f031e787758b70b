/** The sends of the outbox's list as far as they have been fetched: see list-pages.ts. The hook in use-sends.ts does the asking. */
import type { Send } from '#core/outbox/records.ts';
import { type ListPages, pagesOf } from '#renderer/parts/list-pages.ts';

/** Sends asked for at once: a few screens, about 60 kB. */
export const pageSize = 100;
const mostPages = 40;

export type SendPages = ListPages<Send>;

export const {
  none: noSends,
  at: sendAt,
  indexOf: indexOfSend,
  missing: missingPages,
  withPage: withSends,
  outdated: outOfDate,
} = pagesOf<Send>(pageSize, mostPages);

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
