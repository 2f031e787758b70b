/** Words in the byline that stand for no photographer. Source: the clean-up that picture archives run on agency metadata. */
import type { Rule } from '#core/style/finding.ts';

const nobody =
  /^(?:ho|hons|hogp|str|stf|stringer|handout|uncredited|unknown|contributor|photographer|staff|n\/?a|[-.–—_*]+|x{2,}.*x{0,}|.*\bcontributor#.*)$/i;

export const bylinePlaceholder: Rule = {
  id: 'byline-placeholder',
  title: 'Byline that names nobody',
  severity: 'warning',
  check: ({ caption: { byline } }) => {
    if (!nobody.test(byline.trim())) return [];
    return [
      {
        field: 'byline',
        message: `“${byline.trim()}” is not a photographer’s name`,
        start: 0,
        end: byline.length,
      },
    ];
  },
};
