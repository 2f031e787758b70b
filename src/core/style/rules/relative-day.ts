/**
 * "Today", "yesterday", "tomorrow": wrong as soon as the picture is printed or filed.
 * Source: caption teaching; every wire gives the date. Quotations and names are left alone.
 */
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

export const relativeDay: Rule = {
  id: 'relative-day',
  title: '“Today”, “yesterday”, “tomorrow”',
  severity: 'error',
  check: ({ caption: { caption } }) =>
    findEach(caption, /(?<![\p{L}\p{N}'’-])(?:today|yesterday|tomorrow|tonight)(?!['’][^s]|[\p{L}\p{N}-])/giu)
      .filter(({ start, words }) => {
        const before = caption.slice(0, start);
        const opensSentence = /(?:^|[.!?:)]\s+|[-–—]\s*)$/.test(before);
        const isName =
          /^\p{Lu}/u.test(words) &&
          (!opensSentence || /^[ ]+\p{Lu}/u.test(caption.slice(start + words.length)));
        return !isName && !insideQuotes(before);
      })
      .map(({ start, end, words }) => ({
        field: 'caption',
        message: `“${words}” is another day for every reader; give the date`,
        start,
        end,
      })),
};

function insideQuotes(before: string): boolean {
  const straight = before.match(/"/g)?.length ?? 0;
  return straight % 2 === 1 || before.lastIndexOf('“') > before.lastIndexOf('”');
}
