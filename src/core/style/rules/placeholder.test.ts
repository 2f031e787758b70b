import { expect, test } from 'vitest';
import { placeholderLeft } from '#core/style/rules/placeholder.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['=cc8= celebrates in Oslo.', '=cc8='],
  ['A goal by \\v11\\ in Oslo.', '\\v11\\'],
  ['A crew rests in {city}.', '{city}'],
  ['Skier TK celebrates in Oslo.', 'TK'],
  ['Skier XXX celebrates in Oslo.', 'XXX'],
  ['Name to come appears in Oslo.', 'Name to come'],
  ['Lorem ipsum dolor.', 'Lorem ipsum'],
])('flags %s', (caption, words) => expect(trial(placeholderLeft, { caption }).words).toEqual([words]));

test('looks at the other fields too', () => {
  expect(trial(placeholderLeft, { credit: '(Credit too long, see caption)' }).found).toHaveLength(1);
});

test.each([
  'Fans at Super Bowl XXX in Tempe.',
  'A poster of TK Lindqvist in Oslo.',
  'See example.org/?a=b=c now.',
  'x = y = z',
])('accepts %s', (caption) => expect(trial(placeholderLeft, { caption }).found).toEqual([]));
