import { expect, test } from 'vitest';
import { allCapitals } from '#core/style/rules/all-capitals.ts';
import { trial } from '#core/style/trial.ts';

test('puts a plain name into ordinary case', () => {
  const outcome = trial(allCapitals, { byline: 'MIRA HOLM-ÅS', city: 'bergen' });
  expect(outcome.words).toEqual(['MIRA HOLM-ÅS', 'bergen']);
  expect(outcome.fixed.byline).toBe('Mira Holm-Ås');
  expect(outcome.fixed.city).toBe('Bergen');
  expect(outcome.left).toEqual([]);
});

test.each(["SEAN O'NEILL", 'ANA MCDONALD', 'JAN VAN DER BERG'])('leaves %s to people', (byline) => {
  const [found] = trial(allCapitals, { byline }).found;
  expect(found).toBeDefined();
  expect(found?.fix).toBeUndefined();
});

test.each(['Mira Holm', 'STR', '', '北京市中心区'])('accepts “%s”', (byline) =>
  expect(trial(allCapitals, { byline }).found).toEqual([]),
);
