import { expect, test } from 'vitest';
import { mindReading } from '#core/style/rules/mind-reading.ts';
import { trial } from '#core/style/trial.ts';

test('hints at thoughts in the lead only', () => {
  expect(trial(mindReading, { caption: 'Ana Lund ponders her future in Oslo.' }).words).toEqual(['ponders']);
  expect(trial(mindReading, { caption: 'Ana Lund waves in Oslo. She hopes to win.' }).found).toEqual([]);
});
