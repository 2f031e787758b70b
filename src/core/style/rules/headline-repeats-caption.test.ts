import { expect, test } from 'vitest';
import { headlineRepeatsCaption } from '#core/style/rules/headline-repeats-caption.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests on a snow bank in Oslo, Norway.';

test('flags the caption’s beginning', () => {
  expect(trial(headlineRepeatsCaption, { caption, headline: 'A crew rests on a snow bank' }).words).toEqual([
    'A crew rests on a snow bank',
  ]);
});

test.each(['Snow halts Oslo traffic', 'A crew', '', 'A crew rests on a snow bankrupt'])(
  'accepts “%s”',
  (headline) => expect(trial(headlineRepeatsCaption, { caption, headline }).found).toEqual([]),
);
