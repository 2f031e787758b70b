/** A correction under another name. Source: AP's rules for corrections, which bar "recasts", "fixes", "clarifies". */
import type { Rule } from '#core/style/finding.ts';
import { findEach } from '#core/style/passages.ts';

export const correctionLabel: Rule = {
  id: 'correction-label',
  title: 'Correction that is not called one',
  severity: 'warning',
  check: ({ caption: { instructions } }) => {
    if (/\bcorrection\b/i.test(instructions)) return [];
    return findEach(
      instructions,
      /(?<!\p{L})(?:recasts?|corrects|clarifies|fixes|changes)(?= (?:the )?(?:caption|name|names|spelling|byline|date|place|city|title|credit|location|day|identification)(?!\p{L}))/giu,
    ).map(({ start, end, words }) => ({
      field: 'instructions',
      message: `Call it a correction instead of “${words}”`,
      start,
      end,
    }));
  },
};
