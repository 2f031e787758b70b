/**
 * The terms the archive knows: people, places, credits and the like, with how many captions use
 * each. Kept up by captions.ts with every change; answers completions, spelling and "a known name
 * in a new spelling". Part of the archive; see archive.ts.
 */
import type { Database } from 'better-sqlite3';
import type { CaptionFields } from '#core/caption/caption.ts';
import type { ListFieldId, TextFieldId } from '#core/caption/fields.ts';
import type { Archive } from '#core/ports.ts';
import { fold } from '#main/archive/fold.ts';
import { piecesNearName, sameSpelling, slipsBetween } from '#main/archive/people.ts';

/** The fields whose values repeat from caption to caption. A field added here is counted from its next change on. */
export const termFields: readonly (TextFieldId | ListFieldId)[] = [
  'people',
  'keywords',
  'supplementalCategories',
  'byline',
  'bylineTitle',
  'captionWriter',
  'credit',
  'source',
  'copyright',
  'sublocation',
  'city',
  'state',
  'country',
  'countryCode',
  'event',
  'slug',
  'category',
];

/** The ends of the letters: larger than any text that goes on after a prefix. */
const pastEveryLetter = '\u{10ffff}';

export interface TermBook extends Pick<Archive, 'suggest' | 'similarPeople' | 'knownWords'> {
  /** Counts the terms of a caption's new state in, and those of its old state out. */
  count(before: CaptionFields, after: CaptionFields): void;
}

interface Person {
  readonly name: string;
  readonly uses: number;
}

export function termsOn(db: Database): TermBook {
  const more = db.prepare<{ field: string; term: string; folded: string }>(`
    INSERT INTO terms (field, term, folded, uses) VALUES (:field, :term, :folded, 1)
    ON CONFLICT (field, term) DO UPDATE SET uses = uses + 1`);
  const fewer = db.prepare<{ field: string; term: string }>(
    'UPDATE terms SET uses = uses - 1 WHERE field = :field AND term = :term',
  );
  const forget = db.prepare<{ field: string; term: string }>(
    'DELETE FROM terms WHERE field = :field AND term = :term AND uses <= 0',
  );
  const startingWith = db
    .prepare<{ field: string; from: string; to: string; limit: number }, string>(`
      SELECT term FROM terms INDEXED BY terms_by_prefix
      WHERE field = :field AND folded >= :from AND folded < :to
      ORDER BY uses DESC, term LIMIT :limit`)
    .pluck();
  const mostUsed = db
    .prepare<{ field: string; limit: number }, string>(`
      SELECT term FROM terms INDEXED BY terms_by_uses
      WHERE field = :field ORDER BY uses DESC, term LIMIT :limit`)
    .pluck();
  const withPieces = db.prepare<{ pieces: string }, Person>(`
    SELECT t.term AS name, t.uses FROM (
      SELECT DISTINCT p.person FROM json_each(:pieces) AS wanted
      CROSS JOIN name_pieces AS p ON p.piece = wanted.value
    ) AS near CROSS JOIN terms AS t ON t.seq = near.person`);
  const names = db
    .prepare<[], string>(`
      SELECT DISTINCT term FROM terms
      WHERE field IN ('people', 'byline', 'captionWriter', 'credit', 'source', 'sublocation', 'city', 'state', 'country', 'event')`)
    .pluck();

  return {
    count(before, after) {
      for (const field of termFields) {
        if (before[field] === after[field]) continue;
        const old = termsIn(before[field]);
        const now = termsIn(after[field]);
        for (const term of now) if (!old.has(term)) more.run({ field, term, folded: fold(term) });
        for (const term of old) {
          if (now.has(term)) continue;
          fewer.run({ field, term });
          forget.run({ field, term });
        }
      }
    },

    suggest(field, prefix, limit) {
      const from = fold(prefix.trimStart());
      if (from === '') return mostUsed.all({ field, limit });
      return startingWith.all({ field, from, to: from + pastEveryLetter, limit });
    },

    // A name counts as known once its caption is saved, wrong spelling or not; so of two close
    // spellings only the one used at least as often is offered for the other.
    similarPeople(asked) {
      const similar = new Map<string, string>();
      for (const name of asked) {
        const near = withPieces.all({ pieces: JSON.stringify(piecesNearName(name)) });
        const own = Math.max(
          0,
          ...near.filter((person) => sameSpelling(person.name, name)).map(({ uses }) => uses),
        );
        let best: (Person & { slips: number }) | null = null;
        for (const person of near) {
          if (person.uses < own) continue;
          const slips = slipsBetween(name, person.name);
          if (slips === null) continue;
          const better =
            best === null || slips < best.slips || (slips === best.slips && person.uses > best.uses);
          if (better) best = { ...person, slips };
        }
        if (best) similar.set(name, best.name);
      }
      return similar;
    },

    knownWords() {
      const words = new Set<string>();
      for (const name of names.iterate()) {
        for (const word of name.toLowerCase().split(/[^\p{L}\p{M}\p{N}'’]+/u))
          if (word !== '') words.add(word);
      }
      return [...words];
    },
  };
}

function termsIn(value: string | readonly string[]): ReadonlySet<string> {
  const terms = typeof value === 'string' ? [value] : value;
  return new Set(terms.map((term) => term.trim()).filter((term) => term !== ''));
}
