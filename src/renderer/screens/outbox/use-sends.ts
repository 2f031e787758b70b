/** The sends that the outbox shows, page by page as they come into view, with the bytes of those on their way. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SendQuery } from '#core/outbox/records.ts';
import { listen, newsroom } from '#renderer/client.ts';
import {
  missingPages,
  noSends,
  outOfDate,
  pageSize,
  type SendPages,
  withProgress,
  withSends,
} from '#renderer/screens/outbox/send-pages.ts';

/** Changes closer together than this are answered with one question, in milliseconds. */
const calm = 150;
/** What another program does with the outbox is not heard here. */
const elsewhereEvery = 5_000;
/** Sends asked for at once where their ids alone are wanted: the most that one call answers. */
const idsAtOnce = 1_000;

export type SendFilter = Pick<SendQuery, 'states' | 'destination'>;

export interface Sends {
  readonly list: SendPages;
  /** Bytes a second of each send on its way. */
  readonly rates: ReadonlyMap<string, number>;
  /** Why the list could not be read, or ''. */
  readonly trouble: string;
  /** Says which places are in view, inclusive. */
  want(first: number, last: number): void;
  refresh(): void;
  /** The ids of a stretch of the list, whether it is here or not; both ends inclusive. */
  idsBetween(first: number, last: number): Promise<string[]>;
}

/** @param filter compared by value */
export function useSends(filter: SendFilter): Sends {
  const key = JSON.stringify(filter);
  const [held, setHeld] = useState({ key, list: noSends, trouble: '' });
  const [rates, setRates] = useState<ReadonlyMap<string, number>>(new Map());
  const list = held.key === key ? held.list : noSends;
  const turn = useRef(0);
  const newest = useRef(key);
  newest.current = key;
  const asking = useRef(new Set<number>());
  const view = useRef({ first: 0, last: pageSize - 1 });

  const ask = useCallback(async (of: string, page: number) => {
    if (asking.current.has(page)) return;
    asking.current.add(page);
    const asked = turn.current;
    const query: SendFilter = JSON.parse(of);
    const answer = await newsroom['outbox.list']({
      query: { ...query, offset: page * pageSize, limit: pageSize },
    });
    if (turn.current !== asked) return;
    asking.current.delete(page);
    setHeld((before) => {
      const from = before.key === of ? before.list : noSends;
      if (!answer.ok) return { key: of, list: from, trouble: answer.problem.message };
      const { total, sends } = answer.value;
      return { key: of, list: withSends(from, page, total, sends), trouble: '' };
    });
  }, []);

  const refresh = useCallback(() => {
    turn.current += 1;
    asking.current = new Set();
    // Subtle: answers on their way were just let go. What is held may still be of the filter before, and
    // has to become this one's, or nothing asks for it again.
    const of = newest.current;
    setHeld((before) => ({
      key: of,
      list: outOfDate(before.key === of ? before.list : noSends),
      trouble: '',
    }));
  }, []);

  useEffect(() => {
    turn.current += 1;
    asking.current = new Set();
    view.current = { first: 0, last: pageSize - 1 };
    void ask(key, 0);
  }, [key, ask]);

  // After every answer and every change: whatever is in view and not here is asked for.
  useEffect(() => {
    if (held.key !== key || held.trouble !== '') return;
    for (const page of missingPages(held.list, view.current.first, view.current.last)) void ask(key, page);
  }, [held, key, ask]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        refresh();
      }, calm);
    };
    const forget = [
      listen('outbox.changed', soon),
      listen('destinations.changed', soon),
      listen('outbox.progress', ({ send, bytesSent, bytesTotal, rate }) => {
        setHeld((before) => ({ ...before, list: withProgress(before.list, send, bytesSent, bytesTotal) }));
        setRates((before) => new Map([...before, [send, rate]]));
      }),
    ];
    const clock = setInterval(refresh, elsewhereEvery);
    return () => {
      clearTimeout(timer);
      clearInterval(clock);
      for (const each of forget) each();
    };
  }, [refresh]);

  const want = useCallback(
    (first: number, last: number) => {
      view.current = { first, last };
      for (const page of missingPages(list, first, last)) void ask(key, page);
    },
    [key, list, ask],
  );

  const idsBetween = useCallback(
    async (first: number, last: number) => {
      const ids: string[] = [];
      const query: SendFilter = JSON.parse(key);
      for (let offset = first; offset <= last; offset += idsAtOnce) {
        const limit = Math.min(idsAtOnce, last - offset + 1);
        const answer = await newsroom['outbox.list']({ query: { ...query, offset, limit } });
        if (!answer.ok) break;
        ids.push(...answer.value.sends.map(({ id }) => id));
        if (answer.value.sends.length < limit) break;
      }
      return ids;
    },
    [key],
  );

  return { list, rates, trouble: held.key === key ? held.trouble : '', want, refresh, idsBetween };
}
