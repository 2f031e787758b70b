/**
 * Characters nobody sees: zero-width marks, soft hyphens, and control bytes that break the
 * frames of older wires. Source: IPTC 7901 and ANPA use control bytes to open and close a story.
 */

import { codeOf } from '#core/style/bytes.ts';
import type { Rule } from '#core/style/finding.ts';
import { reportEach, textsOf } from '#core/style/passages.ts';

// Tab, line feed and carriage return are left to stray-blanks, C1 controls that are mojibake too.
// Subtle: U+200C and U+200D join letters in Persian and emoji; between Latin letters they are rubbish.
const unseen =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+|(?<=[\p{Script=Latin}\s\p{N}])[\u200C\u200D]+(?=[\p{Script=Latin}\s\p{N}]|$)/gu;

export const invisibleCharacters: Rule = {
  id: 'invisible-characters',
  title: 'Invisible and control characters',
  severity: 'error',
  check: ({ caption }) =>
    reportEach(textsOf(caption), unseen, ({ words }) => ({
      message: `Invisible character ${codeOf(words)}`,
      words: '',
      label: 'Remove it',
    })),
};
