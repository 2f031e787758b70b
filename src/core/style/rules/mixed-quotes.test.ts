import { expect, test } from 'vitest';
import { mixedQuotes } from '#core/style/rules/mixed-quotes.ts';
import { trial } from '#core/style/trial.ts';

test('points at the rarer kind', () => {
  expect(trial(mixedQuotes, { caption: 'The mayor’s “Harbour" plan' }).words).toEqual(['"']);
});

test.each(['The mayor’s “Harbour” plan', 'The mayor\'s "Harbour" plan', 'A 12" record’s sleeve'])(
  'accepts %s',
  (caption) => expect(trial(mixedQuotes, { caption }).found).toEqual([]),
);
