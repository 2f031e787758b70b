import { expect, test } from 'vitest';
import { spaceBeforePunctuation } from '#core/style/rules/space-before-punctuation.ts';
import { trial } from '#core/style/trial.ts';

test('flags the space and closes it up', () => {
  const outcome = trial(spaceBeforePunctuation, {
    caption: 'Mira Holm , left, waves (far right ) in Oslo .',
  });
  expect(outcome.words).toEqual([' ', ' ', ' ']);
  expect(outcome.fixed.caption).toBe('Mira Holm, left, waves (far right) in Oslo.');
});

test.each([
  'He said ... nothing.',
  'A .38 revolver lies in Oslo.',
  'Mira Holm, left, waves.',
  'A .NET sign.',
])('accepts %s', (caption) => expect(trial(spaceBeforePunctuation, { caption }).found).toEqual([]));
