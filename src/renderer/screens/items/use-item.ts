/** What became of the open caption on the wire, asked again whenever one of its sends moves. Used by the desk. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { connection, listen, newsroom } from '#renderer/client.ts';
import type { SentItem } from '#renderer/screens/items/item-words.ts';

interface Known {
  readonly of: string | null;
  readonly item: SentItem;
  readonly trouble: string;
}

const nothingSent: SentItem = { versions: [], sends: [] };
const unknown: Known = { of: null, item: nothingSent, trouble: '' };

export interface OpenItem {
  readonly item: SentItem;
  /** Why it could not be read, or ''. */
  readonly trouble: string;
  /** Whether the answer is there. */
  readonly known: boolean;
}

export function useItem(caption: string | null): OpenItem {
  const [state, setState] = useState(unknown);
  const wanted = useRef(caption);
  wanted.current = caption;

  const ask = useCallback(async () => {
    if (caption === null) return;
    const answer = await newsroom['items.show']({ caption });
    if (wanted.current !== caption) return;
    setState(
      answer.ok
        ? { of: caption, item: answer.value, trouble: '' }
        : { of: caption, item: nothingSent, trouble: answer.problem.message },
    );
  }, [caption]);

  useEffect(() => {
    if (caption === null) return;
    ask();
    const forget = [
      listen('outbox.changed', ({ captions }) => captions.includes(caption) && ask()),
      listen('archive.changed', ask),
      connection.subscribe(() => connection.isUp() && ask()),
    ];
    return () => {
      for (const each of forget) each();
    };
  }, [caption, ask]);

  const { of, item, trouble } = state.of === caption ? state : unknown;
  return { item, trouble, known: of !== null && of === caption };
}
