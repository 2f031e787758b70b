import { expect, test } from 'vitest';
import { invisibleCharacters } from '#core/style/rules/invisible-characters.ts';
import { trial } from '#core/style/trial.ts';

test('flags and removes what nobody sees', () => {
  const outcome = trial(invisibleCharacters, {
    caption: 'A\u200Bferry lea\u00ADves\u0003 Split\u200D.',
    city: '\uFEFFSplit',
  });
  expect(outcome.messages).toContain('Invisible character U+200B');
  expect(outcome.fixed.caption).toBe('Aferry leaves Split\u200D.');
  expect(outcome.fixed.city).toBe('Split');
});

test('accepts accents, emoji joins and line breaks', () => {
  expect(trial(invisibleCharacters, { caption: 'Zoë 👩\u200D🚒 waves.\nIn Split.' }).found).toEqual([]);
});
