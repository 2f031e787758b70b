import { expect, test } from 'vitest';
import { desk } from '#core/style/houses/desk.ts';
import { captionLength } from '#core/style/rules/caption-length.ts';
import { trial } from '#core/style/trial.ts';

test('counts characters, an emoji as one', () => {
  const house = { ...desk, rules: { 'caption-length': { options: { characters: 4 } } } };
  expect(trial(captionLength, { caption: '👩abcde' }, { house }).words).toEqual(['de']);
  expect(trial(captionLength, { caption: '👩abc' }, { house }).found).toEqual([]);
  expect(trial(captionLength, { caption: 'x'.repeat(900) }).found).toEqual([]);
});
