import { expect, test } from 'vitest';
import { weekdayMismatch } from '#core/style/rules/weekday-mismatch.ts';
import { trial } from '#core/style/trial.ts';

test('offers the right weekday', () => {
  const outcome = trial(weekdayMismatch, {
    caption: 'A crew rests in Oslo, Norway, Wednesday, Nov. 12, 2026.',
  });
  expect(outcome.words).toEqual(['Wednesday']);
  expect(outcome.messages).toEqual(['Nov. 12, 2026 is a Thursday']);
  expect(outcome.found[0]?.fix?.label).toBe('Thursday');
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, Norway, Thursday, Nov. 12, 2026.');
  expect(outcome.left).toEqual([]);
});

test('reads the year of the photo into a date without one', () => {
  const caption = 'A crew rests in Oslo, Norway, on Friday, November 13.';
  expect(trial(weekdayMismatch, { caption }, { capturedAt: '2025-11-13T10:00:00' }).words).toEqual([
    'Friday',
  ]);
  expect(trial(weekdayMismatch, { caption }, { capturedAt: '2026-11-13T10:00:00' }).found).toEqual([]);
});

test.each([
  'Rest in Oslo, Thursday, Nov. 12, 2026.',
  'Rest in Oslo on Nov. 12, 2026.',
  'Rest on Friday, Nov. 31, 2026.',
])('accepts %s', (caption) => expect(trial(weekdayMismatch, { caption }).found).toEqual([]));
