/**
 * The caption's date lies before the photo was taken. A day is the time zone's business.
 * Source: AP's rule that the text and Date Created agree.
 */
import type { Rule } from '#core/style/finding.ts';
import { daysAfter, foundAtDate } from '#core/style/shot-date.ts';

export const dateBeforeCapture: Rule = {
  id: 'date-before-capture',
  title: 'Date before the photo was taken',
  severity: 'error',
  check: (reading) => {
    const days = daysAfter(reading, reading.capturedAt.slice(0, 10));
    return days !== null && days < -1
      ? [foundAtDate(reading, `The camera says ${reading.capturedAt.slice(0, 10)}`)]
      : [];
  },
};
