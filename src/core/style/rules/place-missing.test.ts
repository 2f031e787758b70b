import { expect, test } from 'vitest';
import { placeMissing } from '#core/style/rules/place-missing.ts';
import { trial } from '#core/style/trial.ts';

test('flags a caption that could be anywhere', () => {
  expect(trial(placeMissing, { caption: 'A crew clears snow on Nov. 12, 2026.' }).found).toHaveLength(1);
});

test('accepts a place in the text, in the dateline or in a field', () => {
  expect(
    trial(placeMissing, { caption: 'A crew clears snow in Oslo, Norway, Nov. 12, 2026.' }).found,
  ).toEqual([]);
  expect(trial(placeMissing, { caption: 'OSLO, NORWAY - NOVEMBER 12: A crew clears snow.' }).found).toEqual(
    [],
  );
  expect(trial(placeMissing, { caption: 'A crew clears snow.', country: 'Norway' }).found).toEqual([]);
  expect(trial(placeMissing, { caption: '' }).found).toEqual([]);
});
