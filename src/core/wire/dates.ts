/**
 * Dates as a house writes them in its wire text. Used by the wire text. Changes only dates that
 * are certain: real days, whose weekday agrees, not part of a range.
 */
import type { Anatomy, DateMention } from '#core/caption/anatomy.ts';
import {
  apMonths,
  daysBetween,
  fullMonths,
  fullWeekdays,
  isoDate,
  isRealDate,
  partsOfIsoDate,
  weekdayOf,
} from '#core/caption/calendar.ts';
import type { House } from '#core/style/house.ts';
import type { Edit } from '#core/wire/edits.ts';

/** AP gives the weekday for pictures made within the last two weeks. */
const recentDays = 14;

/** What the wording of a date depends on beside the date. */
export interface DateSetting {
  /** The day the picture was made, ISO 8601, or ''. */
  readonly pictureDate: string;
  /** The day the text is sent, ISO 8601, or '' to count the picture's own day as today. */
  readonly now: string;
  readonly filePhoto: boolean;
}

/** A day in the house's form, without weekday: "Nov. 12, 2026", "12 November 2026". */
export function houseDate(house: House, date: { year: number | null; month: number; day: number }): string {
  const month = monthName(house, date.month);
  if (house.wire.dateOrder === 'day-month-year')
    return [date.day, month, ...(date.year === null ? [] : [date.year])].join(' ');
  return `${month} ${date.day}${date.year === null ? '' : `, ${date.year}`}`;
}

/** The dateline's day as the house writes it in the first sentence; null where the calendar has no such day. */
export function dayInForm(date: DateMention, house: House, setting: DateSetting): string | null {
  if (date.day === null) return null;
  const year = date.year ?? yearOfPicture(date.month, date.day, setting);
  if (year !== null && !isRealDate(year, date.month, date.day)) return null;
  const written = houseDate(house, { year, month: date.month, day: date.day });
  if (year === null || !wantsWeekday(house, setting, isoDate(year, date.month, date.day), false, true))
    return written;
  return `${fullWeekdays[weekdayOf(year, date.month, date.day)] ?? ''}, ${written}`;
}

/** The changes that put the caption's dates into the house's form. */
export function dateEdits(anatomy: Anatomy, house: House, setting: DateSetting): Edit[] {
  const lead = anatomy.sentences[0];
  return anatomy.dates.flatMap((date) => {
    if (anatomy.dateline && date.start < anatomy.dateline.end) return [];
    const inLead = lead !== undefined && date.start >= lead.start && date.end <= lead.end;
    const edit = dateEdit(anatomy, date, house, setting, inLead);
    return edit ? [edit] : [];
  });
}

function dateEdit(
  anatomy: Anatomy,
  date: DateMention,
  house: House,
  setting: DateSetting,
  inLead: boolean,
): Edit | null {
  const words = anatomy.text.slice(date.start, date.end);
  // A date in another language stands in a text of that language: English words would not read there.
  if (/[^\p{ASCII}\s–—]/u.test(words) || isOtherLanguage(words, date)) return null;
  // A month alone, or a range of days, is not a day that could be written anew.
  if (date.day === null || isRange(words)) return null;
  const year = date.year ?? yearOfPicture(date.month, date.day, setting);
  if (year !== null && !isRealDate(year, date.month, date.day)) return null;
  const actual = year === null ? null : weekdayOf(year, date.month, date.day);
  if (date.weekday !== null && date.weekday !== actual)
    return {
      start: date.start,
      end: date.start,
      words: '',
      note: `“${words}” was left as it is: the weekday and the date disagree, or there is no year to tell.`,
    };
  const written = houseDate(house, { year, month: date.month, day: date.day });
  const weekday =
    actual !== null &&
    wantsWeekday(house, setting, isoDate(year ?? 0, date.month, date.day), date.weekday !== null, inLead)
      ? (fullWeekdays[actual] ?? '')
      : '';
  const now = weekday === '' ? written : `${weekday}, ${written}`;
  const join = inLead ? joinTo(anatomy, date, house) : null;
  if (join) {
    const before = anatomy.text.slice(join.start, date.end);
    return before === join.words + now
      ? null
      : { start: join.start, end: date.end, words: join.words + now, note: rewritten(words, now) };
  }
  return now === words ? null : { start: date.start, end: date.end, words: now, note: rewritten(words, now) };
}

function rewritten(before: string, after: string): string {
  return before === after
    ? `The words before “${after}” were put into house form.`
    : `“${before}” is written “${after}”.`;
}

/** The link between the place and the date that follows it, where the house has one: ", " or " on ". */
function joinTo(anatomy: Anatomy, date: DateMention, house: House): { start: number; words: string } | null {
  const wanted = house.wire.dateJoin;
  const { place } = anatomy;
  if (wanted === undefined || place === null || place.end > date.start) return null;
  const between = anatomy.text.slice(place.end, date.start);
  if (!/^(?:,? |,? on )$/.test(between)) return null;
  // After "Hamburg, Germany" the comma that closes the country stays before "on".
  const closes = anatomy.text.slice(place.start, place.end).includes(',');
  const words = wanted === 'comma' ? ', ' : closes ? ', on ' : ' on ';
  return { start: place.end, words };
}

function wantsWeekday(
  house: House,
  setting: DateSetting,
  date: string,
  written: boolean,
  inLead: boolean,
): boolean {
  const { weekday } = house.wire;
  if (weekday === 'never') return false;
  if (weekday === 'always') return written || inLead;
  if (setting.filePhoto || !(written || inLead)) return false;
  const age = daysBetween(date, setting.now === '' ? setting.pictureDate : setting.now);
  // Without any other date the weekday is left as the caption has it.
  return age === null ? written : age >= 0 && age <= recentDays;
}

function yearOfPicture(month: number, day: number, setting: DateSetting): number | null {
  const picture = partsOfIsoDate(setting.pictureDate);
  return picture && picture.month === month && picture.day === day ? picture.year : null;
}

function monthName(house: House, month: number): string {
  const full = fullMonths[month - 1] ?? '';
  if (house.wire.month === 'upper') return full.toUpperCase();
  return house.wire.month === 'ap' ? (apMonths[month - 1] ?? full) : full;
}

/** Words for a month that are not English: "12 mars 2026", "3 de mayo". */
function isOtherLanguage(words: string, date: DateMention): boolean {
  return (
    date.monthForm === 'numeric' &&
    /\p{L}{3}/u.test(date.weekdaySpan ? words.slice(date.weekdaySpan.end - date.start) : words)
  );
}

function isRange(words: string): boolean {
  return !/^\d{4}/.test(words) && /\d(?:st|nd|rd|th)?\s*(?:[-–—]|and|to|through)\s*\d/.test(words);
}
