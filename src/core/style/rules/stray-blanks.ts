/**
 * Blanks before the first or after the last word, tabs, and line breaks inside a text that the
 * wire sends as one paragraph. Source: IIM and the wires carry captions as a single line.
 */
import type { Rule } from '#core/style/finding.ts';
import { reportEach, textsOf } from '#core/style/passages.ts';

export const strayBlanks: Rule = {
  id: 'stray-blanks',
  title: 'Blanks at the ends, tabs and line breaks',
  severity: 'warning',
  check: ({ caption }) => {
    const texts = textsOf(caption);
    const singleLine = texts.filter(({ field }) => field !== 'usageTerms' && field !== 'instructions');
    return [
      ...reportEach(texts, /^\s+|(?<!\s)\s+$/g, () => ({
        message: 'Blanks at the end of the text',
        words: '',
        label: 'Remove the blanks',
      })),
      ...reportEach(singleLine, /(?<=\S)[ \u00A0]*[\t\n\r\u2028\u2029]\s*(?=\S)/g, ({ words }) => ({
        message:
          words.includes('\t') && !/[\n\r\u2028\u2029]/.test(words)
            ? 'Tab in the text'
            : 'Line break in the text',
        words: ' ',
        label: 'One space',
      })),
    ];
  },
};
