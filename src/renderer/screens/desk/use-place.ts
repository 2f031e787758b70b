/**
 * Where the editor is in the list: the open caption, its place, and the selection. A caption that drops
 * out of its list stays open and is said to be outside; a list asked for anew begins at its first caption.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaptionQuery } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import { cardAt } from '#renderer/screens/desk/caption-pages.ts';
import { locate, type Place } from '#renderer/screens/desk/locate.ts';
import type { Pages } from '#renderer/screens/desk/use-pages.ts';

export interface PlaceInList extends Place {
  /** Whether the open caption stands at this place of the list. */
  readonly listed: boolean;
  /** The selected captions; the open one when nothing else is. */
  readonly selection: ReadonlySet<string>;
  go(index: number): void;
  /** Moves by some photos from the current one, or from where it was. */
  step(by: number): void;
  pick(index: number, how: 'one' | 'also' | 'through'): void;
  selectAll(): Promise<void>;
  /** Opens a caption where the list is known to hold it. */
  put(place: Place): void;
  /** Begins a jump that ends once a caption is found: what the editor selects meanwhile stands. */
  jump(): Jump;
}

/** A jump to a caption that is still being looked for. */
export interface Jump {
  /** Whether photos were selected since it began. */
  overtaken(): boolean;
  /** Opens the caption; what was selected since the jump began stays selected. */
  land(place: Place): void;
}

/** Milliseconds before a search moves to its first hit: while words are still typed, the photo stays. */
const restBeforeMoving = 400;

const nobody: ReadonlySet<string> = new Set();

export function usePlace(pages: Pages, query: CaptionQuery, first: Place): PlaceInList {
  const { list, want } = pages;
  const key = JSON.stringify(query);
  const total = list.total ?? 0;
  const [place, setPlace] = useState<Place>(first);
  const [chosen, setChosen] = useState(nobody);
  // How often the editor has selected photos.
  const selected = useRef(0);
  // The list that the open caption was last seen in, or was let stay outside of.
  const settled = useRef('');
  const here = cardAt(list, place.index)?.id;
  const caption = place.caption ?? here ?? null;

  const put = useCallback((next: Place) => {
    setPlace(next);
    setChosen(nobody);
  }, []);

  const jump = useCallback((): Jump => {
    const asked = selected.current;
    const overtaken = () => selected.current !== asked;
    return {
      overtaken,
      land: (next) => (overtaken() ? setPlace(next) : put(next)),
    };
  }, [put]);

  // The list moved under the caption, or its card has only now arrived.
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const where = locate(list, place);
    if (where.kind === 'here') settled.current = key;
    if (where.kind === 'moved') setPlace(where.to);
    if (where.kind === 'absent') outside();
    if (where.kind === 'unknown' && place.index < (list.total ?? 0)) want(place.index, place.index);
    if (where.kind === 'ask') {
      newsroom['captions.ids']({ query: JSON.parse(key) }).then((answer) => {
        if (left || !answer.ok) return;
        const index = answer.value.indexOf(place.caption ?? '');
        if (index < 0) return outside();
        settled.current = key;
        if (index !== place.index) setPlace({ index, caption: place.caption });
        else want(index, index);
      });
    }
    return () => {
      left = true;
      clearTimeout(timer);
    };

    function outside() {
      const begin = cardAt(list, 0);
      if (settled.current !== key && begin) {
        timer = setTimeout(() => put({ index: 0, caption: begin.id }), restBeforeMoving);
        return;
      }
      const index = Math.max(0, Math.min(place.index, (list.total ?? 0) - 1));
      if (index !== place.index) setPlace({ index, caption: place.caption });
    }
  }, [list, place, key, put, want]);

  // What another list had selected may not be in this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list
  useEffect(() => setChosen(nobody), [key]);

  const go = useCallback(
    (index: number) => {
      if (total === 0) return;
      const to = Math.max(0, Math.min(total - 1, index));
      put({ index: to, caption: cardAt(list, to)?.id ?? null });
    },
    [list, total, put],
  );

  const step = useCallback(
    (by: number) => {
      // Where the caption has left the list, another has taken its place: that one is next.
      const left = place.caption !== null && here !== undefined && here !== place.caption;
      go(place.index + (left && by > 0 ? by - 1 : by));
    },
    [go, place, here],
  );

  const pick = useCallback(
    (index: number, how: 'one' | 'also' | 'through') => {
      const card = cardAt(list, index);
      if (!card || how === 'one') return go(index);
      const next = new Set(chosen.size > 0 || caption === null ? chosen : [caption]);
      if (how === 'also') {
        if (!next.delete(card.id)) next.add(card.id);
      } else {
        const [from, to] = index < place.index ? [index, place.index] : [place.index, index];
        for (let at = from; at <= to; at += 1) {
          const between = cardAt(list, at);
          if (between) next.add(between.id);
        }
      }
      selected.current += 1;
      setChosen(next);
      setPlace({ index, caption: card.id });
    },
    [list, go, chosen, caption, place.index],
  );

  const selectAll = useCallback(async () => {
    selected.current += 1;
    const answer = await newsroom['captions.ids']({ query });
    if (answer.ok) setChosen(new Set(answer.value));
  }, [query]);

  const selection = useMemo(
    () => (chosen.size > 0 ? chosen : caption === null ? nobody : new Set([caption])),
    [chosen, caption],
  );

  const listed = caption !== null && here === caption;
  return { index: place.index, caption, listed, selection, go, step, pick, selectAll, put, jump };
}
