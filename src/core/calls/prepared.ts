/**
 * Captions made ready for comparing, kept while the desk is open: typing compares the same few
 * dozen candidates at every letter, and preparing one costs far more than comparing it.
 */
import { type Compared, prepare } from '#core/duplicates/compare.ts';
import type { Entry } from '#core/records.ts';

/** A prepared caption is some 4 kB; this many stay under 40 MB, and hold what a table of captions is compared with. */
const mostKept = 8_000;

/** The prepared captions of one desk. */
export interface PreparedCaptions {
  /**
   * A caption at a revision; prepared again when that has moved on.
   * @param read answers with the entry, which is asked for only then; null where it has gone
   */
  at(id: string, revision: number, read: () => Entry | null): Compared | null;
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
    at(id, revision, read) {
      const known = kept.get(id);
      let current = known?.revision === revision ? known : null;
      if (!current) {
        const entry = read();
        if (!entry) return null;
        current = { revision: entry.revision, compared: comparedOf(entry) };
      }
      // A Map remembers the order of insertion: what was just used goes to the end.
      kept.delete(id);
      kept.set(id, current);
      const [oldest] = kept.size > mostKept ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      return current.compared;
    },
  };
}
