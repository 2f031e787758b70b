import { expect, test } from 'vitest';
import { fieldAtLimit } from '#core/style/rules/field-at-limit.ts';
import { trial } from '#core/style/trial.ts';

test('a field filled to the last byte was probably cut', () => {
  const credit = 'Fjord Archive/Press Association '.slice(0, 31).concat('I');
  expect(trial(fieldAtLimit, { credit }).words).toEqual([credit]);
  expect(trial(fieldAtLimit, { countryCode: 'NOR', urgency: '5', credit: 'AP' }).found).toEqual([]);
});
