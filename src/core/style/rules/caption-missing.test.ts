import { expect, test } from 'vitest';
import { captionMissing } from '#core/style/rules/caption-missing.ts';
import { trial } from '#core/style/trial.ts';

test('says so once', () => {
  expect(trial(captionMissing, { caption: ' ' }).messages).toEqual(['No caption yet']);
  expect(trial(captionMissing, { caption: 'A crew rests.' }).found).toEqual([]);
});
