/** Characters a seven-bit wire cannot send, for houses whose encoding is ASCII. Source: ANPA and older news feeds. */
import type { Rule } from '#core/style/finding.ts';
import { reportEach, textsOf } from '#core/style/passages.ts';

const inWireText = new Set(['caption', 'headline', 'slug', 'credit', 'byline', 'source', 'city', 'country']);

export const plainCharacters: Rule = {
  id: 'plain-characters',
  title: 'Characters the wire cannot send',
  severity: 'warning',
  check: ({ caption, house }) => {
    if (house.wire.encoding !== 'ascii') return [];
    const texts = textsOf(caption).filter(({ field }) => inWireText.has(field));
    return reportEach(texts, /[^\u0000-\u007F]+/g, ({ words }) => ({
      message: `${house.name} sends plain ASCII; “${words}” will be written otherwise`,
    }));
  },
};
