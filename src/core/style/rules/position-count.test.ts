import { expect, test } from 'vitest';
import { positionCount } from '#core/style/rules/position-count.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['Three rowers, (L-R) Ana Lund and Ole Vik, rest in Oslo, Norway.', '3 people, but 2 names are listed'],
  [
    'Two rowers, from left, Ana Lund, Ole Vik and Mia Dahl rest in Oslo, Norway.',
    '2 people, but 3 names are listed',
  ],
  ['Rowers (L-R) Ana Lund rest in Oslo, Norway.', 'Only one name is listed from left to right'],
])('counts %s', (caption, message) => expect(trial(positionCount, { caption }).messages).toEqual([message]));

test.each([
  'Three rowers, (L-R) Ana Lund, Ole Vik and Mia Dahl, rest in Oslo, Norway.',
  'Rowers (L-R) Ana Lund and Ole Vik rest in Oslo, Norway.',
  'The rowers read from left to right in Oslo.',
])('accepts %s', (caption) => expect(trial(positionCount, { caption }).found).toEqual([]));
