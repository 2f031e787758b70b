import { expect, test } from 'vitest';
import { creditTwice } from '#core/style/rules/credit-twice.ts';
import { trial } from '#core/style/trial.ts';

test('removes a repeated credit', () => {
  const outcome = trial(creditTwice, { caption: 'A crew rests. (AP Photo/Mira Holm) (AP Photo/Mira Holm)' });
  expect(outcome.words).toEqual(['(AP Photo/Mira Holm)']);
  expect(outcome.fixed.caption).toBe('A crew rests. (AP Photo/Mira Holm)');
  expect(outcome.left).toEqual([]);
});

test('flags two different credits and leaves the choice', () => {
  const outcome = trial(creditTwice, {
    caption: 'A crew rests. (AP Photo/Mira Holm) (Photo by Ole Lund / AFP)',
  });
  expect(outcome.words).toEqual(['(Photo by Ole Lund / AFP)']);
  expect(outcome.found[0]?.fix).toBeUndefined();
});

test('accepts one credit', () => {
  expect(trial(creditTwice, { caption: 'A crew rests. (AP Photo/Mira Holm)' }).found).toEqual([]);
});
