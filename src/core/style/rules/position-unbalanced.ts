/** "(R" without ")" or "2nd L)" without "(". Source: Getty's and the wires' form for positions. */
import type { Rule } from '#core/style/finding.ts';
import { replacement } from '#core/style/passages.ts';
import { bracketOfMark } from '#core/style/position-marks.ts';
import { loneBrackets } from '#core/style/quotes.ts';

export const positionUnbalanced: Rule = {
  id: 'position-unbalanced',
  title: 'Position mark without its other bracket',
  severity: 'error',
  check: ({ caption: { caption: text } }) =>
    loneBrackets(text).flatMap(({ start: at }) => {
      const mark = bracketOfMark(text, at);
      if (!mark) return [];
      const span = { start: Math.min(at, mark.start), end: Math.max(at + 1, mark.end) };
      const whole = `(${text.slice(mark.start, mark.end)})`;
      const message = `Write ${whole}`;
      return [
        {
          field: 'caption',
          message,
          ...span,
          fix: replacement({ field: 'caption', text }, span, whole, whole),
        },
      ];
    }),
};
