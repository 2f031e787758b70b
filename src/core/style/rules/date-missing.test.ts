import { expect, test } from 'vitest';
import { dateMissing } from '#core/style/rules/date-missing.ts';
import { trial } from '#core/style/trial.ts';

test.each(['A crew clears snow in Oslo, Norway.', 'A crew clears snow in Oslo on Thursday.'])(
  'flags %s',
  (caption) => expect(trial(dateMissing, { caption }).found).toHaveLength(1),
);

test.each([
  'A crew clears snow in Oslo, Norway, Thursday, Nov. 12, 2026.',
  'A crew clears snow in Oslo, Norway on November 12, 2026.',
  'OSLO - NOVEMBER 12: A crew clears snow in Oslo.',
  'This undated photo shows a crew in Oslo.',
  '',
])('accepts %s', (caption) => expect(trial(dateMissing, { caption }).found).toEqual([]));
