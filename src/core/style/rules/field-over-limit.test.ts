import { expect, test } from 'vitest';
import { fieldOverLimit } from '#core/style/rules/field-over-limit.ts';
import { trial } from '#core/style/trial.ts';

test('checks every field and every term by the registry', () => {
  const outcome = trial(fieldOverLimit, {
    byline: 'M'.repeat(33),
    keywords: ['snow', 'k'.repeat(65)],
    caption: 'x'.repeat(3000),
  });
  expect(outcome.found.map(({ field }) => field)).toEqual(['byline', 'keywords']);
  expect(outcome.words).toEqual(['M', 'k']);
  expect(
    trial(fieldOverLimit, { byline: 'M'.repeat(32), dateCreated: '2026-11-12T09:41:22+01:00' }).found,
  ).toEqual([]);
});
