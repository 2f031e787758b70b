/** Alt text that opens with what every screen reader says anyway. Source: W3C's guidance on alternatives. */
import type { Rule } from '#core/style/finding.ts';
import { setText } from '#core/style/passages.ts';

const opener =
  /^\s*(?:(?:a|an|the)\s+)?(?:close-up\s+)?(?:photo|photograph|picture|pic|image)\s+(?:of|showing)\s+/i;

export const altTextOpener: Rule = {
  id: 'alt-text-opener',
  title: 'Alt text opens with “photo of”',
  severity: 'hint',
  check: ({ caption: { altText } }) => {
    const words = opener.exec(altText)?.[0];
    const rest = altText.slice(words?.length ?? 0);
    if (!words || rest === '') return [];
    const start = words.length - words.trimStart().length;
    const fix = {
      label: 'Remove it',
      changes: setText('altText', rest.charAt(0).toUpperCase() + rest.slice(1)),
    };
    return [
      {
        field: 'altText',
        message: 'Screen readers say “image” themselves',
        start,
        end: words.trimEnd().length,
        fix,
      },
    ];
  },
};
