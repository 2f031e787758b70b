import { expect, test } from 'vitest';
import { cityNotInText } from '#core/style/rules/city-not-in-text.ts';
import { trial } from '#core/style/trial.ts';

test('flags a city from another job', () => {
  expect(trial(cityNotInText, { caption: 'A crew rests in Oslo.', city: 'Bergen' }).words).toEqual([
    'Bergen',
  ]);
});

test.each([
  ['A crew rests in Oslo.', 'OSLO'],
  ['People walk in São Paulo.', 'Sao Paulo'],
  ['', 'Bergen'],
  ['A crew rests.', ''],
])('accepts %s with %s', (caption, city) =>
  expect(trial(cityNotInText, { caption, city }).found).toEqual([]),
);
