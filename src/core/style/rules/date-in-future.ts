/**
 * The caption's date has not come yet. One day is allowed, because somewhere it is tomorrow
 * already; dates in later sentences may announce something. Source: arithmetic.
 */
import { daysBetween } from '#core/caption/calendar.ts';
import type { Rule } from '#core/style/finding.ts';
import { isoOf, shotDate } from '#core/style/shot-date.ts';

export const dateInFuture: Rule = {
  id: 'date-in-future',
  title: 'Date in the future',
  severity: 'error',
  check: ({ anatomy, knowledge }) => {
    const date = shotDate(anatomy);
    const iso = date && isoOf(date);
    if (!date || !iso) return [];
    const ahead = daysBetween(knowledge.now, iso) ?? 0;
    if (ahead <= 1) return [];
    return [
      { field: 'caption', message: `This date is ${ahead} days ahead`, start: date.start, end: date.end },
    ];
  },
};
