import { expect, test } from 'vitest';
import { correctionLabel } from '#core/style/rules/correction-label.ts';
import { trial } from '#core/style/trial.ts';

test('a correction is called one', () => {
  expect(trial(correctionLabel, { instructions: 'Recasts caption' }).words).toEqual(['Recasts']);
  expect(
    trial(correctionLabel, { instructions: 'CORRECTION: corrects the spelling of Lundqvist' }).found,
  ).toEqual([]);
  expect(trial(correctionLabel, { instructions: 'The crew changes at noon.' }).found).toEqual([]);
});
