/** Spaces that do not break or have another width. Source: older wires know the plain space only. */

import { codeOf } from '#core/style/bytes.ts';
import type { Rule } from '#core/style/finding.ts';
import { reportEach, sentencesOf } from '#core/style/passages.ts';

export const oddSpaces: Rule = {
  id: 'odd-spaces',
  title: 'No-break and typographic spaces',
  severity: 'warning',
  check: ({ caption }) =>
    reportEach(sentencesOf(caption), /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ({ words }) => ({
      message: `Space of another kind (${codeOf(words)})`,
      words: ' ',
      label: 'Plain space',
    })),
};
