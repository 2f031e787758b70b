/**
 * Text decoded with the wrong character set. Source: the most reported metadata fault of all;
 * IIM blocks without a character-set mark are read as Windows-1252.
 */

import type { Rule } from '#core/style/finding.ts';
import { garbled, undone } from '#core/style/mojibake.ts';
import { reportEach, textsOf } from '#core/style/passages.ts';

export const mojibake: Rule = {
  id: 'mojibake',
  title: 'Garbled characters',
  severity: 'error',
  check: ({ caption }) =>
    reportEach(textsOf(caption), garbled, ({ words }) => {
      if (words.startsWith('\uFFFD')) return { message: 'A character was lost here' };
      const meant = undone(words);
      if (meant === null || meant === '') return { message: `“${words}” looks garbled` };
      return { message: `“${words}” is a garbled “${meant}”`, words: meant };
    }),
};
