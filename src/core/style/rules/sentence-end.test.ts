import { expect, test } from 'vitest';
import { sentenceEnd } from '#core/style/rules/sentence-end.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['A crew rests in Oslo (AP Photo/Mira Holm)', 'Oslo', 'A crew rests in Oslo. (AP Photo/Mira Holm)'],
  ['A crew rests in Oslo, (AP Photo/Mira Holm)', 'Oslo,', 'A crew rests in Oslo. (AP Photo/Mira Holm)'],
  ['A crew rests in Oslo', 'Oslo', 'A crew rests in Oslo.'],
])('ends %s', (caption, words, fixed) => {
  const outcome = trial(sentenceEnd, { caption });
  expect(outcome.words).toEqual([words]);
  expect(outcome.fixed.caption).toBe(fixed);
  expect(outcome.left).toEqual([]);
});

test.each([
  'A crew rests in Oslo. (AP Photo/Mira Holm)',
  'A sign reads “Do not enter.” REUTERS/Mira Holm',
  'A crew rests in Oslo!',
  'A crew rests in Oslo. (Photo by Mira Holm / AFP) / ALTERNATIVE CROP',
  '',
])('accepts %s', (caption) => expect(trial(sentenceEnd, { caption }).found).toEqual([]));
