/**
 * A caption that credits nobody, neither in its text nor in its fields. Source: every agency
 * signs its pictures; AP and Getty require the sign-off at the end of the caption.
 */

import { isOwnAgency, ownCredit } from '#core/style/credit-forms.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { listOption } from '#core/style/options.ts';
import { setText } from '#core/style/passages.ts';

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

/** The credit stands in its field only: many receivers print the text alone. */
export const creditNotInText: Rule = {
  id: 'credit-not-in-text',
  title: 'Credit in its field but not in the text',
  severity: 'warning',
  check: ({ caption, anatomy, house }) => {
    const text = caption.caption.trimEnd();
    if (text.trim() === '' || anatomy.credits.length > 0 || caption.credit.trim() === '') return [];
    const found: Found = {
      field: 'caption',
      message: 'The text does not end with the credit',
      start: text.length,
      end: text.length,
    };
    const own = listOption(house.rules['credit-form']?.options?.own);
    if (!isOwnAgency(caption.credit, own) || caption.byline.trim() === '') return [found];
    const line = ownCredit(house, caption.byline, anatomy.dateline?.kind === 'file');
    // A byline that is no name would not make a credit.
    if (readAnatomy(`${text} ${line}`).credits.length === 0) return [found];
    return [{ ...found, fix: { label: `Add ${line}`, changes: setText('caption', `${text} ${line}`) } }];
  },
};
