/** A bracket without its other half; those of position marks are reported by position-unbalanced. */
import type { Rule } from '#core/style/finding.ts';
import { sentencesOf } from '#core/style/passages.ts';
import { bracketOfMark } from '#core/style/position-marks.ts';
import { loneBrackets } from '#core/style/quotes.ts';

export const unbalancedBrackets: Rule = {
  id: 'unbalanced-brackets',
  title: 'Bracket without its other half',
  severity: 'error',
  check: ({ caption }) =>
    sentencesOf(caption).flatMap(({ field, text }) =>
      loneBrackets(text)
        .filter(({ start }) => !bracketOfMark(text, start))
        .map(({ start, end }) => ({
          field,
          message: `The bracket ${text.slice(start, end)} has no other half`,
          start,
          end,
        })),
    ),
};
