/** A day the calendar does not have: June 31, Feb. 29 in a common year. Source: the Gregorian calendar. */
import { daysInMonth } from '#core/caption/calendar.ts';
import type { Rule } from '#core/style/finding.ts';

export const impossibleDate: Rule = {
  id: 'impossible-date',
  title: 'A day the calendar does not have',
  severity: 'error',
  check: ({ caption: { caption }, anatomy }) => {
    const inDateline = anatomy.dateline?.date;
    const dates =
      inDateline && !anatomy.dates.some(({ start }) => start === inDateline.start)
        ? [inDateline, ...anatomy.dates]
        : anatomy.dates;
    return (
      dates
        // Without a year, Feb. 29 gets the benefit of the doubt.
        .filter(({ year, month, day }) => day !== null && (day < 1 || day > daysInMonth(year ?? 2024, month)))
        .map(({ start, end }) => ({
          field: 'caption',
          message: `The calendar has no ${caption.slice(start, end)}`,
          start,
          end,
        }))
    );
  },
};
