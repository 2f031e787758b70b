import { expect, test } from 'vitest';
import { headlinePerson } from '#core/style/rules/headline-person.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'Skier Ana Lund celebrates in Oslo, Norway, Thursday, Nov. 12, 2026.';

test('flags a person only the headline knows', () => {
  const outcome = trial(headlinePerson, { caption, headline: 'Opening race goes to Mia Dahl' });
  expect(outcome.words).toEqual(['Mia Dahl']);
});

test('looks for the people shown in a title-case headline', () => {
  const outcome = trial(headlinePerson, {
    caption,
    headline: 'Mia Dahl Wins Opening Race',
    people: ['Mia Dahl'],
  });
  expect(outcome.words).toEqual(['Mia Dahl']);
});

test.each(['Opening race goes to Ana Lund', 'Big Day For Winter Sports', 'Lund wins', ''])(
  'accepts %s',
  (headline) => expect(trial(headlinePerson, { caption, headline }).found).toEqual([]),
);
