/**
 * What does not belong in the byline and credit fields: copyright signs, and words that stand for
 * no photographer. Source: the clean-up that picture archives run on agency metadata.
 */
import type { Found, Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

export const copyrightInCredit: Rule = {
  id: 'copyright-in-credit',
  title: 'Copyright sign in byline or credit',
  severity: 'warning',
  check: ({ caption }) =>
    (['byline', 'credit'] as const).flatMap((field): Found[] => {
      const text = caption[field];
      const sign =
        /^\s*(?:(?:©|\(c\)|copyright)[\s:]*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?[\s,]*)?(?:by\s+)?/i.exec(
          text,
        )?.[0] ?? '';
      if (sign === '') {
        const at = text.search(/©|\(c\)/i);
        if (at < 0) return [];
        const end = at + (text.charAt(at) === '©' ? 1 : 3);
        return [{ field, message: 'The copyright belongs in its own field', start: at, end }];
      }
      const found: Found = {
        field,
        message: 'The copyright belongs in its own field',
        start: 0,
        end: sign.trimEnd().length,
      };
      const rest = text.slice(sign.length);
      return [rest === '' ? found : { ...found, fix: { label: rest, changes: setText(field, rest) } }];
    }),
};

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
