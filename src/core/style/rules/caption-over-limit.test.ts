import { expect, test } from 'vitest';
import { captionOverLimit } from '#core/style/rules/caption-over-limit.ts';
import { trial } from '#core/style/trial.ts';

test('counts bytes, not characters, and points at what does not fit', () => {
  const outcome = trial(captionOverLimit, { caption: `${'ñ'.repeat(999)}abcd` });
  expect(outcome.words).toEqual(['cd']);
  expect(outcome.messages).toEqual(['Caption is 2002 bytes, 2 over the 2000 that IIM holds']);
  expect(trial(captionOverLimit, { caption: 'ñ'.repeat(1000) }).found).toEqual([]);
});
