import { expect, test } from 'vitest';
import { creditSpacing } from '#core/style/rules/credit-spacing.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['A crew clears snow in Oslo, officials said Thursday.Photo:Fjordbild', 'Photo:Fjordbild'],
  ['A crew clears snow in Oslo.(AP Photo/Mira Holm)', '(AP Photo/Mira Holm)'],
])('flags and parts %s', (caption, credit) => {
  const outcome = trial(creditSpacing, { caption });
  expect(outcome.words).toEqual([credit]);
  expect(outcome.fixed.caption).toBe(caption.replace(credit, ` ${credit}`));
  expect(outcome.left).toEqual([]);
});

test('accepts a space before the credit', () => {
  expect(trial(creditSpacing, { caption: 'A crew clears snow in Oslo. (AP Photo/Mira Holm)' }).found).toEqual(
    [],
  );
});
