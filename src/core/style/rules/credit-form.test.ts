import { expect, test } from 'vitest';
import { afp } from '#core/style/houses/afp.ts';
import { ap } from '#core/style/houses/ap.ts';
import { reuters } from '#core/style/houses/reuters.ts';
import { xinhua } from '#core/style/houses/xinhua.ts';
import { creditForm } from '#core/style/rules/credit-form.ts';
import { trial } from '#core/style/trial.ts';

test('rewrites the house’s own credit', () => {
  const outcome = trial(
    creditForm,
    { caption: 'A crew rests in Oslo. (Photo by Mira Holm/AP)' },
    { house: ap },
  );
  expect(outcome.words).toEqual(['(Photo by Mira Holm/AP)']);
  expect(outcome.fixed.caption).toBe('A crew rests in Oslo. (AP Photo/Mira Holm)');
  expect(outcome.left).toEqual([]);
});

test('flags another agency’s form without inventing a line', () => {
  const outcome = trial(creditForm, { caption: 'A crew rests in Oslo. REUTERS/Mira Holm' }, { house: ap });
  expect(outcome.words).toEqual(['REUTERS/Mira Holm']);
  expect(outcome.found[0]?.fix).toBeUndefined();
});

test.each([
  [ap, '(AP Photo/Mira Holm)'],
  [ap, '(Mira Holm/Fjord Bild via AP)'],
  [ap, '(AP Photo/Mira Holm, File)'],
  [reuters, 'REUTERS/Mira Holm'],
  [afp, '(AFP PHOTO / MIRA HOLM)'],
  [afp, '(Photo by Mira Holm / AFP)'],
  [xinhua, '(Xinhua/Li Wen)'],
  [xinhua, '(Photo by Mira Holm/Xinhua)'],
])('$name accepts %s', (house, credit) =>
  expect(trial(creditForm, { caption: `A crew rests in Oslo. ${credit}` }, { house }).found).toEqual([]),
);

test('a house without forms is content with any', () => {
  expect(trial(creditForm, { caption: 'A crew rests in Oslo. Photo: Fjordbild' }).found).toEqual([]);
});
