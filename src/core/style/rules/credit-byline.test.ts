import { expect, test } from 'vitest';
import { creditByline } from '#core/style/rules/credit-byline.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests in Oslo. (AP Photo/Mira Holm)';

test('flags two different photographers', () => {
  const outcome = trial(creditByline, { caption, byline: 'Ole Lund' });
  expect(outcome.words).toEqual(['(AP Photo/Mira Holm)']);
  expect(outcome.messages).toEqual(['The credit names Mira Holm, the byline Ole Lund']);
});

test.each(['Mira Holm', 'MIRA HOLM', 'Mira K. Holm', 'Míra Holm', 'STRINGER', ''])(
  'accepts the byline %s',
  (byline) => expect(trial(creditByline, { caption, byline }).found).toEqual([]),
);
