import { expect, test } from 'vitest';
import { personNotInCaption } from '#core/style/rules/person-not-in-caption.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'Ana Lund greets Ole Vik in Oslo, Norway, Thursday, Nov. 12, 2026.';

test('a person shown must be named', () => {
  expect(trial(personNotInCaption, { caption, people: ['Ana Lund', 'Mia Dahl'] }).words).toEqual([
    'Mia Dahl',
  ]);
  expect(trial(personNotInCaption, { caption, people: ['Ana Lund', 'Ole Vik'] }).found).toEqual([]);
  expect(trial(personNotInCaption, { caption: '', people: ['Ana Lund'] }).found).toEqual([]);
});
