/**
 * No space between two sentences: "Oslo.The crew". Web addresses, initials, abbreviations and
 * decimals are left alone; a glued credit is the business of credit-spacing.
 * Source: the wires' own fixtures, where sentences arrive glued together.
 */
import type { Span } from '#core/caption/span.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach, replacement, sentencesOf } from '#core/style/passages.ts';

export const missingSpace: Rule = {
  id: 'missing-space',
  title: 'No space after a sentence or comma',
  severity: 'warning',
  check: ({ caption, anatomy }) =>
    sentencesOf(caption).flatMap((passage) => {
      const credits = passage.field === 'caption' ? anatomy.credits : [];
      // Two letters before the mark rule out initials (J.R.) and "U.S."; the look-ahead wants a new word.
      return findEach(
        passage.text,
        /(?<=\p{Ll}{2}|\d{2}|[)”"])[.!?](?=\p{Lu}\p{L}|["“]\p{L})|(?<=\p{L}),(?=\p{L}{2})/gu,
      )
        .filter(({ end }) => !partOfAddress(passage.text, end) && !opensCredit(credits, end))
        .map(({ start, end, words }): Found => {
          const message = words === ',' ? 'No space after the comma' : 'No space between the sentences';
          const fix = replacement(passage, { start, end }, `${words} `, 'Insert a space');
          return { field: passage.field, message, start, end, fix };
        });
    }),
};

/** Whether the run of characters without blanks around a place looks like a web or mail address. */
function partOfAddress(text: string, at: number): boolean {
  const before = /[^\s()]{0,200}$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? '';
  const after = /^[^\s()]{0,200}/.exec(text.slice(at, at + 200))?.[0] ?? '';
  return /@|:\/\/|^www\.|\.(?:com|org|net|int|gov|edu|info|eu|[a-z]{2})(?:$|[/.,;:?])/.test(before + after);
}

function opensCredit(credits: readonly Span[], at: number): boolean {
  return credits.some(({ start, end }) => at >= start && at < end);
}
