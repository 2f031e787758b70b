/** A headline that is only the caption's beginning. Source: picture archives drop such headlines; IPTC wants a synopsis. */
import { textAt } from '#core/caption/span.ts';
import type { Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';

export const headlineRepeatsCaption: Rule = {
  id: 'headline-repeats-caption',
  title: 'Headline repeats the caption',
  severity: 'warning',
  check: ({ caption: { headline }, anatomy }) => {
    const words = folded(headline);
    // One or two words may open the caption by chance.
    if (words.split(' ').length < 4) return [];
    const bodies = [folded(textAt(anatomy.text, anatomy.body)), folded(anatomy.text)];
    if (!bodies.some((body) => `${body} `.startsWith(`${words} `))) return [];
    return [
      {
        field: 'headline',
        message: 'The headline is the caption’s beginning',
        start: 0,
        end: headline.length,
      },
    ];
  },
};
