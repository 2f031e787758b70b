import { expect, test } from 'vitest';
import { altTextOpener } from '#core/style/rules/alt-text-opener.ts';
import { trial } from '#core/style/trial.ts';

test('drops “photo of”', () => {
  const outcome = trial(altTextOpener, { altText: 'A photo of four people in orange.' });
  expect(outcome.words).toEqual(['A photo of']);
  expect(outcome.fixed.altText).toBe('Four people in orange.');
  expect(trial(altTextOpener, { altText: 'A photographer of birds kneels.' }).found).toEqual([]);
});
