/** The dateline's day is not the body's. Source: Getty's caption guide, whose first example shows the slip. */
import type { Rule } from '#core/style/finding.ts';

export const datelineDate: Rule = {
  id: 'dateline-date',
  title: 'Dateline and text give different dates',
  severity: 'error',
  check: ({ caption: { caption }, anatomy }) => {
    const opening = anatomy.dateline?.date;
    const lead = anatomy.sentences[0];
    if (!opening || opening.day === null || !lead) return [];
    const inLead = anatomy.dates.filter(
      ({ start, end, day }) => day !== null && start >= lead.start && end <= lead.end && start >= opening.end,
    );
    const agrees = inLead.some(
      ({ year, month, day }) =>
        day === opening.day &&
        month === opening.month &&
        (year === null || opening.year === null || year === opening.year),
    );
    const last = inLead.at(-1);
    if (!last || agrees) return [];
    const message = `The text says ${caption.slice(last.start, last.end)}`;
    return [{ field: 'caption', message, start: opening.start, end: opening.end }];
  },
};
