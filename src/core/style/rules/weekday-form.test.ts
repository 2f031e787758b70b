import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { reuters } from '#core/style/houses/reuters.ts';
import { weekdayForm } from '#core/style/rules/weekday-form.ts';
import { trial } from '#core/style/trial.ts';

test('AP wants the weekday of a recent picture', () => {
  const outcome = trial(
    weekdayForm,
    { caption: 'A crew rests in Oslo, Norway, Nov. 10, 2026.' },
    { house: ap },
  );
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, Norway, Tuesday, Nov. 10, 2026.');
  expect(outcome.left).toEqual([]);
});

test('AP drops the weekday of an old picture', () => {
  const outcome = trial(
    weekdayForm,
    { caption: 'A crew rests in Oslo, Norway, Thursday, Oct. 1, 2026.' },
    { house: ap },
  );
  expect(outcome.words).toEqual(['Thursday']);
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, Norway, Oct. 1, 2026.');
});

test('Reuters gives no weekday', () => {
  const outcome = trial(
    weekdayForm,
    { caption: 'A crew rests in Oslo, Thursday, November 12, 2026.' },
    { house: reuters },
  );
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, November 12, 2026.');
  expect(outcome.left).toEqual([]);
});

test.each([
  [ap, 'A crew rests in Oslo, Thursday, Nov. 12, 2026.'],
  [ap, 'A crew rests in Oslo, March 3, 2026.'],
  [reuters, 'A crew rests in Oslo November 12, 2026. It left on Thursday.'],
])('$name accepts %s', (house, caption) =>
  expect(trial(weekdayForm, { caption }, { house }).found).toEqual([]),
);
