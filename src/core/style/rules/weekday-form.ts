/**
 * The weekday beside the caption's date, as the house wants it. Source: AP gives it for pictures
 * of the past two weeks only; Reuters, AFP and Xinhua leave it out.
 */
import { daysBetween, fullWeekdays, partsOfIsoDate, weekdayOf } from '#core/caption/calendar.ts';
import type { Rule } from '#core/style/finding.ts';
import { replacement } from '#core/style/passages.ts';
import { isoOf, shotDate } from '#core/style/shot-date.ts';

/** AP's "past two weeks", in days. */
const recentDays = 14;

export const weekdayForm: Rule = {
  id: 'weekday-form',
  title: 'Weekday where the house wants none, or none where it wants one',
  severity: 'warning',
  check: ({ caption: { caption: text }, anatomy, house, knowledge }) => {
    const date = shotDate(anatomy);
    const iso = date && isoOf(date);
    const day = iso ? partsOfIsoDate(iso) : null;
    if (!date || !iso || !day || (anatomy.dateline && date.start < anatomy.dateline.end)) return [];
    const passage = { field: 'caption', text } as const;
    const age = daysBetween(iso, knowledge.now) ?? 0;
    const wanted = house.wire.weekday === 'always' || (house.wire.weekday === 'recent' && age <= recentDays);
    if (date.weekdaySpan && !wanted) {
      const { start, end } = date.weekdaySpan;
      const message =
        house.wire.weekday === 'never'
          ? `${house.name} gives no weekday`
          : `The weekday goes after ${recentDays} days`;
      const gap = /^,?\s+/.exec(text.slice(end))?.[0];
      if (gap === undefined || end > date.end) return [{ field: 'caption', message, start, end }];
      const fix = replacement(passage, { start, end: end + gap.length }, '', 'Remove the weekday');
      return [{ field: 'caption', message, start, end, fix }];
    }
    if (!date.weekdaySpan && wanted && date.monthForm !== 'numeric') {
      const weekday = fullWeekdays[weekdayOf(day.year, day.month, day.day)] ?? '';
      const fix = replacement(passage, { start: date.start, end: date.start }, `${weekday}, `, weekday);
      const message = `${house.name} gives the weekday: ${weekday}`;
      return [{ field: 'caption', message, start: date.start, end: date.end, fix }];
    }
    return [];
  },
};
