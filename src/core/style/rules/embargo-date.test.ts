import { expect, test } from 'vitest';
import { embargoDate } from '#core/style/rules/embargo-date.ts';
import { trial } from '#core/style/trial.ts';

test('an embargo ends', () => {
  expect(trial(embargoDate, { instructions: 'EMBARGOED until the ceremony' }).words).toEqual(['EMBARGOED']);
  expect(trial(embargoDate, { instructions: 'Embargoed until Nov. 13, 2026, 0600 GMT' }).found).toEqual([]);
  expect(trial(embargoDate, { instructions: 'No embargo. Embargo lifted.' }).found).toEqual([]);
});
