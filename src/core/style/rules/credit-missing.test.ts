import { expect, test } from 'vitest';
import { creditMissing } from '#core/style/rules/credit-missing.ts';
import { trial } from '#core/style/trial.ts';

const bare = 'A crew clears snow in Oslo, Norway, Thursday, Nov. 12, 2026.';

test('flags a caption without any credit at its end', () => {
  const outcome = trial(creditMissing, { caption: bare });
  expect(outcome.found).toHaveLength(1);
  expect(outcome.found[0]?.start).toBe(bare.length);
});

test('accepts a credit in the text, a credit in its field, and an empty caption', () => {
  expect(trial(creditMissing, { caption: `${bare} (AP Photo/Mira Holm)` }).found).toEqual([]);
  expect(trial(creditMissing, { caption: bare, credit: 'AP' }).found).toEqual([]);
  expect(trial(creditMissing, { caption: ' ' }).found).toEqual([]);
});
