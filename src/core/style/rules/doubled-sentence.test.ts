import { expect, test } from 'vitest';
import { doubledSentence } from '#core/style/rules/doubled-sentence.ts';
import { trial } from '#core/style/trial.ts';

test('a repeated sentence is removed', () => {
  const caption = 'A crew rests in Oslo, Norway. Snow fell all night. A crew rests in Oslo, Norway.';
  const outcome = trial(doubledSentence, { caption });
  expect(outcome.words).toEqual(['A crew rests in Oslo, Norway.']);
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, Norway. Snow fell all night.');
  expect(outcome.left).toEqual([]);
});

test('accepts different sentences and short cries', () => {
  const caption = 'A crew rests in Oslo. A crew rests in Bergen. No. No.';
  expect(trial(doubledSentence, { caption }).found).toEqual([]);
});

test('leaves a caption that is doubled as a whole to its own rule', () => {
  const once = 'A crew rests in Oslo, Norway. Snow fell all night. (AP Photo/Mira Holm)';
  expect(trial(doubledSentence, { caption: `${once} ${once}` }).found).toEqual([]);
});
