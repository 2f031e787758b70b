/**
 * The "Published: …" line of a news page, in its many forms, read into ISO 8601. Used by the
 * document readers. Where the line leaves the date open, its words are kept instead.
 */
import { isoDate, isRealDate } from '#core/caption/calendar.ts';
import { findDates } from '#core/caption/dates.ts';

const opening =
  /^(?:(?:first |last |date )?(?:published|posted|updated|modified|publication date|publish(?:ed)? time|release date|issued|date)(?: on| at)?\s*[:：]|(?:published|posted|updated|last updated|issued)\b)\s*/i;
const clock =
  /(?<![\d-])(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?:[:.](?<second>\d{2}))?\s*(?<half>[ap]\.?\s?m\.?)?(?:\s*(?<zone>Z|UTC|GMT)?\s*(?<offset>[+-]\d{2}:?\d{2})?)/i;
/** "By Ana Vega Published: Nov 12, 2026 09:15 PM": pages set the byline on the same line. */
const behindByline =
  /^(?:(?:by|source)\s*[:：]?\s*)?[\p{L}\p{M}\p{N}.,'’&/| -]{2,80}?[\s|](?=(?:published|posted|updated)\s*[:：])/iu;
/** A publication line is short; a sentence that opens with "Published" is not one. */
const longest = 160;

/** Whether a block is a line saying when the page was published. */
export function isPublishedLine(text: string): boolean {
  if (text.length > longest) return false;
  const labelled = opening.test(text.replace(behindByline, ''));
  const date = findDates(text)[0];
  if (labelled) return date !== undefined || /\d/.test(text) || /\b(?:ago|today|yesterday)\b/i.test(text);
  // "Nov 12, 2026 02:05 PM" by itself.
  if (!date || date.day === null || date.year === null) return false;
  const rest = text.slice(0, date.start) + text.slice(date.end).replace(clock, '');
  return (
    rest.replace(/\b(?:at|on|local time|UTC|GMT|[A-Z]{2,4}T)\b/gi, '').replace(/[^\p{L}\p{N}]/gu, '') === ''
  );
}

/**
 * The line's moment as ISO 8601: a date, with the time where the line has one and the zone where
 * it names UTC or an offset; else the line's words without their label.
 */
export function readPublished(text: string): string {
  const words = text.replace(behindByline, '').replace(opening, '').trim();
  const machine = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/.exec(words);
  if (machine) return machine[0];
  const date = findDates(words)[0];
  if (!date || date.year === null || date.day === null || !isRealDate(date.year, date.month, date.day))
    return words;
  const day = isoDate(date.year, date.month, date.day);
  const time = clock.exec(
    words.slice(0, date.start) + ' '.repeat(date.end - date.start) + words.slice(date.end),
  );
  if (!time?.groups) return day;
  const { hour = '', minute = '', second, half, zone, offset } = time.groups;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return day;
  const written = offset?.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? (zone === undefined ? '' : 'Z');
  return `${day}T${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}${written}`;
}
