import { expect, test } from 'vitest';
import { countryCode } from '#core/style/rules/country-code.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['QQX', 'Norway', 'NOR'],
  ['Norge', 'Norway', 'NOR'],
  ['47', 'Norway', 'NOR'],
  // The United Kingdom's own short form is nobody's code in ISO 3166.
  ['UK', '', 'GBR'],
  ['Norway', '', 'NOR'],
])('%s is no country’s code; where the country is known, it is offered', (code, country, right) => {
  const outcome = trial(countryCode, { countryCode: code, country });
  expect(outcome.words).toEqual([code]);
  expect(outcome.messages).toEqual([`${code} is no country’s code`]);
  expect(outcome.fixed.countryCode).toBe(right);
  expect(outcome.left).toEqual([]);
});

test('without a country there is no fix', () => {
  expect(trial(countryCode, { countryCode: 'QQX' }).found[0]?.fix).toBeUndefined();
  expect(trial(countryCode, { countryCode: 'QQX', country: 'Kingdom of the Fjords' }).found).toHaveLength(1);
});

test.each(['', ' ', 'NOR', 'nor', 'NO', 'no', ' NO ', 'XUN', 'xin', 'XKX', 'xk'])(
  'has nothing to say of “%s”',
  (code) => {
    expect(trial(countryCode, { countryCode: code, country: 'Norway' }).found).toEqual([]);
    expect(trial(countryCode, { countryCode: code }).found).toEqual([]);
  },
);
