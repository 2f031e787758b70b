import { expect, test } from 'vitest';
import { creditLast } from '#core/style/rules/credit-last.ts';
import { trial } from '#core/style/trial.ts';

test('flags a sentence after the credit', () => {
  const caption = 'A crew rests in Oslo. (AP Photo/Mira Holm) Snow fell all night.';
  expect(trial(creditLast, { caption }).words).toEqual(['Snow fell all night.']);
});

test.each([
  'A crew rests in Oslo. (AP Photo/Mira Holm)',
  'A crew rests in Oslo. REUTERS/Mira Holm (NORWAY - Tags: ENVIRONMENT)',
  'A crew rests in Oslo. (AFP PHOTO / MIRA HOLM) -- RESTRICTED TO EDITORIAL USE --',
  'A crew rests in Oslo.',
])('accepts %s', (caption) => expect(trial(creditLast, { caption }).found).toEqual([]));
