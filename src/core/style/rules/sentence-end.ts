/** The last sentence before the credit has no full stop. Source: every wire ends the caption before it signs. */
import { textAt } from '#core/caption/span.ts';
import type { Found, Rule } from '#core/style/finding.ts';
import { replacement } from '#core/style/passages.ts';

export const sentenceEnd: Rule = {
  id: 'sentence-end',
  title: 'No full stop before the credit',
  severity: 'warning',
  check: ({ caption: { caption: text }, anatomy }) => {
    // Words behind the credit are an agency's notes: "/ ALTERNATIVE CROP".
    const credit = anatomy.credits[0]?.start ?? text.length;
    const last = anatomy.sentences.findLast(({ start }) => start < credit);
    const words = last ? textAt(text, last).trimEnd() : '';
    if (!last || !/[\p{L}\p{N}]/u.test(words) || /[.!?…。！？]["”’'»)\]]*$/u.test(words)) return [];
    const tail = /[\s,;:–—-]*$/.exec(words)?.[0].length ?? 0;
    const end = last.start + words.length;
    const start = end - tail - (/\S+$/.exec(words.slice(0, words.length - tail))?.[0].length ?? 0);
    const found: Found = { field: 'caption', message: 'The last sentence has no full stop', start, end };
    // After a slash or a dash a full stop would not make it a sentence.
    if (!/[\p{L}\p{M}\p{N}"”’)%]$/u.test(words.slice(0, words.length - tail))) return [found];
    const fix = replacement(
      { field: 'caption', text },
      { start: end - tail, end },
      '.',
      'Insert a full stop',
    );
    return [{ ...found, fix }];
  },
};
