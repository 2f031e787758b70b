/**
 * Dates in a caption's text, in every form the houses write, and weekdays that stand alone.
 * Used by the caption reader. Reports what is written: a day the calendar does not have is still
 * a mention, so that a rule can say so. Forms that leave month and day open (3/4/2026) are not read.
 */
import type { DateMention, WeekdayMention } from '#core/caption/anatomy.ts';
import { fullMonths, monthNamed, weekdayNamed } from '#core/caption/calendar.ts';
import type { Span } from '#core/caption/span.ts';

const weekdayName =
  '(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:Sun|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat)(?![a-z])\\.?';
const monthName =
  'January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\\.?';
const weekdayBefore = `(?:(?<weekday>${weekdayName})(?:\\s*,)?\\s+(?:the\\s+)?)?`;
const ordinal = '(?:st|nd|rd|th)?';
/** A second day ("12-14", "12 and 13") belongs to the mention but is not its day. */
const laterDay = '(?:\\s*(?:[-–—]|and|to|through)\\s*\\d{1,2}(?:st|nd|rd|th)?)?';
/** Keeps "May 10,000 runners" and "Nov. 12.5" from being read as days. */
const dayEnds = '(?![\\p{L}\\d]|[.,:]\\d)';
const year = '(?<year>(?:1[6-9]|20|21)\\d{2})(?!\\d|[-/.]\\d)';

/**
 * Months of the other languages whose captions reach the desk. Only behind a day and in front of
 * a year or a word's end: "12. März 2026", "le 5 août", "3 de mayo de 2026".
 */
const otherMonths: ReadonlyMap<string, number> = new Map(
  [
    'januar jänner janvier enero gennaio janeiro',
    'februar février fevrier febrero febbraio fevereiro',
    'märz mars marzo março',
    'avril abril aprile',
    'mai mayo maggio maio',
    'juni juin junio giugno junho',
    'juli juillet julio luglio julho',
    'août aout agosto',
    'septembre septiembre settembre setembro',
    'oktober octobre octubre ottobre outubro',
    'novembre noviembre novembro',
    'dezember décembre decembre diciembre dicembre dezembro',
  ].flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);
const arabicMonths: ReadonlyMap<string, number> = new Map(
  [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ].map((name, index) => [name, index + 1]),
);
const otherMonthName = [...otherMonths.keys(), ...arabicMonths.keys()].join('|');

