import { expect, test } from 'vitest';
import { missingSpace } from '#core/style/rules/missing-space.ts';
import { trial } from '#core/style/trial.ts';

test('flags glued sentences and commas, and parts them', () => {
  const outcome = trial(missingSpace, { caption: 'A crew rests in Oslo,Norway.The storm has passed.' });
  expect(outcome.words).toEqual([',', '.']);
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo, Norway. The storm has passed.');
  expect(outcome.left).toEqual([]);
});

test.each([
  'U.S. President J.R. Moss arrives in Washington, D.C., at 9.30.',
  'The sign reads www.Harbour-Fair.org in Oslo.',
  'Write to desk@Example.com for details.',
  'A crew rests in Oslo.(AP Photo/Mira Holm)',
  'The team wins 10,000 kroner.',
])('accepts %s', (caption) => expect(trial(missingSpace, { caption }).found).toEqual([]));
