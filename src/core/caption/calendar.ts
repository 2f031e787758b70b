/**
 * The calendar as captions use it: names of months and weekdays in the forms houses write, the
 * weekday of a date, and the days between two. Used by the caption reader, the style rules and the
 * wire forms. Pure arithmetic on the Gregorian calendar; it never asks what day it is today.
 */

/** Month names in full, January first. */
export const fullMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Month names as AP writes them beside a day: March to July stay in full. */
export const apMonths = [
  'Jan.',
  'Feb.',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
] as const;

/** Weekday names in full, Sunday first. */
export const fullWeekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

const monthWords: ReadonlyMap<string, number> = new Map([
  ...fullMonths.flatMap((name, index): [string, number][] => [
    [name.toLowerCase(), index + 1],
    [name.slice(0, 3).toLowerCase(), index + 1],
  ]),
  ['sept', 9],
]);

const weekdayWords: ReadonlyMap<string, number> = new Map([
  ...fullWeekdays.flatMap((name, index): [string, number][] => [
    [name.toLowerCase(), index],
    [name.slice(0, 3).toLowerCase(), index],
  ]),
  ['tues', 2],
  ['thur', 4],
  ['thurs', 4],
]);

/** The month a word names, 1 to 12, in full or abbreviated, with or without its full stop; null if none. */
export function monthNamed(word: string): number | null {
  return monthWords.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
}

/** The weekday a word names, 0 Sunday to 6 Saturday, in full or abbreviated; null if none. */
export function weekdayNamed(word: string): number | null {
  return weekdayWords.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
}

/** How many days the month (1 to 12) has in that year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : 0;
}

/** Whether the calendar has this day. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The weekday of a date, 0 Sunday to 6 Saturday.
 * A day past the end of its month counts on into the next; check with isRealDate first.
 */
export function weekdayOf(year: number, month: number, day: number): number {
  // 1 January 1970 was a Thursday.
  return (((dayNumber(year, month, day) + 4) % 7) + 7) % 7;
}

/** A date as ISO 8601: 2026-11-12. */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Year, month and day at the start of an ISO 8601 date or time; null unless all three are there and real. */
export function partsOfIsoDate(iso: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDate(year, month, day) ? { year, month, day } : null;
}

/** Calendar days from a to b as written, negative when b is earlier; null when either is not a full date. */
export function daysBetween(a: string, b: string): number | null {
  const [from, to] = [partsOfIsoDate(a), partsOfIsoDate(b)];
  if (!from || !to) return null;
  return dayNumber(to.year, to.month, to.day) - dayNumber(from.year, from.month, from.day);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1 January 1970, counted on years that begin in March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const monthsSinceMarch = (month + 9) % 12;
  const daysBeforeMonth = Math.floor((153 * monthsSinceMarch + 2) / 5);
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return 365 * marchYear + leapDays + daysBeforeMonth + day - 1 - 719_468;
}
