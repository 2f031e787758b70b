import { expect, test } from 'vitest';
import { impossibleDate } from '#core/style/rules/impossible-date.ts';
import { trial } from '#core/style/trial.ts';

test.each([
  ['A crew rests in Oslo on June 31, 2026.', 'June 31, 2026'],
  ['A crew rests in Oslo on Feb. 29, 2026.', 'Feb. 29, 2026'],
])('flags %s', (caption, words) => expect(trial(impossibleDate, { caption }).words).toEqual([words]));

test.each(['Rest on Feb. 29, 2024.', 'Rest on February 29.', 'Rest on June 30, 2026.'])(
  'accepts %s',
  (caption) => expect(trial(impossibleDate, { caption }).found).toEqual([]),
);
