/** A quotation mark without its other half: the reader cannot tell who speaks. Source: common to all house guides. */
import type { Rule } from '#core/style/finding.ts';
import { sentencesOf } from '#core/style/passages.ts';
import { loneQuotes } from '#core/style/quotes.ts';

export const unbalancedQuotes: Rule = {
  id: 'unbalanced-quotes',
  title: 'Quotation mark without its other half',
  severity: 'error',
  check: ({ caption }) =>
    sentencesOf(caption).flatMap(({ field, text }) =>
      loneQuotes(text).map(({ start, end }) => ({
        field,
        message: `The quotation mark ${text.slice(start, end)} has no other half`,
        start,
        end,
      })),
    ),
};
