/** The open caption's checks with its misspellings, and which of them F8 last went to. */
import { useMemo, useState } from 'react';
import { type Check, gatherChecks, type Mend } from '#renderer/screens/desk/checks.ts';
import { useSpelling } from '#renderer/screens/desk/spelling/use-spelling.ts';
import { wordsOf } from '#renderer/screens/desk/spelling/words.ts';
import type { OpenCaption } from '#renderer/screens/desk/use-caption.ts';

/** A name in one of these fields is spelled right wherever the caption has it. */
const nameFields = [
  'byline',
  'people',
  'credit',
  'sublocation',
  'city',
  'state',
  'country',
  'event',
] as const;

export interface CheckList {
  readonly all: readonly Check[];
  readonly current: string | null;
  /** What Alt Enter applies: the fix of the current check, else the first there is. */
  readonly offered: Mend | undefined;
  setCurrent(key: string | null): void;
  /** The next or previous check, around the end. */
  from(by: 1 | -1): Check | undefined;
  learn(word: string): void;
}

export function useChecks(open: OpenCaption | null, learned: readonly string[]): CheckList {
  const [current, setCurrent] = useState<string | null>(null);
  const text = open?.fields.caption;
  const review = open?.review;
  const { misspellings, learn } = useSpelling(text, learned);

  const fields = open?.fields;
  const all = useMemo(() => {
    if (!review || !fields) return [];
    const names = new Set(wordsOf(nameFields.map((id) => fields[id]).join(' ')).map(({ word }) => word));
    const unknown = misspellings.filter(({ word }) => !names.has(word));
    return gatherChecks({ ...review, misspellings: unknown, text: fields.caption });
  }, [review, misspellings, fields]);
  const at = all.findIndex(({ key }) => key === current);
  const offered = (at < 0 ? all.find(({ fix }) => fix) : all[at])?.fix ?? undefined;

  return {
    all,
    current: at < 0 ? null : current,
    offered,
    setCurrent,
    from: (by) => all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length],
    learn,
  };
}
