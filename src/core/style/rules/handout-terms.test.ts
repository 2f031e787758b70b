import { expect, test } from 'vitest';
import { handoutTerms } from '#core/style/rules/handout-terms.ts';
import { trial } from '#core/style/trial.ts';

test('a handout carries its terms', () => {
  expect(trial(handoutTerms, { bylineTitle: 'HOGP' }).words).toEqual(['HOGP']);
  expect(
    trial(handoutTerms, { bylineTitle: 'HOGP', instructions: 'Handout photo. Mandatory credit.' }).found,
  ).toEqual([]);
  expect(trial(handoutTerms, { bylineTitle: 'Stringer' }).found).toEqual([]);
});

test('a story-specific handout expires', () => {
  const fields = { bylineTitle: 'HONS', instructions: 'Mandatory credit.' };
  expect(trial(handoutTerms, fields, { capturedAt: '2026-10-20T10:00:00' }).messages).toEqual([
    'A story-specific handout may be used for 14 days; this is 23 days old',
  ]);
  expect(trial(handoutTerms, fields, { capturedAt: '2026-11-01T10:00:00' }).found).toEqual([]);
});
