/** The credit stands in its field only, and many receivers print the text alone. Source: AP and Getty end the caption with it. */

import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { isOwnAgency, ownCredit } from '#core/style/credit-forms.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { listOption } from '#core/style/options.ts';
import { setText } from '#core/style/passages.ts';

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
