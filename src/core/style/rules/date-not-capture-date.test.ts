import { expect, test } from 'vitest';
import { dateNotCaptureDate } from '#core/style/rules/date-not-capture-date.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests in Oslo, Norway on November 10, 2026.';

test('the date field stands in for a camera without a clock', () => {
  const outcome = trial(dateNotCaptureDate, { caption, dateCreated: '2026-11-05' });
  expect(outcome.messages).toEqual(['The date field says 2026-11-05']);
  expect(trial(dateNotCaptureDate, { caption, dateCreated: '2026' }).found).toEqual([]);
});
