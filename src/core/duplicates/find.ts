/**
 * The captions that repeat one caption, for the flags that appear while the editor types. The
 * archive finds the candidates by their look-up keys; this file only compares and orders.
 */
import { type Compared, compareCaptions } from '#core/duplicates/compare.ts';
import { type Comparison, duplicateClasses } from '#core/duplicates/pair.ts';

/** A caption that may repeat the subject. */
export interface Candidate {
  readonly id: string;
  readonly compared: Compared;
}

/** A caption that does. */
interface FoundDuplicate {
  readonly id: string;
  readonly comparison: Comparison;
}

/** Compares the subject with each candidate. Most alarming first: bursts last, then by class, then most alike, then by id. */
export function findDuplicates(subject: Compared, candidates: readonly Candidate[]): FoundDuplicate[] {
  return candidates
    .flatMap(({ id, compared }) => {
      const comparison = compareCaptions(subject, compared);
      return comparison ? [{ id, comparison }] : [];
    })
    .sort(
      (one, other) =>
        Number(one.comparison.burst) - Number(other.comparison.burst) ||
        rank(one) - rank(other) ||
        other.comparison.score - one.comparison.score ||
        (one.id < other.id ? -1 : 1),
    );
}

function rank({ comparison }: FoundDuplicate): number {
  return duplicateClasses.indexOf(comparison.class);
}
