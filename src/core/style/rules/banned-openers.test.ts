import { expect, test } from 'vitest';
import { desk } from '#core/style/houses/desk.ts';
import { bannedOpeners } from '#core/style/rules/banned-openers.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['Ana Lund is shown in Oslo.', 'is shown'],
  ['Ana Lund looks on in Oslo.', 'looks on'],
  ['Pictured here, Ana Lund waves.', 'Pictured here'],
])('flags %s', (caption, words) => expect(trial(bannedOpeners, { caption }).words).toEqual([words]));

test('a house adds its own words', () => {
  const house = { ...desk, rules: { 'banned-openers': { options: { words: ['iconic (sic)'] } } } };
  expect(trial(bannedOpeners, { caption: 'The iconic (sic) bridge in Oslo.' }, { house }).words).toEqual([
    'iconic (sic)',
  ]);
});

test('accepts plain action', () => {
  expect(
    trial(bannedOpeners, { caption: 'Ana Lund looks at a map in Oslo. The film shows snow.' }).found,
  ).toEqual([]);
});
