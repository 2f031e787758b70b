/**
 * Asks for the pages of a caption list as they come into view, and again after something changed.
 * Answers to an older question are dropped.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaptionQuery } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import {
  type CaptionPages,
  missingPages,
  noPages,
  outdated,
  pageSize,
  withPage,
} from '#renderer/screens/desk/caption-pages.ts';

/**
 * Questions under way at a time. A list that is dragged passes hundreds of pages: what is asked next is
 * what is in view when an answer comes, and not what was in view a second ago.
 */
const mostUnderWay = 2;

export interface Pages {
  readonly list: CaptionPages;
  /** Why the list could not be read, or ''. */
  readonly trouble: string;
  /** Says which places are in view, inclusive. */
  want(first: number, last: number): void;
  /** Asks again for what is in view. */
  refresh(): void;
}

/** The captions a query finds. `query` is compared by value. */
export function usePages(query: Omit<CaptionQuery, 'offset' | 'limit'>): Pages {
  const key = JSON.stringify(query);
  const [held, setHeld] = useState({ key, list: noPages, trouble: '' });
  const list = held.key === key ? held.list : noPages;
  const asking = useRef({ key, turn: 0, pages: new Set<number>() });
  const view = useRef({ first: 0, last: pageSize - 1 });

  const ask = useCallback((of: string, page: number) => {
    const now = asking.current;
    if (now.key !== of || now.pages.has(page) || now.pages.size >= mostUnderWay) return;
    now.pages.add(page);
    const { turn } = now;
    const asked: Omit<CaptionQuery, 'offset' | 'limit'> = JSON.parse(of);
    const stretch = { offset: page * pageSize, limit: pageSize };
    newsroom['captions.find']({ query: { ...asked, ...stretch } }).then((answer) => {
      if (asking.current.key !== of || asking.current.turn !== turn) return;
      asking.current.pages.delete(page);
      setHeld((before) => {
        const from = before.key === of ? before.list : noPages;
        if (!answer.ok) return { key: of, list: from, trouble: answer.problem.message };
        const { total, cards } = answer.value;
        return { key: of, list: withPage(from, page, total, cards), trouble: '' };
      });
    });
  }, []);

  // After every answer and every scroll: whatever is in view and not here is asked for.
  useEffect(() => {
    if (asking.current.key !== key) {
      asking.current = { key, turn: asking.current.turn + 1, pages: new Set() };
      view.current = { first: 0, last: pageSize - 1 };
    }
    if (held.key === key && held.trouble !== '') return;
    for (const page of missingPages(list, view.current.first, view.current.last)) ask(key, page);
  }, [key, list, held.key, held.trouble, ask]);

  const want = useCallback(
    (first: number, last: number) => {
      view.current = { first, last };
      for (const page of missingPages(list, first, last)) ask(key, page);
    },
    [key, list, ask],
  );

  const refresh = useCallback(() => {
    asking.current = { key: asking.current.key, turn: asking.current.turn + 1, pages: new Set() };
    const { key: of } = asking.current;
    // Subtle: what is held may still be of the query before. The answers on their way were just let go,
    // so something has to change here, or the list of this query is never asked for again.
    setHeld((before) => ({
      key: of,
      list: outdated(before.key === of ? before.list : noPages),
      trouble: '',
    }));
  }, []);

  return { list, trouble: held.key === key ? held.trouble : '', want, refresh };
}
