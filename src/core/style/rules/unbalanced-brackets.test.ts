import { expect, test } from 'vitest';
import { unbalancedBrackets } from '#core/style/rules/unbalanced-brackets.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['The ferry (built in 1990 leaves Split.', ['(']],
  ['The ferry, built in 1990), leaves Split.', [')']],
  ['The ferry [built in 1990) leaves.', ['[', ')']],
])('flags %s', (caption, words) => expect(trial(unbalancedBrackets, { caption }).words).toEqual(words));

test.each(['The ferry (built in 1990) leaves.', 'Jobs are 1) cutting and 2) welding.', 'Ana Lund (R waves.'])(
  'accepts %s',
  (caption) => expect(trial(unbalancedBrackets, { caption }).found).toEqual([]),
);
