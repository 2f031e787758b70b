import { expect, test } from 'vitest';
import { countryCodeMissing } from '#core/style/rules/country-code-missing.ts';
import { trial } from '#core/style/trial.ts';

test('fills in a missing code', () => {
  const outcome = trial(countryCodeMissing, { country: 'Norway' });
  expect(outcome.fixed.countryCode).toBe('NOR');
  expect(trial(countryCodeMissing, { country: 'Narnia' }).found).toEqual([]);
});
