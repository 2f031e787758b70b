import { expect, test } from 'vitest';
import { countryCode } from '#core/style/rules/country-code.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['SWE', 'Norway', 'NOR', 'SWE is Sweden'],
  ['no', 'Norway', 'NOR', 'no is not a three-letter country code'],
  ['nor', '', 'NOR', 'nor is not a three-letter country code'],
])('corrects %s for %s', (code, country, right, message) => {
  const outcome = trial(countryCode, { countryCode: code, country });
  expect(outcome.words).toEqual([code]);
  expect(outcome.messages).toEqual([message]);
  expect(outcome.fixed.countryCode).toBe(right);
  expect(outcome.left).toEqual([]);
});

test('an unknown code without a country has no fix', () => {
  expect(trial(countryCode, { countryCode: 'QQX' }).found[0]?.fix).toBeUndefined();
});

test('accepts the right code, and none', () => {
  expect(trial(countryCode, { countryCode: 'NOR', country: 'Norway' }).found).toEqual([]);
  expect(trial(countryCode, { countryCode: 'NOR', country: 'Kingdom of the Fjords' }).found).toEqual([]);
  expect(trial(countryCode, { country: 'Norway' }).found).toEqual([]);
});
