/** How the dates of two captions stand to one another. Dates are compared by value, not as words. */
import type { FoldedDate } from '#core/duplicates/normal-form.ts';

/**
 * `same`: the same dates, however written. `fuller`: one caption gives more (a date the other leaves
 * out, a year, a weekday) and nothing contradicts. `differ`: two dates cannot both be right.
 */
type DateRelation = 'same' | 'fuller' | 'differ';

/** Compares all dates of two captions; their order plays no part. */
export function relateDates(a: readonly FoldedDate[], b: readonly FoldedDate[]): DateRelation {
  if (a.length === 0 && b.length === 0) return 'same';
  const unmet = [...b];
  // Equal dates meet first: else “Oct. 3” meets the “Saturday” that both background sentences have.
  const open = a.filter((date) => {
    const equal = unmet.findIndex((other) => parts.every((part) => date[part] === other[part]));
    if (equal >= 0) unmet.splice(equal, 1);
    return equal < 0;
  });
  const fuller = a.length !== b.length || open.length > 0;
  let unmatched = 0;
  for (const date of open) {
    const at = unmet.findIndex((other) => compatible(date, other));
    if (at < 0) unmatched++;
    else unmet.splice(at, 1);
  }
  if (unmatched > 0 && unmet.length > 0) return 'differ';
  return fuller ? 'fuller' : 'same';
}

/** The dates of one caption that the other does not have, as written. */
export function datesOnlyIn(a: readonly FoldedDate[], b: readonly FoldedDate[]): string[] {
  return a
    .filter((date) => !b.some((other) => parts.every((part) => date[part] === other[part])))
    .map(({ text }) => text);
}

const parts = ['year', 'month', 'day', 'weekday'] as const;

function compatible(one: FoldedDate, other: FoldedDate): boolean {
  return parts.every((part) => one[part] === null || other[part] === null || one[part] === other[part]);
}
