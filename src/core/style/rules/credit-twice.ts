/** Two credits in one caption: left over from a merge or an agency's own line. Source: agency metadata as received. */

import { creditWords, signatures } from '#core/style/credit-forms.ts';
import type { Rule } from '#core/style/finding.ts';
import { replacement } from '#core/style/passages.ts';

export const creditTwice: Rule = {
  id: 'credit-twice',
  title: 'Two credits',
  severity: 'error',
  check: ({ caption: { caption }, anatomy }) => {
    const [first, ...others] = signatures(anatomy).map((credit) => creditWords(caption, credit));
    if (!first) return [];
    return others.map(({ start, end, words }) => {
      const found = { field: 'caption', message: 'A second credit', start, end } as const;
      if (words !== first.words) return found;
      const from = start - (/\s*$/.exec(caption.slice(0, start))?.[0].length ?? 0);
      return {
        ...found,
        fix: replacement({ field: 'caption', text: caption }, { start: from, end }, '', 'Remove it'),
      };
    });
  },
};
