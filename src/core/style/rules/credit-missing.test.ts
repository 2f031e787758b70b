import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { creditMissing, creditNotInText } from '#core/style/rules/credit-missing.ts';
import { trial } from '#core/style/trial.ts';

const bare = 'A crew clears snow in Oslo, Norway, Thursday, Nov. 12, 2026.';

test('flags a caption without any credit at its end', () => {
  const outcome = trial(creditMissing, { caption: bare });
  expect(outcome.found).toHaveLength(1);
  expect(outcome.found[0]?.start).toBe(bare.length);
});

test('accepts a credit in the text, a credit in its field, and an empty caption', () => {
  expect(trial(creditMissing, { caption: `${bare} (AP Photo/Mira Holm)` }).found).toEqual([]);
  expect(trial(creditMissing, { caption: bare, credit: 'AP' }).found).toEqual([]);
  expect(trial(creditMissing, { caption: ' ' }).found).toEqual([]);
});

test('a credit in its field only is added to the text in the house form', () => {
  const outcome = trial(creditNotInText, { caption: bare, credit: 'AP', byline: 'Mira Holm' }, { house: ap });
  expect(outcome.fixed.caption).toBe(`${bare} (AP Photo/Mira Holm)`);
  expect(outcome.left).toEqual([]);
  expect(trial(creditNotInText, { caption: bare }).found).toEqual([]);
});

test('no line is invented for another agency', () => {
  const outcome = trial(
    creditNotInText,
    { caption: bare, credit: 'Fjord Bild', byline: 'Mira Holm' },
    { house: ap },
  );
  expect(outcome.found).toHaveLength(1);
  expect(outcome.found[0]?.fix).toBeUndefined();
});
