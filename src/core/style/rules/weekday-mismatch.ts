/** A weekday that disagrees with its date. Source: arithmetic; AP gives the weekday of recent pictures. */
import { fullWeekdays, isRealDate, weekdayOf } from '#core/caption/calendar.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { replacement } from '#core/style/passages.ts';
import { likelyYear } from '#core/style/shot-date.ts';

export const weekdayMismatch: Rule = {
  id: 'weekday-mismatch',
  title: 'Weekday disagrees with the date',
  severity: 'error',
  check: (reading) => {
    const text = reading.caption.caption;
    return reading.anatomy.dates.flatMap((date): Found[] => {
      const year = date.year ?? likelyYear(reading);
      if (date.weekdaySpan === null || date.weekday === null || date.day === null || year === null) return [];
      if (!isRealDate(year, date.month, date.day)) return [];
      const weekday = weekdayOf(year, date.month, date.day);
      if (weekday === date.weekday) return [];
      const right = fullWeekdays[weekday] ?? '';
      const { start, end } = date.weekdaySpan;
      const message = `${dateWords(text, date)} is a ${right}`;
      const written = text.slice(start, end);
      const words = written === written.toUpperCase() ? right.toUpperCase() : right;
      const fix = replacement({ field: 'caption', text }, { start, end }, words, right);
      return [{ field: 'caption', message, start, end, fix }];
    });
  },
};

/** The date as written, without its weekday. */
function dateWords(
  text: string,
  date: { start: number; end: number; weekdaySpan: { start: number; end: number } | null },
) {
  const { start, end, weekdaySpan } = date;
  if (!weekdaySpan || weekdaySpan.end <= start || weekdaySpan.start >= end) return text.slice(start, end);
  const after = text.slice(weekdaySpan.end, end).replace(/^[\s,.]+/, '');
  const before = text.slice(start, weekdaySpan.start).replace(/[\s,(]+$/, '');
  return before || after;
}
