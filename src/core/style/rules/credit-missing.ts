/**
 * A caption that credits nobody, neither in its text nor in its fields. Source: every agency
 * signs its pictures; AP and Getty require the sign-off at the end of the caption.
 */
import type { Rule } from '#core/style/finding.ts';

export const creditMissing: Rule = {
  id: 'credit-missing',
  title: 'No credit at all',
  severity: 'error',
  check: ({ caption, anatomy }) => {
    if (caption.caption.trim() === '' || anatomy.credits.length > 0) return [];
    if (caption.credit.trim() !== '') return [];
    const end = caption.caption.length;
    return [
      {
        field: 'caption',
        message: 'No credit, neither in the text nor in the credit field',
        start: end,
        end,
      },
    ];
  },
};
