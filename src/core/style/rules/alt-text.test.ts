import { expect, test } from 'vitest';
import { altTextMissing, altTextOpener, altTextRepeats } from '#core/style/rules/alt-text.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests in Oslo, Norway. (AP Photo/Mira Holm)';

test('misses alt text under a caption', () => {
  expect(trial(altTextMissing, { caption }).found.map(({ field }) => field)).toEqual(['altText']);
  expect(
    trial(altTextMissing, { caption, altText: 'Four people in orange sit on a snow bank.' }).found,
  ).toEqual([]);
  expect(trial(altTextMissing, {}).found).toEqual([]);
});

test('alt text is not the caption again, with or without its credit', () => {
  expect(trial(altTextRepeats, { caption, altText: caption }).words).toEqual([caption]);
  expect(trial(altTextRepeats, { caption, altText: 'A crew rests in Oslo, Norway' }).found).toHaveLength(1);
  expect(trial(altTextRepeats, { caption, altText: 'Four people in orange.' }).found).toEqual([]);
});

test('drops “photo of”', () => {
  const outcome = trial(altTextOpener, { altText: 'A photo of four people in orange.' });
  expect(outcome.words).toEqual(['A photo of']);
  expect(outcome.fixed.altText).toBe('Four people in orange.');
  expect(trial(altTextOpener, { altText: 'A photographer of birds kneels.' }).found).toEqual([]);
});
