/** A space before a comma, full stop, colon or closing bracket. Source: common to all English house guides. */
import type { Rule } from '#core/style/finding.ts';
import { reportEach, sentencesOf } from '#core/style/passages.ts';

export const spaceBeforePunctuation: Rule = {
  id: 'space-before-punctuation',
  title: 'Space before punctuation',
  severity: 'warning',
  check: ({ caption }) =>
    // A full stop that opens an ellipsis or a decimal (" .38 calibre") may stand after a space.
    reportEach(sentencesOf(caption), /(?<=[^\s]) +(?=[,;:!?)\]](?![-()])|\.(?![.\d\p{L}]))/gu, () => ({
      message: 'Space before punctuation',
      words: '',
      label: 'Remove the space',
    })),
};
