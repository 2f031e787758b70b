/** A caption without a date. Source: AP counts date, place and action as mandatory; Reuters asks for the date too. */
import type { Rule } from '#core/style/finding.ts';

export const dateMissing: Rule = {
  id: 'date-missing',
  title: 'No date',
  severity: 'warning',
  check: ({ caption: { caption }, anatomy }) => {
    if (caption.trim() === '' || anatomy.dates.length > 0 || anatomy.dateline?.date) return [];
    // "This undated photo" says openly that there is none.
    if (/\bundated\b/i.test(caption)) return [];
    const end = anatomy.sentences[0]?.end ?? caption.length;
    return [{ field: 'caption', message: 'The caption gives no date', start: end, end }];
  },
};
