import { expect, test } from 'vitest';
import { unbalancedQuotes } from '#core/style/rules/unbalanced-quotes.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['She says "no in Oslo.', ['"']],
  ['She says “no in Oslo.', ['“']],
  ['She says no” in Oslo.', ['”']],
])('flags %s', (caption, words) => expect(trial(unbalancedQuotes, { caption }).words).toEqual(words));

test.each([
  'She says "no" in Oslo.',
  'The play “Harbour” opens, „Hafen“ and «Port».',
  'A 12" record by 6\'2" Ole Lund.',
  "Players' families wave.",
])('accepts %s', (caption) => expect(trial(unbalancedQuotes, { caption }).found).toEqual([]));
