/** Straight and curly quotation marks in one text: a sign of pasted parts. Source: common to all house guides. */
import type { Rule } from '#core/style/finding.ts';
import { findEach, sentencesOf } from '#core/style/passages.ts';

export const mixedQuotes: Rule = {
  id: 'mixed-quotes',
  title: 'Straight and curly quotes mixed',
  severity: 'hint',
  check: ({ caption }) =>
    sentencesOf(caption).flatMap(({ field, text }) => {
      const straight = findEach(text, /(?<!\d)["']/g);
      const curly = findEach(text, /[“”‘’]/g);
      const rarer = straight.length <= curly.length ? straight : curly;
      const [first] = rarer;
      if (!first) return [];
      const message = 'Straight and curly quotation marks are mixed';
      return [{ field, message, start: first.start, end: first.end }];
    }),
};
