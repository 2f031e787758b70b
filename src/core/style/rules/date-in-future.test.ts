import { expect, test } from 'vitest';
import { dateInFuture } from '#core/style/rules/date-in-future.ts';
import { trial } from '#core/style/trial.ts';

test('flags the caption’s date when it has not come', () => {
  const outcome = trial(dateInFuture, { caption: 'A crew rests in Oslo, Norway on November 20, 2026.' });
  expect(outcome.words).toEqual(['November 20, 2026']);
  expect(outcome.messages).toEqual(['This date is 8 days ahead']);
});

test.each([
  'A crew rests in Oslo on Nov. 12, 2026. The road opens on December 1, 2026.',
  'A crew rests in Suva on Nov. 13, 2026.',
  'A crew rests in Oslo on Nov. 30.',
])('accepts %s', (caption) => expect(trial(dateInFuture, { caption }).found).toEqual([]));
