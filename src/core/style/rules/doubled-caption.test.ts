import { expect, test } from 'vitest';
import { doubledCaption } from '#core/style/rules/doubled-caption.ts';
import { trial } from '#core/style/trial.ts';

test.each(['', ' ', '\n'])('a caption pasted twice is cut to one', (gap) => {
  const once = 'A crew rests in Oslo, Norway. Snow fell all night. (AP Photo/Mira Holm)';
  const outcome = trial(doubledCaption, { caption: `${once}${gap}${once}` });
  expect(outcome.words).toEqual([once]);
  expect(outcome.fixed.caption).toBe(once);
});

test.each(['A crew rests in Oslo. A crew rests in Bergen.', 'No. No.', ''])('accepts “%s”', (caption) =>
  expect(trial(doubledCaption, { caption }).found).toEqual([]),
);
