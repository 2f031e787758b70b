import { expect, test } from 'vitest';
import { desk } from '#core/style/houses/desk.ts';
import { plainCharacters } from '#core/style/rules/plain-characters.ts';
import { trial } from '#core/style/trial.ts';

test('names the characters a seven-bit house cannot send', () => {
  const house = { ...desk, wire: { ...desk.wire, encoding: 'ascii' as const } };
  const outcome = trial(plainCharacters, { caption: 'Jürgen “Falk”', city: 'Ålesund' }, { house });
  expect(outcome.words).toEqual(['ü', '“', '”', 'Å']);
});

test('a UTF-8 house sends everything', () => {
  expect(trial(plainCharacters, { caption: 'Jürgen “Falk”' }).found).toEqual([]);
});
