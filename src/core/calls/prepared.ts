/**
 * Captions made ready for comparing, kept while the desk is open: typing compares the same few
 * dozen candidates at every letter, and preparing one costs far more than comparing it.
 */
import { type Compared, prepare } from '#core/duplicates/compare.ts';
import type { Entry } from '#core/records.ts';

/** A prepared caption is some 4 kB; this many stay under 10 MB. */
const mostKept = 2_000;

/** The prepared captions of one desk. */
export interface PreparedCaptions {
  /** The caption as it stands in the entry; prepared again when its revision has moved on. */
  of(entry: Entry): Compared;
}

/** An entry made ready to be compared. */
export function comparedOf(entry: Pick<Entry, 'fields' | 'photo'>): Compared {
  return prepare({
    text: entry.fields.caption,
    people: entry.fields.people,
    capturedAt: entry.photo?.capturedAt ?? '',
    imageHash: entry.photo?.imageHash ?? '',
    likeness: entry.photo?.likeness ?? '',
    fileName: entry.photo?.fileName ?? entry.fields.title,
    hasPhoto: entry.photo !== null,
  });
}

/** Starts with nothing kept; the longest unused goes first. */
export function keepPrepared(): PreparedCaptions {
  const kept = new Map<string, { revision: number; compared: Compared }>();
  return {
    of(entry) {
      const known = kept.get(entry.id);
      const compared = known?.revision === entry.revision ? known.compared : comparedOf(entry);
      // A Map remembers the order of insertion: what was just used goes to the end.
      kept.delete(entry.id);
      kept.set(entry.id, { revision: entry.revision, compared });
      const [oldest] = kept.size > mostKept ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      return compared;
    },
  };
}
