import { expect, test } from 'vitest';
import { placeJunk } from '#core/style/rules/place-junk.ts';
import { trial } from '#core/style/trial.ts';

test.each(['-', '.', '  ', 'N/A', 'xxx'])('clears “%s”', (city) => {
  const outcome = trial(placeJunk, { city });
  expect(outcome.words).toEqual([city]);
  expect(outcome.fixed.city).toBe('');
  expect(outcome.left).toEqual([]);
});

test.each(['Å', 'Oslo', 'Y', ''])('accepts “%s”', (city) =>
  expect(trial(placeJunk, { city }).found).toEqual([]),
);
