import { expect, test } from 'vitest';
import { oddSpaces } from '#core/style/rules/odd-spaces.ts';
import { trial } from '#core/style/trial.ts';

test('a no-break space becomes a plain one', () => {
  const outcome = trial(oddSpaces, { caption: 'Nov.\u00A012,\u20092026' });
  expect(outcome.words).toEqual(['\u00A0', '\u2009']);
  expect(outcome.fixed.caption).toBe('Nov. 12, 2026');
  expect(trial(oddSpaces, { caption: 'Nov. 12, 2026' }).found).toEqual([]);
});
