/**
 * A credit in a form the house does not use. The forms and the house's own names are data
 * (options `forms` and `own`); the fix rewrites the credit only where the picture is the house's own.
 * Source: AP's sign-off rules of 2017, Reuters, AFP and Xinhua pictures as sent.
 */

import { creditWords, fitsAForm, isOwnAgency, ownCredit, signatures } from '#core/style/credit-forms.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { listOption } from '#core/style/options.ts';
import { replacement } from '#core/style/passages.ts';

export const creditForm: Rule = {
  id: 'credit-form',
  title: 'Credit in another form than the house’s',
  severity: 'warning',
  check: ({ caption, anatomy, house, options }) => {
    const forms = listOption(options.forms);
    if (forms.length === 0) return [];
    return signatures(anatomy).flatMap((credit): Found[] => {
      const { start, end, words } = creditWords(caption.caption, credit);
      if (fitsAForm(words, forms)) return [];
      const message = `${house.name} writes ${forms[0]}`;
      const found: Found = { field: 'caption', message, start, end };
      const byline =
        credit.byline || (isOwnAgency(credit.agency, listOption(options.own)) ? caption.byline : '');
      if (byline.trim() === '' || !isOwnAgency(credit.agency, listOption(options.own))) return [found];
      const line = ownCredit(house, byline, anatomy.dateline?.kind === 'file');
      if (!fitsAForm(line, forms)) return [found];
      return [
        {
          ...found,
          fix: replacement({ field: 'caption', text: caption.caption }, { start, end }, line, line),
        },
      ];
    });
  },
};
