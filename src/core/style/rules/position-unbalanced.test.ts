import { expect, test } from 'vitest';
import { positionUnbalanced } from '#core/style/rules/position-unbalanced.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['Ana Lund (R greets Ole Vik in Oslo.', '(R', 'Ana Lund (R) greets Ole Vik in Oslo.'],
  ['Ana Lund 2nd L) greets Ole Vik (R).', '2nd L)', 'Ana Lund (2nd L) greets Ole Vik (R).'],
  ['Ana Lund (front C and Ole Vik (R) wave.', '(front C', 'Ana Lund (front C) and Ole Vik (R) wave.'],
])('closes %s', (caption, words, fixed) => {
  const outcome = trial(positionUnbalanced, { caption });
  expect(outcome.words).toEqual([words]);
  expect(outcome.fixed.caption).toBe(fixed);
  expect(outcome.left).toEqual([]);
});

test.each(['Ana Lund (R) greets Ole Vik (2nd L).', 'Ole Vik (L-R) waves.', 'The plan (Route 4 is closed.'])(
  'accepts %s',
  (caption) => expect(trial(positionUnbalanced, { caption }).found).toEqual([]),
);
