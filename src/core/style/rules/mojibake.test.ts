import { expect, test } from 'vitest';
import { mojibake } from '#core/style/rules/mojibake.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['Teknikens vÃ¤rld', 'Teknikens värld'],
  ['the cityâ€™s mayor', 'the city’s mayor'],
  ['JÃƒÂ¶rg Falk waves', 'Jörg Falk waves'],
  ['Â©2026', '©2026'],
])('repairs %s', (caption, meant) => {
  const outcome = trial(mojibake, { caption });
  expect(outcome.found.length).toBe(1);
  expect(outcome.fixed.caption).toBe(meant);
  expect(outcome.left).toEqual([]);
});

test('a lost character is reported without a fix', () => {
  const outcome = trial(mojibake, { caption: 'J\uFFFDrg Falk' });
  expect(outcome.words).toEqual(['\uFFFD']);
  expect(outcome.found[0]?.fix).toBeUndefined();
});

test.each(['Ångström’s été', 'SÃO PAULO', 'João visits Älvsbyn', 'Ærø – Øst', 'naïve “café”'])(
  'accepts %s',
  (caption) => expect(trial(mojibake, { caption }).found).toEqual([]),
);
