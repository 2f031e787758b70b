import { expect, test } from 'vitest';
import { altTextRepeats } from '#core/style/rules/alt-text-repeats.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests in Oslo, Norway. (AP Photo/Mira Holm)';

test('alt text is not the caption again, with or without its credit', () => {
  expect(trial(altTextRepeats, { caption, altText: caption }).words).toEqual([caption]);
  expect(trial(altTextRepeats, { caption, altText: 'A crew rests in Oslo, Norway' }).found).toHaveLength(1);
  expect(trial(altTextRepeats, { caption, altText: 'Four people in orange.' }).found).toEqual([]);
});
