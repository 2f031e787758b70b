import { expect, test } from 'vitest';
import { doubledCaption, doubledSentence } from '#core/style/rules/doubled-text.ts';
import { trial } from '#core/style/trial.ts';

test('a repeated sentence is removed', () => {
  const caption = 'A crew rests in Oslo, Norway. Snow fell all night. A crew rests in Oslo, Norway.';
  const outcome = trial(doubledSentence, { caption });
  expect(outcome.words).toEqual(['A crew rests in Oslo, Norway.']);
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, Norway. Snow fell all night.');
  expect(outcome.left).toEqual([]);
});

test.each(['', ' ', '\n'])('a caption pasted twice is cut to one', (gap) => {
  const once = 'A crew rests in Oslo, Norway. Snow fell all night. (AP Photo/Mira Holm)';
  const outcome = trial(doubledCaption, { caption: `${once}${gap}${once}` });
  expect(outcome.words).toEqual([once]);
  expect(outcome.fixed.caption).toBe(once);
  expect(trial(doubledSentence, { caption: `${once} ${once}` }).found).toEqual([]);
});

test('accepts different sentences and short cries', () => {
  const caption = 'A crew rests in Oslo. A crew rests in Bergen. No. No.';
  expect(trial(doubledSentence, { caption }).found).toEqual([]);
  expect(trial(doubledCaption, { caption }).found).toEqual([]);
});
