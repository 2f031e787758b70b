/**
 * The caption's date against the camera's. A day either way is the time zone's business; file
 * photos keep the date of the old picture, and so does the camera.
 * Source: AP's rule that text and Date Created agree; Getty's guide breaks it in its own example.
 */
import { daysBetween } from '#core/caption/calendar.ts';
import type { Found, Reading, Rule } from '#core/style/finding.ts';
import { isoOf, knownDay, shotDate } from '#core/style/shot-date.ts';

/** A picture cannot show what happened before... its own date: an error, and one only the camera can prove. */
export const dateBeforeCapture: Rule = {
  id: 'date-before-capture',
  title: 'Date before the photo was taken',
  severity: 'error',
  check: (reading) => {
    const days = daysAfter(reading, reading.capturedAt.slice(0, 10));
    return days !== null && days < -1
      ? [foundAt(reading, `The camera says ${reading.capturedAt.slice(0, 10)}`)]
      : [];
  },
};

/** A caption dated after the camera, or not on the day in the date field: a look, because clocks go wrong. */
export const dateNotCaptureDate: Rule = {
  id: 'date-not-capture-date',
  title: 'Date is not the day of the photo',
  severity: 'warning',
  check: (reading) => {
    const day = knownDay(reading);
    const days = daysAfter(reading, day);
    const reportedAsError = days !== null && days < -1 && reading.capturedAt.startsWith(day);
    if (days === null || Math.abs(days) <= 1 || reportedAsError) return [];
    const where = reading.capturedAt.startsWith(day) ? 'camera' : 'date field';
    return [foundAt(reading, `The ${where} says ${day}`)];
  },
};

function daysAfter({ anatomy }: Reading, day: string): number | null {
  const iso = shotDate(anatomy);
  const written = iso && isoOf(iso);
  return written ? daysBetween(day, written) : null;
}

function foundAt({ anatomy }: Reading, message: string): Found {
  const { start, end } = shotDate(anatomy) ?? { start: 0, end: 0 };
  return { field: 'caption', message, start, end };
}
