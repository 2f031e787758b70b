import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { reuters } from '#core/style/houses/reuters.ts';
import { monthForm } from '#core/style/rules/month-form.ts';
import { trial } from '#core/style/trial.ts';

test('AP shortens a month beside a day', () => {
  const outcome = trial(
    monthForm,
    { caption: 'Rest in Oslo on November 12, 2026, and Sept 3, 2026.' },
    { house: ap },
  );
  expect(outcome.words).toEqual(['November', 'Sept']);
  expect(outcome.messages[0]).toBe('Associated Press writes Nov.');
  expect(outcome.fixed.caption).toBe('Rest in Oslo on Nov. 12, 2026, and Sept. 3, 2026.');
  expect(outcome.left).toEqual([]);
});

test('Reuters writes it in full', () => {
  const outcome = trial(monthForm, { caption: 'Rest in Oslo, Norway Nov. 12, 2026.' }, { house: reuters });
  expect(outcome.fixed.caption).toBe('Rest in Oslo, Norway November 12, 2026.');
});

test.each([
  'Rest in Oslo on Nov. 12, 2026.',
  'Rest in Oslo on March 3, 2026.',
  'Rest in Oslo in November 2026.',
])('AP accepts %s', (caption) => expect(trial(monthForm, { caption }, { house: ap }).found).toEqual([]));
