/**
 * The date a caption gives for its picture, as opposed to other dates it mentions. Used by every
 * rule that compares the caption's date with the calendar, the clock or the camera.
 */
import type { Anatomy, DateMention } from '#core/caption/anatomy.ts';
import { daysBetween, isoDate, isRealDate, partsOfIsoDate } from '#core/caption/calendar.ts';
import type { Found, Reading } from '#core/style/finding.ts';

/**
 * The last full date of the lead (houses put it there), else the dateline's, else null. Later
 * sentences tell of other days: when the exhibition closes, when the bridge was built.
 */
export function shotDate(anatomy: Anatomy): DateMention | null {
  const lead = anatomy.sentences[0];
  const inLead = anatomy.dates.filter(
    ({ start, end, day }) => lead && day !== null && start >= lead.start && end <= lead.end,
  );
  const date = anatomy.dateline?.date;
  return inLead.at(-1) ?? (date && date.day !== null ? date : null);
}

/** A mentioned date as ISO 8601, or null unless year, month and day are there and real. */
export function isoOf({ year, month, day }: DateMention): string | null {
  if (year === null || day === null || !isRealDate(year, month, day)) return null;
  return isoDate(year, month, day);
}

/** The year to read into a date without one: the camera's, else the date field's; null if neither has one. */
export function likelyYear({ capturedAt, caption }: Reading): number | null {
  const known = partsOfIsoDate(capturedAt) ?? partsOfIsoDate(caption.dateCreated);
  return known?.year ?? null;
}

/** The day the picture was taken as the camera or else the date field has it, ISO 8601, or ''. */
export function knownDay({ capturedAt, caption }: Reading): string {
  const day = [capturedAt, caption.dateCreated].find((iso) => partsOfIsoDate(iso) !== null);
  return day?.slice(0, 10) ?? '';
}

/** How many days the caption's date lies after a day, negative when before; null when either is unknown. */
export function daysAfter({ anatomy }: Reading, day: string): number | null {
  const date = shotDate(anatomy);
  const written = date && isoOf(date);
  return written ? daysBetween(day, written) : null;
}

/** A finding at the caption's date. */
export function foundAtDate({ anatomy }: Reading, message: string): Found {
  const { start, end } = shotDate(anatomy) ?? { start: 0, end: 0 };
  return { field: 'caption', message, start, end };
}

/** The words that mark a file photo. */
export const fileWords =
  /(?<!\p{L})(?:FILE PHOTO|FILE(?=\s*[-–—:])|\(FILES?\)|[Ff]ile (?:photo|picture|image))(?!\p{L})/gu;
