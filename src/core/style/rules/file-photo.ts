/**
 * File photos: they carry their year, and an old picture says that it is one.
 * Source: AP's "FILE -" form and teaching that an old photo must carry its year.
 */
import { daysBetween } from '#core/caption/calendar.ts';
import type { Rule } from '#core/style/finding.ts';
import { countOption } from '#core/style/options.ts';
import { findEach } from '#core/style/passages.ts';
import { knownDay } from '#core/style/shot-date.ts';

const fileWords =
  /(?<!\p{L})(?:FILE PHOTO|FILE(?=\s*[-–—:])|\(FILES?\)|[Ff]ile (?:photo|picture|image))(?!\p{L})/gu;

export const filePhotoYear: Rule = {
  id: 'file-photo-year',
  title: 'File photo without its year',
  severity: 'error',
  check: ({ caption: { caption }, anatomy }) => {
    const [words] = findEach(caption, fileWords);
    const hasYear =
      /(?<!\d)(?:1[89]|20)\d\d(?!\d)/.test(caption) || anatomy.dates.some(({ year }) => year !== null);
    if (!words || hasYear || /\bundated\b/i.test(caption)) return [];
    return [
      {
        field: 'caption',
        message: 'A file photo carries the year it was taken',
        start: words.start,
        end: words.end,
      },
    ];
  },
};

/** A picture older than the house's limit (option `days`) that does not say so. Off where the house sets none. */
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
