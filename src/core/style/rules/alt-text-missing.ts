/** No alt text for readers who cannot see the picture. Source: IPTC's accessibility fields. */
import type { Rule } from '#core/style/finding.ts';

export const altTextMissing: Rule = {
  id: 'alt-text-missing',
  title: 'No alt text',
  severity: 'warning',
  check: ({ caption: { caption, altText } }) => {
    if (caption.trim() === '' || altText.trim() !== '') return [];
    return [{ field: 'altText', message: 'No alt text', start: 0, end: altText.length }];
  },
};
