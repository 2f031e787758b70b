import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '#core/style/distance.ts';

test.each([
  ['reuters', 'reuters', 0],
  ['retuers', 'reuters', 1],
  ['xinua', 'xinhua', 1],
  ['lundquist', 'lundqvist', 1],
  ['oslo', 'bergen', 3],
])('%s to %s', (from, to, distance) => expect(editDistance(from, to, 2)).toBe(distance));

test('is the same both ways, and nought only for the same word', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      expect(editDistance(a, b, 8)).toBe(editDistance(b, a, 8));
      expect(editDistance(a, b, 8) === 0).toBe(a === b);
    }),
  );
});
