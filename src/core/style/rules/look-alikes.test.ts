import { expect, test } from 'vitest';
import { lookAlikes } from '#core/style/rules/look-alikes.ts';
import { trial } from '#core/style/trial.ts';

test('flags a mixed word and writes it in Latin', () => {
  const outcome = trial(lookAlikes, { caption: 'A f\u0435rry leaves \u041Eslo.' });
  expect(outcome.words).toEqual(['f\u0435rry', '\u041Eslo']);
  expect(outcome.fixed.caption).toBe('A ferry leaves Oslo.');
  expect(outcome.left).toEqual([]);
});

test('offers no fix where the letter has no Latin twin', () => {
  expect(trial(lookAlikes, { caption: 'A feЖry.' }).found[0]?.fix).toBeUndefined();
});

test.each(['Москва and Αθήνα stay as they are.', 'A 5 μm film.', 'Zoë waves.'])('accepts %s', (caption) =>
  expect(trial(lookAlikes, { caption }).found).toEqual([]),
);
