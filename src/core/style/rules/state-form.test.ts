import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { stateForm } from '#core/style/rules/state-form.ts';
import { trial } from '#core/style/trial.ts';

test('writes the state out', () => {
  const outcome = trial(
    stateForm,
    { caption: 'A crew rests in Duluth, MN, Thursday, Nov. 12, 2026.' },
    { house: ap },
  );
  expect(outcome.words).toEqual(['MN']);
  expect(outcome.fixed.caption).toBe('A crew rests in Duluth, Minnesota, Thursday, Nov. 12, 2026.');
  expect(outcome.left).toEqual([]);
});

test.each([
  'A crew rests in Duluth, Minnesota.',
  'A crew on state radio, TV and web.',
  'DULUTH, MN - NOVEMBER 12: A crew rests.',
])('accepts %s', (caption) => expect(trial(stateForm, { caption }, { house: ap }).found).toEqual([]));
