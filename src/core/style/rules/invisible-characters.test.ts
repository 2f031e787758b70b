import { expect, test } from 'vitest';
import { invisibleCharacters, oddSpaces } from '#core/style/rules/invisible-characters.ts';
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

test('a no-break space becomes a plain one', () => {
  const outcome = trial(oddSpaces, { caption: 'Nov.\u00A012,\u20092026' });
  expect(outcome.words).toEqual(['\u00A0', '\u2009']);
  expect(outcome.fixed.caption).toBe('Nov. 12, 2026');
  expect(trial(oddSpaces, { caption: 'Nov. 12, 2026' }).found).toEqual([]);
});
