/** The groups that wait for a decision, asked again whenever pairs may have changed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type DuplicateGroup, groupPairs } from '#core/duplicates/groups.ts';
import { listen, newsroom } from '#renderer/client.ts';
import { type GroupedPair, groupable } from '#renderer/screens/duplicates/group-label.ts';
import { findKeptPairs, type KeptPair } from '#renderer/screens/duplicates/kept-pairs.ts';

/** As many pairs as are shown at once; deciding some brings up the next. */
const mostPairs = 500;

/** Milliseconds without news of pairs before those kept on purpose are looked for. */
const calm = 300;

export interface Duplicates {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly problem: string;
  readonly total: number;
  readonly groups: readonly DuplicateGroup<GroupedPair>[];
  /** Pairs kept on purpose, the newest decision first. */
  readonly kept: readonly KeptPair[];
  refresh(): Promise<void>;
}

export function useDuplicates(): Duplicates {
  const [shown, setShown] = useState<Omit<Duplicates, 'refresh' | 'kept'>>({
    state: 'loading',
    problem: '',
    total: 0,
    groups: [],
  });

  const [kept, setKept] = useState<readonly KeptPair[]>([]);
  const calmed = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refresh = useCallback(async () => {
    const answer = await newsroom['duplicates.find']({ query: { undecided: true, limit: mostPairs } });
    if (!answer.ok) {
      setShown((before) => ({ ...before, state: 'failed', problem: answer.problem.message }));
      return;
    }
    const { pairs, total } = answer.value;
    setShown({ state: 'ready', problem: '', total, groups: groupPairs(pairs.map(groupable)) });
    // An import tells of many pairs in a row: all pairs are read through once it is calm.
    clearTimeout(calmed.current);
    calmed.current = setTimeout(async () => {
      const found = await findKeptPairs();
      if (found) setKept(found);
    }, calm);
  }, []);

  useEffect(() => {
    void refresh();
    const stops = [listen('duplicates.changed', refresh), listen('archive.changed', refresh)];
    return () => {
      clearTimeout(calmed.current);
      for (const stop of stops) stop();
    };
  }, [refresh]);

  return { ...shown, kept, refresh };
}
