import { expect, test } from 'vitest';
import { ap } from '#core/style/houses/ap.ts';
import { creditNotInText } from '#core/style/rules/credit-not-in-text.ts';
import { trial } from '#core/style/trial.ts';

const bare = 'A crew clears snow in Oslo, Norway, Thursday, Nov. 12, 2026.';

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
