/**
 * Words after the credit. Source: AP and Getty end the caption with the credit. Tag blocks in
 * parentheses and restrictions in capitals, which Reuters and AFP put last, are accepted.
 */

import { creditWords } from '#core/style/credit-forms.ts';
import type { Rule } from '#core/style/finding.ts';

export const creditLast: Rule = {
  id: 'credit-last',
  title: 'Text after the credit',
  severity: 'warning',
  check: ({ caption: { caption }, anatomy }) => {
    const last = anatomy.credits.at(-1);
    if (!last) return [];
    const from = creditWords(caption, last).end;
    const rest = caption
      .slice(from)
      .replace(/^[\s.]+/, '')
      .trimEnd();
    const isNote = /^[([-]/.test(rest) || rest === rest.toUpperCase();
    if (!/\p{L}/u.test(rest) || isNote) return [];
    const start = caption.indexOf(rest, from);
    return [{ field: 'caption', message: 'Text after the credit', start, end: start + rest.length }];
  },
};
