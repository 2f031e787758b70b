/** A picture older than the house's limit that does not say so. Source: AP's file photos; off without the option `days`. */
import { daysBetween } from '#core/caption/calendar.ts';
import type { Rule } from '#core/style/finding.ts';
import { countOption } from '#core/style/options.ts';
import { findEach } from '#core/style/passages.ts';
import { fileWords, knownDay } from '#core/style/shot-date.ts';

export const filePhotoMark: Rule = {
  id: 'file-photo-mark',
  title: 'Old photo not marked as a file photo',
  severity: 'warning',
  check: (reading) => {
    const { caption, house, anatomy, knowledge, options } = reading;
    const limit = countOption(options.days);
    const day = knownDay(reading);
    const age = daysBetween(day, knowledge.now);
    if (limit === null || age === null || age <= limit || caption.caption.trim() === '') return [];
    if (anatomy.dateline?.kind === 'file' || findEach(caption.caption, fileWords).length > 0) return [];
    const message = `The photo is ${age} days old; ${house.name} marks it ${house.wire.filePrefix.trim()}`;
    return [{ field: 'caption', message, start: 0, end: 0 }];
  },
};
