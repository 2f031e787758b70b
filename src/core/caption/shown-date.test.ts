import { expect, test } from 'vitest';
import { shownDate } from '#core/caption/shown-date.ts';

test.each([
  ['2026-11-13T18:02:44+01:00', '13 Nov 2026 18:02:44 +01:00'],
  ['2026-11-13T18:02:44.120Z', '13 Nov 2026 18:02:44 Z'],
  ['2026-11-03T18:02', '3 Nov 2026 18:02'],
  ['2026-11-03', '3 Nov 2026'],
  ['2026-11', 'Nov 2026'],
  ['2026', '2026'],
  ['2026-13-01', '2026-13-01'],
  ['last spring', 'last spring'],
  ['', ''],
])('%s is shown as %s', (iso, shown) => {
  expect(shownDate(iso)).toBe(shown);
});
