import { expect, test } from 'vitest';
import { positionContradictory } from '#core/style/rules/position-contradictory.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['Ana Lund (L) greets Ole Vik (L) in Oslo.', '(L)', 'Another person stands at (L) too'],
  ['Ana Lund (L) waves. Lund (R) won.', '(R)', 'The same person stands at (L) too'],
])('flags %s', (caption, words, message) => {
  const outcome = trial(positionContradictory, { caption });
  expect(outcome.words).toEqual([words]);
  expect(outcome.messages).toEqual([message]);
});

test.each([
  'Ana Lund (L) greets Ole Vik (R) in Oslo.',
  'Ana Lund (L) greets Ole Vik (2nd L) in Oslo.',
  'Ana Lund (front L) greets Ole Vik (back L) in Oslo.',
])('accepts %s', (caption) => expect(trial(positionContradictory, { caption }).found).toEqual([]));
