import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { sentenceCount } from '#core/style/rules/sentence-count.ts';
import { trial } from '#core/style/trial.ts';

test('counts sentences without the credit', () => {
  const caption = 'A crew rests in Oslo. Snow fell all night. Roads are shut. (AP Photo/Mira Holm)';
  expect(trial(sentenceCount, { caption }, { house: ap }).words).toEqual(['Roads are shut.']);
  const two = 'A crew rests in Oslo. Snow fell all night. (AP Photo/Mira Holm)';
  expect(trial(sentenceCount, { caption: two }, { house: ap }).found).toEqual([]);
  expect(trial(sentenceCount, { caption }).found).toEqual([]);
});
