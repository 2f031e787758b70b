import { expect, test } from 'vitest';
import { creditMisspelled } from '#core/style/rules/credit-misspelled.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['A crew rests in Oslo. RETUERS/Mira Holm', 'RETUERS', 'REUTERS'],
  ['A crew rests in Oslo. (Xinhau/Li Wen)', 'Xinhau', 'Xinhua'],
  ['A crew rests in Oslo. (Photo by Mira Holm/Gety Images)', 'Gety Images', 'Getty Images'],
])('corrects %s', (caption, wrong, right) => {
  const outcome = trial(creditMisspelled, { caption });
  expect(outcome.words).toEqual([wrong]);
  expect(outcome.fixed.caption).toBe(caption.replace(wrong, right));
  expect(outcome.left).toEqual([]);
});

test('corrects the credit and source fields', () => {
  const outcome = trial(creditMisspelled, { credit: 'Reuetrs', source: 'Assocated Press' });
  expect(outcome.fixed.credit).toBe('Reuters');
  expect(outcome.fixed.source).toBe('Associated Press');
});

test.each([
  'A crew rests in Oslo. REUTERS/Mira Holm',
  'A crew rests in Oslo. (Photo by Mira Holm/Fjordbild)',
  'A crew rests in Oslo, Norway. The router failed.',
])('accepts %s', (caption) => expect(trial(creditMisspelled, { caption }).found).toEqual([]));
