import { expect, test } from 'vitest';
import { nameTwoWays } from '#core/style/rules/name-two-ways.ts';
import { trial } from '#core/style/trial.ts';

test('flags the second spelling', () => {
  const caption = 'Ana Lundqvist celebrates in Oslo, Norway. Coach Per Dahl says Ana Lundquist is ready.';
  const outcome = trial(nameTwoWays, { caption });
  expect(outcome.words).toEqual(['Ana Lundquist']);
  expect(outcome.messages).toEqual(['“Ana Lundquist” here, “Ana Lundqvist” elsewhere']);
});

test('flags dropped accents against People shown', () => {
  expect(
    trial(nameTwoWays, { caption: 'Jürgen Falk waves in Oslo.', people: ['Jurgen Falk'] }).words,
  ).toEqual(['Jurgen Falk']);
});

test.each([
  [{ caption: 'Ana Lund greets Ole Vik in Oslo.' }],
  [{ caption: 'Marta Berg and Marte Berg wave in Oslo.', people: ['Marta Berg', 'Marte Berg'] }],
])('accepts two people', (fields) => expect(trial(nameTwoWays, fields).found).toEqual([]));
