/** Two or more spaces inside a text: a wire's line filler or a paste. Source: common to all house guides. */
import type { Rule } from '#core/style/finding.ts';
import { reportEach, sentencesOf } from '#core/style/passages.ts';

export const doubleSpace: Rule = {
  id: 'double-space',
  title: 'Several spaces in a row',
  severity: 'warning',
  check: ({ caption }) =>
    // The look-behind leaves blanks at the very start and end to the rule about stray blanks.
    reportEach(sentencesOf(caption), /(?<=[^\s]) {2,}(?=[^\s])/g, ({ words }) => ({
      message: `${words.length} spaces in a row`,
      words: ' ',
      label: 'One space',
    })),
};
