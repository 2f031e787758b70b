/**
 * The same word typed twice: "the the". Names such as Bora Bora and the few words English doubles
 * on purpose are left alone. Source: common to all house guides.
 */
import type { Found, Rule } from '#core/style/finding.ts';
import { findEach, replacement, sentencesOf } from '#core/style/passages.ts';

const doubledOnPurpose: ReadonlySet<string> = new Set([
  'had',
  'that',
  'very',
  'so',
  'no',
  'ha',
  'bye',
  'now',
  'long',
  'far',
  'many',
  'cha',
  'can',
  'yum',
  'knock',
  'hip',
]);

export const doubledWord: Rule = {
  id: 'doubled-word',
  title: 'Doubled word',
  severity: 'error',
  check: ({ caption }) =>
    sentencesOf(caption).flatMap((passage) =>
      findEach(passage.text, /(?<![\p{L}\p{N}'’-])(\p{L}+)(?:\s+\1)+(?![\p{L}\p{N}'’-])/giu)
        .filter(({ words }) => !onPurpose(words))
        .map(({ start, end, words, groups: [word = ''] }): Found => {
          const fix = replacement(passage, { start, end }, words.slice(0, word.length), `One “${word}”`);
          return { field: passage.field, message: `“${word}” is doubled`, start, end, fix };
        }),
    ),
};

function onPurpose(words: string): boolean {
  const [first = '', second = ''] = words.split(/\s+/);
  const isName = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second) && first.length > 3;
  return isName || doubledOnPurpose.has(first.toLowerCase());
}
