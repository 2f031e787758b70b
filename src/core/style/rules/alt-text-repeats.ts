/** Alt text that is the caption again. Source: IPTC's notes: it says what is seen, the caption what it means. */
import { textAt } from '#core/caption/span.ts';
import type { Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';

export const altTextRepeats: Rule = {
  id: 'alt-text-repeats',
  title: 'Alt text repeats the caption',
  severity: 'warning',
  check: ({ caption: { caption, altText }, anatomy }) => {
    const alt = folded(altText);
    if (alt === '' || (alt !== folded(caption) && alt !== folded(textAt(anatomy.text, anatomy.body))))
      return [];
    return [
      { field: 'altText', message: 'The alt text is the caption again', start: 0, end: altText.length },
    ];
  },
};
