import { expect, test } from 'vitest';
import { bylinePlaceholder } from '#core/style/rules/byline-placeholder.ts';
import { trial } from '#core/style/trial.ts';

test.each(['STR', 'Stringer', '-', 'XXSTRINGERXX xxxxx', 'Coastal Contributor#Coastal'])(
  '%s names nobody',
  (byline) => expect(trial(bylinePlaceholder, { byline }).words).toEqual([byline]),
);

test.each(['Mira Holm', 'Xavier Strand', ''])('accepts “%s”', (byline) =>
  expect(trial(bylinePlaceholder, { byline }).found).toEqual([]),
);
