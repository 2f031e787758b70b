/**
 * The credit glued to the last sentence: "said Thursday.Photo:Agency". Source: AP's and the news
 * pages' own exports carry it; readers and receivers then take the credit for text.
 */

import { creditWords, signatures } from '#core/style/credit-forms.ts';
import type { Rule } from '#core/style/finding.ts';
import { replacement } from '#core/style/passages.ts';

export const creditSpacing: Rule = {
  id: 'credit-spacing',
  title: 'Credit glued to the last sentence',
  severity: 'error',
  check: ({ caption, anatomy }) =>
    signatures(anatomy)
      .filter(({ glued }) => glued)
      .map((credit) => {
        const passage = { field: 'caption', text: caption.caption } as const;
        const { start, end } = creditWords(caption.caption, credit);
        const fix = replacement(passage, { start, end: start }, ' ', 'Insert a space');
        return { field: 'caption', message: 'No space before the credit', start, end, fix };
      }),
};
