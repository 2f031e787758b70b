import { expect, test } from 'vitest';
import { copyrightInCredit } from '#core/style/rules/copyright-in-credit.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['© Mira Holm', '©', 'Mira Holm'],
  ['Copyright 2026 Mira Holm', 'Copyright 2026', 'Mira Holm'],
  ['(c) by Mira Holm', '(c) by', 'Mira Holm'],
])('removes the sign from %s', (byline, words, fixed) => {
  const outcome = trial(copyrightInCredit, { byline });
  expect(outcome.words).toEqual([words]);
  expect(outcome.fixed.byline).toBe(fixed);
  expect(outcome.left).toEqual([]);
});

test('reports a sign in the middle without a fix', () => {
  expect(trial(copyrightInCredit, { credit: 'Fjordbild ©' }).words).toEqual(['©']);
  expect(trial(copyrightInCredit, { credit: 'Fjordbild' }).found).toEqual([]);
});
