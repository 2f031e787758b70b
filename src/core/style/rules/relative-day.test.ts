import { expect, test } from 'vitest';
import { relativeDay } from '#core/style/rules/relative-day.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['A crew rests in Oslo today.', 'today'],
  ['Yesterday a crew rested in Oslo.', 'Yesterday'],
  ['The crew returns tomorrow.', 'tomorrow'],
])('flags %s', (caption, words) => expect(trial(relativeDay, { caption }).words).toEqual([words]));

test.each([
  'A reader holds Norway Today in Oslo.',
  'A banner reads “Not today” in Oslo.',
  'A banner says "today" in Oslo.',
])('accepts %s', (caption) => expect(trial(relativeDay, { caption }).found).toEqual([]));
