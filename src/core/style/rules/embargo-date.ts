/** An embargo in the instructions that does not say when it ends. Source: AP's use of the Instructions field. */
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

export const embargoDate: Rule = {
  id: 'embargo-date',
  title: 'Embargo without its end',
  severity: 'error',
  check: ({ caption: { instructions } }) => {
    const [words] = findEach(instructions, /(?<!\p{L}|no )embargo(?:ed)?(?!\p{L}| lifted| is lifted)/giu);
    if (!words) return [];
    const hasEnd =
      readAnatomy(instructions).dates.length > 0 ||
      /\d{1,2}[:.]\d{2}|\d{4}\s?GMT|\d{1,2}\/\d{1,2}/.test(instructions);
    if (hasEnd) return [];
    return [
      {
        field: 'instructions',
        message: 'The embargo does not say when it ends',
        start: words.start,
        end: words.end,
      },
    ];
  },
};