/** Case is ignored for names in capitals; mentions in small letters ("may 5") are dropped afterwards. */
const dateForms: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\d])${weekdayBefore}(?<month>${monthName})\\s*(?<day>\\d{1,2})${ordinal}${laterDay}(?:\\s*,\\s*|\\s+)${year}`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}\\d])${weekdayBefore}(?<![\\d.,:/-])(?<day>\\d{1,2})${ordinal}\\.?${laterDay}\\s*(?:of\\s+)?(?<month>${monthName})(?:\\s*,)?\\s*${year}`,
    'giu',
  ),
  /(?<![\p{L}\d./-])(?<year>(?:1[6-9]|20|21)\d{2})(?:-(?=\d{1,2}-)|\/(?=\d{1,2}\/)|\.(?=\d{1,2}\.))(?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d|[-/]\d)/gu,
  // Chinese and Japanese: "2026年3月5日", "3月5日至7日", "3月5日（星期四）"; digits may be of full width.
  /(?<![\d０-９])(?:(?<year>(?:1[6-9]|20|21)\d{2}|[１２][０-９]{3})\s?年\s?)?(?<month>[\d０-９]{1,2})\s?月\s?(?<day>[\d０-９]{1,2})\s?[日號号](?:\s?(?:[至到—–-]|～)\s?[\d０-９]{1,2}\s?[日號号])?(?:\s?[（(]?(?<weekday>(?:星期|礼拜|禮拜|周|週)[日天一二三四五六]|[日月火水木金土]曜日?)[）)]?)?/gu,
  /(?<![\p{L}\d./-])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>(?:19|20|21)\d{2})(?!\d)/gu,
  new RegExp(
    `(?<![\\p{L}\\d])${weekdayBefore}(?<month>${monthName})\\s*(?<day>\\d{1,2})${ordinal}${laterDay}${dayEnds}`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}\\d])${weekdayBefore}(?<![\\d.,:/-])(?<day>\\d{1,2})${ordinal}\\.?${laterDay}\\s+(?:of\\s+)?(?<month>${monthName})(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}\\d])(?<month>${monthName})\\s*,?\\s+${year}`, 'giu'),
  new RegExp(
    `(?<![\\p{L}\\d.,:/-])(?<day>\\d{1,2})(?:\\.|er|º|ª)?\\s+(?:de\\s+)?(?<month>${otherMonthName})(?!\\p{L})(?:(?:\\s+de)?\\s+${year})?`,
    'giu',
  ),
];

/** Weekdays inside names: "Black Friday", "the Sunday Times". */
const namedDay = /\b(?:Black|Good|Ash|Palm|Easter|Cyber|Super|Bloody|Shrove|Maundy)\s+$/;
const namedDayAfter = /^\s+(?:Times|Telegraph|Mirror|Herald|Post|Night|Mass)\b/;
const aloneForm = /(?<![\p{L}\d])(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day(?!\p{L})/gu;

/** Every date in the text, in order, none overlapping another. */
export function findDates(text: string): DateMention[] {
  // Without a digit there is no date; captions in progress are read at every keystroke.
  if (!/[\d０-９]/.test(text)) return [];
  const found: DateMention[] = [];
  for (const form of dateForms) {
    for (const match of text.matchAll(form)) {
      const mention = mentionOf(match);
      if (mention && !found.some((other) => overlap(other, mention))) found.push(mention);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Weekdays that stand alone, in order: those beside a date belong to the date. */
export function findWeekdays(text: string, dates: readonly DateMention[]): WeekdayMention[] {
  const mentions: WeekdayMention[] = [];
  for (const match of text.matchAll(aloneForm)) {
    const weekday = weekdayNamed(match[0]);
    const start = match.index;
    const end = start + match[0].length;
    if (weekday === null || dates.some((date) => overlap(date, { start, end }))) continue;
    if (namedDay.test(text.slice(Math.max(0, start - 12), start))) continue;
    if (namedDayAfter.test(text.slice(end, end + 12))) continue;
    mentions.push({ start, end, weekday });
  }
  return mentions;
}

function mentionOf(match: RegExpExecArray): DateMention | null {
  const { weekday: weekdayWord, month: monthWord = '', day, year: yearDigits } = match.groups ?? {};
  const other = otherMonths.get(monthWord.toLowerCase()) ?? arabicMonths.get(monthWord);
  const numeric = /^[\d０-９]/.test(monthWord);
  if (!numeric && other === undefined && !/^\p{Lu}/u.test(monthWord)) return null;
  const month = numeric ? figure(monthWord) : (other ?? monthNamed(monthWord));
  if (month === null || month < 1 || month > 12) return null;
  const dayNumber = day === undefined ? null : figure(day);
  if (dayNumber !== null && (dayNumber < 1 || dayNumber > 31)) return null;
  // A month named like a person or a verb needs its day or a year's comma to be one: "May 2026" is a date, "Mar 2026" too.
  const weekday = weekdayWord === undefined ? null : (weekdayNamed(weekdayWord) ?? hanWeekday(weekdayWord));
  const isFull = fullMonths.some((name) => name.toLowerCase() === monthWord.toLowerCase());
  return {
    start: match.index,
    end: match.index + match[0].length,
    year: yearDigits === undefined ? null : figure(yearDigits),
    month,
    day: dayNumber,
    weekday,
    weekdaySpan: weekdayWord === undefined ? null : spanIn(match, weekdayWord),
    monthForm: numeric || other !== undefined ? 'numeric' : isFull ? 'full' : 'abbreviated',
  };
}

/** The weekday opens a Western date; a Chinese one ends with it. */
function spanIn(match: RegExpExecArray, words: string): Span {
  const start = match.index + Math.max(0, match[0].indexOf(words));
  return { start, end: start + words.length };
}

function figure(digits: string): number {
  return Number(digits.normalize('NFKC'));
}

/** "星期四", "周四", "木曜日": 0 Sunday to 6 Saturday. */
function hanWeekday(word: string): number | null {
  const japanese = '日月火水木金土'.indexOf(word.charAt(0));
  if (word.charAt(1) === '曜') return japanese;
  const last = word.charAt(word.length - 1);
  return last === '天' ? 0 : '日一二三四五六'.indexOf(last);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
