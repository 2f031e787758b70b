import { expect, test } from 'vitest';
import { positionNameless } from '#core/style/rules/position-nameless.ts';
import { trial } from '#core/style/trial.ts';

test('flags marks that belong to nobody', () => {
  expect(trial(positionNameless, { caption: 'The two (R) shake hands in Oslo.' }).words).toEqual(['(R)']);
});

test.each([
  'Ana Lund (L) greets Ole Vik (2nd R).',
  '(L-R) Ana Lund, Ole Vik and Mia Dahl wave.',
  'Ana Lund waves.',
])('accepts %s', (caption) => expect(trial(positionNameless, { caption }).found).toEqual([]));
