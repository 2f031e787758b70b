import { expect, test } from 'vitest';
import { altTextMissing } from '#core/style/rules/alt-text-missing.ts';
import { trial } from '#core/style/trial.ts';

const caption = 'A crew rests in Oslo, Norway. (AP Photo/Mira Holm)';

test('misses alt text under a caption', () => {
  expect(trial(altTextMissing, { caption }).found.map(({ field }) => field)).toEqual(['altText']);
  expect(
    trial(altTextMissing, { caption, altText: 'Four people in orange sit on a snow bank.' }).found,
  ).toEqual([]);
  expect(trial(altTextMissing, {}).found).toEqual([]);
});
