/**
 * Where the editor is in the list: the current caption, its place, and the selection. The caption stays
 * current while the list changes around it, even when it drops out of a filtered list.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CaptionQuery } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import { cardAt, indexOfCaption } from '#renderer/screens/desk/caption-pages.ts';
import type { Pages } from '#renderer/screens/desk/use-pages.ts';

export interface Place {
  readonly index: number;
  readonly caption: string | null;
}

export interface PlaceInList extends Place {
  /** The selected captions; the current one when nothing else is. */
  readonly selection: ReadonlySet<string>;
  go(index: number): void;
  /** Moves by some photos from the current one, or from where it was. */
  step(by: number): void;
  pick(index: number, how: 'one' | 'also' | 'through'): void;
  selectAll(): Promise<void>;
  /** Makes a caption current where the list is known to hold it. */
  put(place: Place): void;
}

const nobody: ReadonlySet<string> = new Set();

export function usePlace(pages: Pages, query: CaptionQuery, first: Place): PlaceInList {
  const { list } = pages;
  const total = list.total ?? 0;
  const [place, setPlace] = useState<Place>(first);
  const [chosen, setChosen] = useState(nobody);
  const here = cardAt(list, place.index)?.id;
  const caption = place.caption ?? here ?? null;

  // The list moved under the caption, or its card has only now arrived.
  useEffect(() => {
    if (list.total === null) return;
    if (place.caption === null) {
      if (here !== undefined) setPlace({ index: place.index, caption: here });
    } else if (here !== place.caption) {
      const found = indexOfCaption(list, place.caption);
      const index = found >= 0 ? found : Math.max(0, Math.min(place.index, list.total - 1));
      if (index !== place.index) setPlace({ index, caption: place.caption });
    }
  }, [list, place, here]);

  const put = useCallback((next: Place) => {
    setPlace(next);
    setChosen(nobody);
  }, []);

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
      setChosen(next);
      setPlace({ index, caption: card.id });
    },
    [list, go, chosen, caption, place.index],
  );

  const selectAll = useCallback(async () => {
    const answer = await newsroom['captions.ids']({ query });
    if (answer.ok) setChosen(new Set(answer.value));
  }, [query]);

  const selection = useMemo(
    () => (chosen.size > 0 ? chosen : caption === null ? nobody : new Set([caption])),
    [chosen, caption],
  );

  return { index: place.index, caption, selection, go, step, pick, selectAll, put };
}
