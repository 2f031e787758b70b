import { expect, test } from 'vitest';
import { datelineDate } from '#core/style/rules/dateline-date.ts';
import { trial } from '#core/style/trial.ts';

test('flags a dateline of another day', () => {
  const caption =
    'BERGEN, NORWAY - NOVEMBER 10: Rowers train on the fjord on November 12, 2026 in Bergen, Norway.';
  const outcome = trial(datelineDate, { caption });
  expect(outcome.words).toEqual(['NOVEMBER 10']);
  expect(outcome.messages).toEqual(['The text says November 12, 2026']);
});

test.each([
  'BERGEN, NORWAY - NOVEMBER 12: Rowers train on the fjord on November 12, 2026 in Bergen, Norway.',
  'Rowers train on the fjord in Bergen on November 12, 2026.',
  'BERGEN, NORWAY - NOVEMBER 12: Rowers train on the fjord.',
])('accepts %s', (caption) => expect(trial(datelineDate, { caption }).found).toEqual([]));
