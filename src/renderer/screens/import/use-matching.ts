/**
 * The photos of the batch and the caption each gets from the page being imported. Asks again while
 * photos are still coming in; the editor's moves are laid over every answer.
 */
import { useEffect, useMemo, useState } from 'react';
import type { DocumentReading } from '#core/documents/reading.ts';
import type { Card } from '#core/records.ts';
import { listen, newsroom } from '#renderer/client.ts';
import { type ByHand, type Match, withMoves } from '#renderer/screens/import/matching.ts';

/** Most cards and records one question may ask for. */
const page = 1_000;
/** Milliseconds between two questions while an import adds photos. */
const restBetween = 1_500;

export interface Matching {
  /** The batch's photos by file name; null while they are first read. */
  readonly photos: readonly Card[] | null;
  readonly matches: readonly Match[];
  /** The whole embedded caption of every matched photo, by entry. */
  readonly embedded: ReadonlyMap<string, string>;
  readonly trouble: string;
}

/** @param batch null where the batch is yet to be made: then no caption has a photo */
export function useMatching(reading: DocumentReading | null, batch: string | null, byHand: ByHand): Matching {
  const [photos, setPhotos] = useState<readonly Card[] | null>(null);
  const [found, setFound] = useState<readonly Match[]>([]);
  const [embedded, setEmbedded] = useState<ReadonlyMap<string, string>>(new Map());
  const [trouble, setTrouble] = useState('');
  const changes = useChanges();
  const wanted = reading !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when photos came in
  useEffect(() => {
    let left = false;
    if (wanted)
      photosOf(batch).then((answer) => {
        if (left) return;
        if (typeof answer === 'string') setTrouble(answer);
        else setPhotos(answer);
      });
    return () => {
      left = true;
    };
  }, [wanted, batch, changes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when photos came in
  useEffect(() => {
    let left = false;
    if (!reading || batch === null) setFound([]);
    else {
      newsroom['documents.match']({ reading, batch }).then((answer) => {
        if (left) return;
        if (answer.ok) setFound(answer.value);
        setTrouble(answer.ok ? '' : answer.problem.message);
      });
    }
    return () => {
      left = true;
    };
  }, [reading, batch, changes]);

  const matches = useMemo(() => withMoves(reading?.captions ?? [], found, byHand), [reading, found, byHand]);

  const unread = matches
    .flatMap(({ entry }) => (entry !== null && !embedded.has(entry) ? [entry] : []))
    .slice(0, page)
    .join(' ');
  useEffect(() => {
    if (unread === '') return;
    newsroom['captions.entries']({ captions: unread.split(' ') }).then((answer) => {
      if (!answer.ok) return;
      setEmbedded(
        (before) =>
          new Map([...before, ...answer.value.map(({ id, fields }) => [id, fields.caption] as const)]),
      );
    });
  }, [unread]);

  return { photos, matches, embedded, trouble };
}

/** Rises when captions of the archive changed, at most once in a while. */
function useChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen('captions.changed', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setChanges((before) => before + 1);
      }, restBetween);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return changes;
}

/** All photos of a batch, or the sentence that says why not. */
async function photosOf(batch: string | null): Promise<Card[] | string> {
  if (batch === null) return [];
  const cards: Card[] = [];
  for (;;) {
    const answer = await newsroom['captions.find']({
      query: { batch, sort: 'fileName', offset: cards.length, limit: page },
    });
    if (!answer.ok) return answer.problem.message;
    cards.push(...answer.value.cards);
    if (cards.length >= answer.value.total || answer.value.cards.length === 0) {
      return cards.filter(({ photo }) => photo !== null);
    }
  }
}
