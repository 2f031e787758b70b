/** A photo without a caption: one quiet line instead of a list of everything it lacks. */
import type { Rule } from '#core/style/finding.ts';

export const captionMissing: Rule = {
  id: 'caption-missing',
  title: 'No caption',
  severity: 'hint',
  check: ({ caption: { caption } }) =>
    caption.trim() === ''
      ? [{ field: 'caption', message: 'No caption yet', start: 0, end: caption.length }]
      : [],
};
