/**
 * The footer of a message: the day and time it was sent, "131137 GMT Nov 26". Used by the exporter, the
 * validator and the reader.
 */
import { isRealDate } from '#core/caption/calendar.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The first three letters of the months as European agencies write them otherwise. */
const otherMonths: Readonly<Record<string, number>> = {
  mär: 3,
  mae: 3,
  mrz: 3,
  avr: 4,
  abr: 4,
  mai: 5,
  ago: 8,
  okt: 10,
  dez: 12,
  dic: 12,
  déc: 12,
};

/** Zones that mean one thing in Europe; another zone's hours are not guessed. */
const zones: Readonly<Record<string, string>> = {
  gmt: '+00:00',
  utc: '+00:00',
  z: '+00:00',
  bst: '+01:00',
  cet: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
};

/** The footer for a moment (ISO 8601 with zone); '' where it is none. */
export function footerOf(moment: string): string {
  const parts = partsInGmt(moment);
  return parts ? `${parts.day}${parts.hour}${parts.minute} GMT ${parts.month} ${parts.year.slice(2)}` : '';
}

/** A moment as people read it, the same to every reader: "20 Nov 2026 06:00 GMT"; as it stands where it is none. */
export function momentInWords(moment: string): string {
  const parts = partsInGmt(moment);
  return parts
    ? `${Number(parts.day)} ${parts.month} ${parts.year} ${parts.hour}:${parts.minute} GMT`
    : moment;
}

function partsInGmt(moment: string) {
  const time = Date.parse(moment);
  const [, year = '', month = '', day = '', hour = '', minute = ''] = Number.isNaN(time)
    ? []
    : (/^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(new Date(time).toISOString()) ?? []);
  return year === '' ? null : { year, month: months[Number(month) - 1] ?? '', day, hour, minute };
}

/**
 * The moment of a footer as ISO 8601, without zone where it names none that is certain; '' where there
 * is no date. Years from 70 on are of the last century.
 */
export function momentOf(footer: string): string {
  const parts =
    /^\s*(\d\d)(\d\d)(\d\d)(?: ?([a-z]{1,4}))?\s{1,4}(\p{L}{3,12})\.?\s{1,4}(\d\d(?:\d\d)?)(?!\d)/iu.exec(
      footer,
    );
  if (!parts) return '';
  const [, day = '', hour = '', minute = '', zone = '', name = '', digits = ''] = parts;
  const word = name.slice(0, 3).toLowerCase();
  const month = months.findIndex((each) => each.toLowerCase() === word) + 1 || (otherMonths[word] ?? 0);
  const short = Number(digits);
  const year = digits.length === 4 ? short : short >= 70 ? 1900 + short : 2000 + short;
  if (!isRealDate(year, month, Number(day)) || Number(hour) > 23 || Number(minute) > 59) return '';
  const date = `${year}-${String(month).padStart(2, '0')}-${day}`;
  return `${date}T${hour}:${minute}:00${zones[zone.toLowerCase()] ?? ''}`;
}
