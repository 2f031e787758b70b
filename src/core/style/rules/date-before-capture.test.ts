import { expect, test } from 'vitest';
import { dateBeforeCapture } from '#core/style/rules/date-before-capture.ts';
import { dateNotCaptureDate } from '#core/style/rules/date-not-capture-date.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests in Oslo, Norway on November 10, 2026.';

test('a date before the camera’s is an error', () => {
  const outcome = trial(dateBeforeCapture, { caption }, { capturedAt: '2026-11-12T09:00:00+01:00' });
  expect(outcome.words).toEqual(['November 10, 2026']);
  expect(outcome.messages).toEqual(['The camera says 2026-11-12']);
});

test.each(['2026-11-09T23:50:00', '2026-11-10T09:00:00', '2026-11-11T00:10:00', ''])(
  '%s is near enough',
  (capturedAt) => {
    expect(trial(dateBeforeCapture, { caption }, { capturedAt }).found).toEqual([]);
    expect(trial(dateNotCaptureDate, { caption }, { capturedAt }).found).toEqual([]);
  },
);

test('a date after the camera’s asks for a look', () => {
  const around = { capturedAt: '2026-11-02T09:00:00' };
  expect(trial(dateNotCaptureDate, { caption }, around).words).toEqual(['November 10, 2026']);
  expect(trial(dateBeforeCapture, { caption }, around).found).toEqual([]);
});
