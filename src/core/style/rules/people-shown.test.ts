import { expect, test } from 'vitest';
import { personNotInCaption, personNotListed } from '#core/style/rules/people-shown.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'Ana Lund greets Ole Vik in Oslo, Norway, Thursday, Nov. 12, 2026.';

test('a person shown must be named', () => {
  expect(trial(personNotInCaption, { caption, people: ['Ana Lund', 'Mia Dahl'] }).words).toEqual([
    'Mia Dahl',
  ]);
  expect(trial(personNotInCaption, { caption, people: ['Ana Lund', 'Ole Vik'] }).found).toEqual([]);
  expect(trial(personNotInCaption, { caption: '', people: ['Ana Lund'] }).found).toEqual([]);
});

test('a named person is added to a list that has gaps', () => {
  const outcome = trial(personNotListed, { caption, people: ['Ana Lund'] });
  expect(outcome.words).toEqual(['Ole Vik']);
  expect(outcome.fixed.people).toEqual(['Ana Lund', 'Ole Vik']);
  expect(outcome.left).toEqual([]);
  expect(trial(personNotListed, { caption }).found).toEqual([]);
});
