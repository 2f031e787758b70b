import { expect, test } from 'vitest';
import { presentTense } from '#core/style/rules/present-tense.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['Ana Lund celebrated in Oslo, Norway.', 'celebrated'],
  ['Skier Ana Lund (R) won the race in Oslo, Norway.', 'won'],
])('flags %s', (caption, words) => expect(trial(presentTense, { caption }).words).toEqual([words]));

test.each([
  'Ana Lund celebrates in Oslo, Norway.',
  'Ana Lund dressed in red walks in Oslo, Norway.',
  'FILE - Ana Lund celebrated in Oslo, Norway, in 2019.',
  'A bridge that Ana Lund crossed stands in Oslo.',
  'Ana Lund, injured last week, waves in Oslo.',
])('accepts %s', (caption) => expect(trial(presentTense, { caption }).found).toEqual([]));
