import { expect, test } from 'vitest';
import { personNotListed } from '#core/style/rules/person-not-listed.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'Ana Lund greets Ole Vik in Oslo, Norway, Thursday, Nov. 12, 2026.';

test('a named person is added to a list that has gaps', () => {
  const outcome = trial(personNotListed, { caption, people: ['Ana Lund'] });
  expect(outcome.words).toEqual(['Ole Vik']);
  expect(outcome.fixed.people).toEqual(['Ana Lund', 'Ole Vik']);
  expect(outcome.left).toEqual([]);
  expect(trial(personNotListed, { caption }).found).toEqual([]);
});
