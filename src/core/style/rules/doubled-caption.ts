/** The whole caption twice: a paste on top of a paste. Source: agencies' captions as they arrive in archives. */
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';
import { secondCopy } from '#core/style/second-copy.ts';

export const doubledCaption: Rule = {
  id: 'doubled-caption',
  title: 'Doubled caption',
  severity: 'error',
  check: (reading) => {
    const text = reading.caption.caption;
    const start = secondCopy(reading.caption.caption);
    if (start === null) return [];
    const fix = { label: 'Keep one', changes: setText('caption', text.slice(0, start).trimEnd()) };
    return [
      {
        field: 'caption',
        message: 'The whole caption stands here twice',
        start,
        end: text.trimEnd().length,
        fix,
      },
    ];
  },
};
