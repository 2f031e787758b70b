import { expect, test } from 'vitest';
import { knownName } from '#core/style/rules/known-name.ts';
import { trial } from '#core/style/trial.ts';

test('offers the spelling the archive knows, everywhere', () => {
  const outcome = trial(
    knownName,
    {
      caption: 'Ana Lundquist celebrates in Oslo.',
      headline: 'Ana Lundquist wins',
      people: ['Ana Lundquist'],
    },
    { similarPeople: new Map([['Ana Lundquist', 'Ana Lundqvist']]) },
  );
  expect(outcome.words).toEqual(['Ana Lundquist', 'Ana Lundquist', 'Ana Lundquist']);
  expect(outcome.fixed.caption).toBe('Ana Lundqvist celebrates in Oslo.');
  expect(outcome.fixed.people).toEqual(['Ana Lundqvist']);
  expect(outcome.left).toEqual([]);
});

test('is quiet when the archive knows nothing better', () => {
  expect(trial(knownName, { caption: 'Ana Lundqvist celebrates in Oslo.' }).found).toEqual([]);
});
