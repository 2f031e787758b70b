import { expect, test } from 'vitest';
import { desk } from '#core/style/houses/desk.ts';
import { bannedOpeners, mindReading } from '#core/style/rules/wording.ts';
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

test('hints at thoughts in the lead only', () => {
  expect(trial(mindReading, { caption: 'Ana Lund ponders her future in Oslo.' }).words).toEqual(['ponders']);
  expect(trial(mindReading, { caption: 'Ana Lund waves in Oslo. She hopes to win.' }).found).toEqual([]);
});

test('accepts plain action', () => {
  expect(
    trial(bannedOpeners, { caption: 'Ana Lund looks at a map in Oslo. The film shows snow.' }).found,
  ).toEqual([]);
});
