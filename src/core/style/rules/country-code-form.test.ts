import { expect, test } from 'vitest';
import { countries } from '#core/caption/countries.ts';
import { countryCodeForm } from '#core/style/rules/country-code-form.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['NO', 'NOR'],
  ['no', 'NOR'],
  ['nor', 'NOR'],
  ['xun', 'XUN'],
  ['XK', 'XKX'],
])('writes %s as %s', (code, right) => {
  for (const country of ['', 'Norway']) {
    const outcome = trial(countryCodeForm, { countryCode: code, country });
    expect(outcome.words).toEqual([code]);
    expect(outcome.messages).toEqual([`IIM has three capital letters: ${right}`]);
    expect(outcome.fixed.countryCode).toBe(right);
    expect(outcome.left).toEqual([]);
  }
});

test('every country’s two letters become its three', () => {
  for (const { alpha2, alpha3 } of countries) {
    expect(trial(countryCodeForm, { countryCode: alpha2 }).fixed.countryCode).toBe(alpha3);
    expect(trial(countryCodeForm, { countryCode: alpha3 }).found).toEqual([]);
  }
});

test.each(['', ' ', 'NOR', ' NOR', 'XUN', 'XKX', 'QQX', 'QQ', 'Norway'])(
  'has nothing to say of “%s”',
  (code) => {
    expect(trial(countryCodeForm, { countryCode: code }).found).toEqual([]);
  },
);
