import { expect, test } from 'vitest';
import { positionPartner } from '#core/style/rules/position-partner.ts';
import { trial } from '#core/style/trial.ts';

test('misses the other of two people', () => {
  const outcome = trial(positionPartner, { caption: 'Ana Lund (L) greets Ole Vik in Oslo, Norway.' });
  expect(outcome.words).toEqual(['(L)']);
  expect(outcome.messages).toEqual(['Nobody is marked (R)']);
});

test.each([
  'Ana Lund (L) greets Ole Vik (R) in Oslo, Norway.',
  'Ana Lund (C) greets Ole Vik in Oslo, Norway.',
  'Ana Lund (L) greets fans in Oslo, Norway.',
])('accepts %s', (caption) => expect(trial(positionPartner, { caption }).found).toEqual([]));
