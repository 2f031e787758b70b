import { expect, test } from 'vitest';
import { spokenBytes } from '#core/ingest/spoken-bytes.ts';

test('sizes', () => {
  expect([0, 999, 1_000, 56_400, 6_240_000, 12_000_000_000].map(spokenBytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 KB',
    '56 KB',
    '6.2 MB',
    '12 GB',
  ]);
});
