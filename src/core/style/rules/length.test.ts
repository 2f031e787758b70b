import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { desk } from '#core/style/houses/desk.ts';
import { captionLength, sentenceCount } from '#core/style/rules/length.ts';
import { trial } from '#core/style/trial.ts';

test('counts sentences without the credit', () => {
  const caption = 'A crew rests in Oslo. Snow fell all night. Roads are shut. (AP Photo/Mira Holm)';
  expect(trial(sentenceCount, { caption }, { house: ap }).words).toEqual(['Roads are shut.']);
  const two = 'A crew rests in Oslo. Snow fell all night. (AP Photo/Mira Holm)';
  expect(trial(sentenceCount, { caption: two }, { house: ap }).found).toEqual([]);
  expect(trial(sentenceCount, { caption }).found).toEqual([]);
});

test('counts characters, an emoji as one', () => {
  const house = { ...desk, rules: { 'caption-length': { options: { characters: 4 } } } };
  expect(trial(captionLength, { caption: '👩abcde' }, { house }).words).toEqual(['de']);
  expect(trial(captionLength, { caption: '👩abc' }, { house }).found).toEqual([]);
  expect(trial(captionLength, { caption: 'x'.repeat(900) }).found).toEqual([]);
});
