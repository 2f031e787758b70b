/**
 * The caption is dated after the camera, or not on the day in the date field: a look, because clocks go wrong.
 * Source: AP's rule that the text and Date Created agree.
 */
import type { Rule } from '#core/style/finding.ts';
import { daysAfter, foundAtDate, knownDay } from '#core/style/shot-date.ts';

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
    return [foundAtDate(reading, `The ${where} says ${day}`)];
  },
};
