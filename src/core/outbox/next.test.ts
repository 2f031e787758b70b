import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestRest, mayBegin, sleepUntil } from '#core/outbox/next.ts';

const now = Date.parse('2026-11-12T09:41:22Z');
const free = { paused: false, restUntil: 0, going: false };

describe('mayBegin', () => {
  test('an idle destination begins; one that is busy, paused or resting does not', () => {
    expect(mayBegin(now, free)).toBe(true);
    expect(mayBegin(now, { ...free, going: true })).toBe(false);
    expect(mayBegin(now, { ...free, paused: true })).toBe(false);
    expect(mayBegin(now, { ...free, restUntil: now + 1 })).toBe(false);
    expect(mayBegin(now, { ...free, restUntil: now })).toBe(true);
  });

  test('a rest that a clock set back made endless is none', () => {
    expect(mayBegin(now, { ...free, restUntil: now + longestRest + 1 })).toBe(true);
  });
});

test('the runner never sleeps past a moment, and never long', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ahead) => {
      const sleep = sleepUntil(now, now + ahead);
      return sleep >= 0 && sleep <= 20_000 && sleep <= Math.max(0, ahead);
    }),
  );
  expect(sleepUntil(now, 0)).toBe(20_000);
});
