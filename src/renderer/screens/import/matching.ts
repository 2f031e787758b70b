/**
 * Which photo gets which caption of a page while the editor is still moving them: the newsroom's own
 * matching with the editor's moves laid over it. The moves are kept by the caption's words, so that
 * they hold when a line of the page is read as something else or more photos come in.
 */
import type { CallOutput } from '#core/contract.ts';
import type { FoundCaption } from '#core/documents/reading.ts';

/** One caption of the page and its photo's entry, or null while it has none. */
export type Match = CallOutput<'documents.match'>[number];

/** What the editor placed: each moved caption, by `captionKey`, with all entries it now belongs to. */
export type ByHand = ReadonlyMap<string, readonly string[]>;

/** A caption of the page being taken from one photo (or from none) to another. */
export interface Move {
  readonly caption: number;
  /** Left out, the caption leaves the first photo it is with. */
  readonly from?: string | null;
  readonly to: string;
}

type Captions = readonly Pick<FoundCaption, 'text' | 'fileNames'>[];

/** What a caption is known by: its words, or the files it names where a table gives it no words. */
export function captionKey({ text, fileNames }: Captions[number]): string {
  return text === '' ? `\n${fileNames.join('\n')}` : text;
}

/** The matches as they stand: every caption at least once, every photo at most once. */
export function withMoves(captions: Captions, found: readonly Match[], byHand: ByHand): Match[] {
  const asFound = Map.groupBy(found, ({ caption }) => caption);
  const taken = new Set(captions.flatMap((caption) => byHand.get(captionKey(caption)) ?? []));
  const placed = new Set<string>();
  return captions.flatMap((caption, index) => {
    const own = asFound.get(index) ?? [];
    const hand = byHand.get(captionKey(caption));
    const matches = hand
      ? hand.map(
          (entry) =>
            own.find((match) => match.entry === entry) ?? { caption: index, entry, by: 'hand' as const },
        )
      : own.filter(({ entry }) => entry !== null && !taken.has(entry));
    const kept = matches.filter(({ entry }) => entry !== null && !placed.has(entry));
    for (const { entry } of kept) if (entry !== null) placed.add(entry);
    return kept.length > 0 ? kept : [{ caption: index, entry: null, by: hand ? 'hand' : 'order' }];
  });
}

/** The editor's moves after one more. The caption that stood on the photo takes the place that was left. */
export function moved(captions: Captions, matches: readonly Match[], byHand: ByHand, move: Move): ByHand {
  const own = entriesOf(matches, move.caption);
  const subject = captions[move.caption];
  if (!subject || own.includes(move.to)) return byHand;
  const left = move.from === undefined ? own[0] : (move.from ?? undefined);
  const next = new Map(byHand);
  next.set(captionKey(subject), [...own.filter((entry) => entry !== left), move.to]);
  const displaced = matches.find(({ entry }) => entry === move.to);
  const other = displaced && captions[displaced.caption];
  if (other) {
    const others = entriesOf(matches, displaced.caption).filter((entry) => entry !== move.to);
    next.set(captionKey(other), left === undefined ? others : [...others, left]);
  }
  return next;
}

/** The editor's moves after a caption is taken off a photo. */
export function unmatched(
  captions: Captions,
  matches: readonly Match[],
  byHand: ByHand,
  { caption, entry }: { readonly caption: number; readonly entry: string },
): ByHand {
  const subject = captions[caption];
  if (!subject) return byHand;
  return new Map(byHand).set(
    captionKey(subject),
    entriesOf(matches, caption).filter((each) => each !== entry),
  );
}

/**
 * The photo a caption goes to next. From a photo it is the neighbour; a caption without one goes to
 * the nearest photo that has no caption of the page, counted from where the page would have it.
 * @param photos entry ids in the order shown
 * @returns null at the end of the row
 */
export function nextPhoto(
  photos: readonly string[],
  matches: readonly Match[],
  from: { readonly caption: number; readonly entry: string | null },
  direction: 1 | -1,
): string | null {
  if (from.entry !== null) return photos[photos.indexOf(from.entry) + direction] ?? null;
  const taken = new Map(matches.flatMap(({ caption, entry }) => (entry === null ? [] : [[entry, caption]])));
  // Subtle: the place on the page says where to begin, so that the third of four captions is offered the third place.
  const before = photos.findLastIndex(
    (photo) => (taken.get(photo) ?? Number.POSITIVE_INFINITY) < from.caption,
  );
  const after = photos.findIndex((photo) => (taken.get(photo) ?? -1) > from.caption);
  const start = direction === 1 ? before + 1 : (after === -1 ? photos.length : after) - 1;
  for (let at = start; at >= 0 && at < photos.length; at += direction) {
    const photo = photos[at];
    if (photo !== undefined && !taken.has(photo)) return photo;
  }
  return photos.find((photo) => !taken.has(photo)) ?? null;
}

/** The entries a caption stands with, in the order matched. */
export function entriesOf(matches: readonly Match[], caption: number): string[] {
  return matches.flatMap((match) => (match.caption === caption && match.entry !== null ? [match.entry] : []));
}
