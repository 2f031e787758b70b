import { expect, test } from 'vitest';
import { doubledWord } from '#core/style/rules/doubled-word.ts';
import { trial } from '#core/style/trial.ts';

test('flags doubled words and keeps one', () => {
  const outcome = trial(doubledWord, { caption: 'The the crew rests in in in Oslo.' });
  expect(outcome.words).toEqual(['The the', 'in in in']);
  expect(outcome.fixed.caption).toBe('The crew rests in Oslo.');
  expect(outcome.left).toEqual([]);
});

test.each([
  'They said that that bridge had had repairs.',
  'A boat nears Bora Bora.',
  'He comes in. In Oslo it rains.',
  'A well-to-do crowd sees the then-theatre.',
])('accepts %s', (caption) => expect(trial(doubledWord, { caption }).found).toEqual([]));
