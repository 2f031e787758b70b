/** A file photo without its year. Source: AP's "FILE -" form; teaching that an old photo carries its year. */
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';
import { fileWords } from '#core/style/shot-date.ts';

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
