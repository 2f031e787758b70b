/** Somebody listed as shown whom the caption does not name. Source: IPTC's Person Shown repeats the caption's names. */
import type { Rule } from '#core/style/finding.ts';
import { folded, holds } from '#core/style/folding.ts';
import { termsOf } from '#core/style/passages.ts';
import { surname } from '#core/style/people-names.ts';

export const personNotInCaption: Rule = {
  id: 'person-not-in-caption',
  title: 'Person shown, not in the caption',
  severity: 'warning',
  check: ({ caption: { caption, people } }) => {
    if (caption.trim() === '') return [];
    const text = folded(caption);
    return termsOf(people)
      .filter(({ term }) => !holds(text, surname(term)))
      .map(({ term, start, end }) => ({
        field: 'people',
        message: `The caption does not name ${term}`,
        start,
        end,
      }));
  },
};
