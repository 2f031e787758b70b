/**
 * Alt text for readers who cannot see the picture: there, not the caption again, not opening
 * with what every screen reader says anyway. Source: IPTC's notes on its accessibility fields, W3C's guidance.
 */
import { textAt } from '#core/caption/span.ts';
import type { Rule } from '#core/style/finding.ts';
import { folded } from '#core/style/folding.ts';
import { setText } from '#core/style/passages.ts';

export const altTextMissing: Rule = {
  id: 'alt-text-missing',
  title: 'No alt text',
  severity: 'warning',
  check: ({ caption: { caption, altText } }) => {
    if (caption.trim() === '' || altText.trim() !== '') return [];
    return [{ field: 'altText', message: 'No alt text', start: 0, end: altText.length }];
  },
};

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
