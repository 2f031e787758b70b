/**
 * Dates as IIM, XMP and EXIF write them, to the desk's form: 2026-11-12T09:41:22+01:00, or only
 * as much of it as is known (2026, 2026-11, 2026-11-12, with or without a zone). An impossible
 * date reads as '': a wrong date is worse than none.
 */

interface Parts {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
  time?: string | undefined;
  fraction?: string | undefined;
  zone?: string | undefined;
}

const isoPattern =
  /^(\d{4})(?:[-:](\d{2})(?:[-:](\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** An XMP date (ISO 8601, partial dates allowed; colons between date parts, an EXIF habit, too). */
export function xmpDate(text: string): string {
  const found = isoPattern.exec(text.trim());
  if (!found) return '';
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return written({
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
    time: hour === undefined ? undefined : [hour, minute, second ?? ''].filter(Boolean).join(':'),
    fraction,
    zone: zoneOf(zone),
  });
}

/** IIM 2:55 (CCYYMMDD, zeros for unknown parts) with 2:60 (HHMMSS±HHMM) where there is one. */
export function iimDate(date: string, time: string): string {
  const day = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date.trim());
  if (!day) return '';
  const clock = /^(\d{2}):?(\d{2}):?(\d{2})?\s?([+-]\d{2}:?\d{2}|Z)?$/.exec(time.trim());
  const [, hour, minute, second, zone] = clock ?? [];
  return written({
    year: Number(day[1]),
    month: Number(day[2]) || undefined,
    day: Number(day[3]) || undefined,
    time: hour === undefined ? undefined : `${hour}:${minute}:${second ?? '00'}`,
    zone: zoneOf(zone),
  });
}

/**
 * The desk's date as IIM's 2:55 (CCYYMMDD, zeros for unknown parts) and 2:60 (HHMMSS±HHMM, without
 * the zone where none is known: a guessed zone is worse than none). Both are '' for what is no date.
 */
export function iimDateTexts(date: string): { date: string; time: string } {
  const [, year, month, day, hour, minute, second, , zone] = isoPattern.exec(xmpDate(date)) ?? [];
  if (year === undefined) return { date: '', time: '' };
  const clock = hour === undefined ? '' : `${hour}${minute}${second ?? '00'}`;
  const offset = zone === 'Z' ? '+0000' : (zone?.replace(':', '') ?? '');
  return { date: `${year}${month ?? '00'}${day ?? '00'}`, time: clock === '' ? '' : `${clock}${offset}` };
}

/** EXIF "YYYY:MM:DD HH:MM:SS" with its OffsetTime and SubSecTime tags. */
export function exifDate(text: string, offset: string, fraction = ''): string {
  const found = /^(\d{4})[:/-](\d{2})[:/-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(text.trim());
  if (!found) return '';
  const [, year, month, day, hour, minute, second] = found;
  return written({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: `${hour}:${minute}:${second}`,
    fraction: /^\d+$/.test(fraction.trim()) ? `.${fraction.trim()}` : undefined,
    zone: zoneOf(offset.trim()),
  });
}

/** Without fractions of a second, which IIM does not know. */
export function withoutFraction(date: string): string {
  return date.replace(/(T\d{2}:\d{2}:\d{2})\.\d+/, '$1');
}

/**
 * Whether two dates can mean the same moment: equal as far as both are known, and compared as
 * instants when both name their zone (29 February in New York is 1 March in London).
 */
export function sameMoment(a: string, b: string): boolean {
  const first = withoutFraction(a);
  const second = withoutFraction(b);
  const bothZoned = zonePattern.test(first) && zonePattern.test(second);
  if (bothZoned) return instant(first) === instant(second);
  const [shorter, longer] = [first.replace(zonePattern, ''), second.replace(zonePattern, '')].sort(
    (one, other) => one.length - other.length,
  );
  return longer?.startsWith(shorter ?? '') ?? false;
}

/**
 * Whether a place that says `said` says `wanted` already: the same moment, with the fraction of a
 * second where `wanted` has one. A fraction more than that is what the camera knew, and stays.
 */
export function saysMoment(said: string, wanted: string): boolean {
  const fraction = fractionOf(wanted);
  return sameMoment(said, wanted) && (fraction === '' || fractionOf(said) === fraction);
}

function fractionOf(date: string): string {
  return /T[\d:]+\.(\d+)/.exec(date)?.[1]?.replace(/0+$/, '') ?? '';
}

const zonePattern = /(?<=T.*)(?:Z|[+-]\d{2}:\d{2})$/;

function instant(date: string): number {
  const [, base, zone] = /^(.*?)(Z|[+-]\d{2}:\d{2})$/.exec(date) ?? [];
  const full = /T\d{2}:\d{2}$/.test(base ?? '') ? `${base}:00` : base;
  return Date.parse(`${full}${zone}`);
}

function zoneOf(zone: string | undefined): string | undefined {
  if (zone === 'Z') return 'Z';
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!found) return undefined;
  const [, sign, hours, minutes] = found;
  return Number(hours) <= 14 && Number(minutes) <= 59 ? `${sign}${hours}:${minutes}` : undefined;
}

function written({ year, month, day, time, fraction, zone }: Parts): string {
  if (year < 1) return '';
  const yearText = String(year).padStart(4, '0');
  if (month === undefined) return yearText;
  if (month < 1 || month > 12) return '';
  const monthText = `${yearText}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return monthText;
  if (day < 1 || day > daysIn(year, month)) return '';
  const dayText = `${monthText}-${String(day).padStart(2, '0')}`;
  if (time === undefined) return dayText;
  const [hour, minute, second] = time.split(':').map(Number);
  const possible = (hour ?? 0) <= 23 && (minute ?? 0) <= 59 && (second ?? 0) <= 59;
  // Nanoseconds are the finest that the desk's records take.
  return possible ? `${dayText}T${time}${fraction?.slice(0, 10) ?? ''}${zone ?? ''}` : dayText;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
