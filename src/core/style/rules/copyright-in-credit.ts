/** Copyright signs in the byline and credit fields. Source: the clean-up that picture archives run on agency metadata. */
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
      return [
        rest === '' || /©|\(c\)|copyright/i.test(rest)
          ? found
          : { ...found, fix: { label: rest, changes: setText(field, rest) } },
      ];
    }),
};
