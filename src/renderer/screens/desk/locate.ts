/**
 * Where the open caption stands in a list that has just been read, or read again. Pure; use-place.ts
 * moves the editor by it. Never guesses: a list that is only partly here may hold the caption elsewhere.
 */
import { type CaptionPages, cardAt, indexOfCaption } from '#renderer/screens/desk/caption-pages.ts';

/** Where the editor is: a place in the list, and the caption in the form; null until the place has a card. */
export interface Place {
  readonly index: number;
  readonly caption: string | null;
}

export type Whereabouts =
  /** The list, or the part of it that matters, has not arrived. */
  | { readonly kind: 'unknown' }
  /** The caption stands at the place. */
  | { readonly kind: 'here' }
  | { readonly kind: 'moved'; readonly to: Place }
  /** Not in what has arrived of the list; the newsroom knows about the rest. */
  | { readonly kind: 'ask' }
  /** The list is all here and does not hold the caption. */
  | { readonly kind: 'absent' };

export function locate(list: CaptionPages, place: Place): Whereabouts {
  const { total } = list;
  if (total === null) return { kind: 'unknown' };
  const here = cardAt(list, place.index)?.id;
  if (place.caption === null) {
    if (here !== undefined) return { kind: 'moved', to: { index: place.index, caption: here } };
    const within = Math.max(0, Math.min(place.index, total - 1));
    return within === place.index
      ? { kind: 'unknown' }
      : { kind: 'moved', to: { index: within, caption: null } };
  }
  if (here === place.caption) return { kind: 'here' };
  const found = indexOfCaption(list, place.caption);
  if (found >= 0) return { kind: 'moved', to: { index: found, caption: place.caption } };
  return isWhole(list) ? { kind: 'absent' } : { kind: 'ask' };
}

/** Whether every card of the list has arrived. */
export function isWhole({ total, pages }: CaptionPages): boolean {
  const arrived = [...pages.values()].reduce((sum, cards) => sum + cards.length, 0);
  return total !== null && arrived >= total;
}
