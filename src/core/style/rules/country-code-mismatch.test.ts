import { expect, test } from 'vitest';
import { countryCodeMismatch } from '#core/style/rules/country-code-mismatch.ts';
import { trial } from '#core/style/trial.ts';

test.each(['SWE', 'SE', 'swe'])('%s is not Norway', (code) => {
  const outcome = trial(countryCodeMismatch, { countryCode: code, country: 'Norway' });
  expect(outcome.words).toEqual([code]);
  expect(outcome.messages).toEqual([`${code} is Sweden`]);
  expect(outcome.fixed.countryCode).toBe('NOR');
  expect(outcome.left).toEqual([]);
});

test('Serbia’s code is not Kosovo’s', () => {
  const outcome = trial(countryCodeMismatch, { countryCode: 'SRB', country: 'Kosovo' });
  expect(outcome.messages).toEqual(['SRB is Serbia']);
  expect(outcome.fixed.countryCode).toBe('XKX');
});

test.each([
  ['XKX', 'Kosovo'],
  ['XK', 'Kosovo'],
  ['NOR', 'Norway'],
  ['no', 'Norway'],
  ['GB', 'Scotland'],
  ['SWE', ''],
  ['SWE', 'Kingdom of the Fjords'],
  ['QQX', 'Norway'],
  ['XUN', 'Norway'],
  ['', 'Norway'],
])('has nothing to say of %s with the country “%s”', (code, country) => {
  expect(trial(countryCodeMismatch, { countryCode: code, country }).found).toEqual([]);
});
