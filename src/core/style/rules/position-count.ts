/**
 * "(L-R)" with another number of names than the caption counts, or with one name only.
 * Source: AP and Getty list names from left to right.
 */
import type { Anatomy } from '#core/caption/anatomy.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

const counts: ReadonlyMap<string, number> = new Map(
  ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, index) => [
    word,
    index + 2,
  ]),
);
const listMark =
  /\((?:L-R|L to R|from L|from left|left to right)\)|(?<!\p{L})(?:from left|left to right)(?!\p{L})/giu;
/** What may stand between two names of one list: a role, a mark, commas, "and". */
const betweenNames = /^\s*(?:\([^()]*\)\s*)?(?:,\s*and|,|and|&)\s+(?:\p{Ll}[\p{L}-]*\s+){0,3}$/u;

export const positionCount: Rule = {
  id: 'position-count',
  title: 'Names listed from left to right do not add up',
  severity: 'warning',
  check: ({ caption: { caption: text }, anatomy }) =>
    findEach(text, listMark).flatMap((mark): Found[] => {
      const listed = namesAfter(anatomy, text, mark.end);
      if (listed === 0) return [];
      const sentence = anatomy.sentences.find(({ start, end }) => start <= mark.start && end >= mark.end);
      const before = text.slice(sentence?.start ?? 0, mark.start);
      const counted = findEach(
        before,
        /(?<![\p{L}-])(?:two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}-])/giu,
      ).at(-1);
      // "Two of the winners, from left, …": the number must stand close to the list to speak of it.
      const expected =
        counted && before.length - counted.end <= 40 ? counts.get(counted.words.toLowerCase()) : undefined;
      if (expected !== undefined ? expected === listed : listed > 1) return [];
      const message =
        expected === undefined
          ? 'Only one name is listed from left to right'
          : `${expected} people, but ${listed} names are listed`;
      return [{ field: 'caption', message, start: mark.start, end: mark.end }];
    }),
};

/** How many names follow a place as one list. */
function namesAfter(anatomy: Anatomy, text: string, from: number): number {
  let count = 0;
  let end = from;
  for (const name of anatomy.names) {
    if (name.start < from) continue;
    const gap = text.slice(end, name.start);
    const continues =
      count === 0 ? /^[,:]?\s*(?:\p{Ll}[\p{L}-]*\s+){0,3}$/u.test(gap) : betweenNames.test(gap);
    if (!continues) break;
    count += 1;
    end = name.end;
  }
  return count;
}
