import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewTries, following, mendedByPerson } from '#core/outbox/backoff.ts';
import { problemKinds } from '#core/outbox/records.ts';

describe('following', () => {
  test('a network that is gone is tried for as long as it takes, at least once a minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, dice) => {
          const next = following('unreachable', failures, dice);
          return next.kind === 'again' && next.milliseconds >= 500 && next.milliseconds <= 60_000;
        },
      ),
    );
  });

  test('each rest is as long as the one before or longer, for the same dice', () => {
    const rests = Array.from({ length: 12 }, (_, index) => following('stalled', index + 1, 0.5));
    const lengths = rests.map((next) => (next.kind === 'again' ? next.milliseconds : -1));
    expect(lengths.slice(0, 4)).toEqual([750, 1_500, 3_000, 6_000]);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths.at(-1)).toBe(225_000);
  });

  test('two desks do not come back at the same moment', () => {
    expect(following('full', 4, 0.1)).not.toEqual(following('full', 4, 0.9));
  });

  test.each(mendedByPerson)('%s waits for a person, with every send to the destination', (kind) => {
    expect(following(kind, 1, 0)).toEqual({ kind: 'stop', whole: true });
  });

  test('a size that is wrong is tried a few times, then stops alone', () => {
    expect(following('size', fewTries - 1, 0)).toMatchObject({ kind: 'again', whole: false });
    expect(following('size', fewTries, 0)).toEqual({ kind: 'stop', whole: false });
  });

  test('a document that is not right stops at once and alone', () => {
    expect(following('document', 1, 0)).toEqual({ kind: 'stop', whole: false });
  });

  test('every kind of problem has an answer', () => {
    for (const kind of problemKinds) expect(following(kind, 1, 0).kind).toMatch(/stop|again/);
  });
});
