import { expect, test } from 'vitest';
import { doubleSpace } from '#core/style/rules/double-space.ts';
import { trial } from '#core/style/trial.ts';

test('flags runs of spaces and leaves one', () => {
  const outcome = trial(doubleSpace, { caption: 'A ferry  leaves   Split.', headline: 'Ferry  leaves' });
  expect(outcome.words).toEqual(['  ', '   ', '  ']);
  expect(outcome.fixed.caption).toBe('A ferry leaves Split.');
  expect(outcome.left).toEqual([]);
});

test('accepts single spaces and leaves outer blanks to another rule', () => {
  expect(trial(doubleSpace, { caption: '  A ferry leaves Split.  ' }).found).toEqual([]);
});
