import { describe, expect, test } from 'vitest';
import { systemClock } from '#main/clock.ts';

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('now', () => {
  test('is the instant, with the local offset', () => {
    const instant = Date.UTC(2026, 10, 12, 8, 41, 22, 120);
    const text = systemClock(() => instant).now();
    expect(text).toMatch(/^2026-11-1[123]T\d\d:\d\d:22\.120[+-]\d\d:\d\d$/);
    expect(new Date(text).getTime()).toBe(instant);
  });
});

describe('newId', () => {
  test('is a UUIDv7 that carries the millisecond', () => {
    const instant = Date.UTC(2026, 10, 12, 8, 41, 22, 120);
    const id = systemClock(() => instant).newId();
    expect(id).toMatch(uuid7);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(instant);
  });

  test('rises within one millisecond, past a full counter', () => {
    const clock = systemClock(() => 1_800_000_000_000);
    const ids = Array.from({ length: 20_000 }, () => clock.newId());
    expect(ids.every((id) => uuid7.test(id))).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('rises when the machine clock is set back', () => {
    const times = [2_000_000_000_000, 1_000_000_000_000, 1_500_000_000_000];
    const clock = systemClock(() => times.shift() ?? 0);
    const ids = [clock.newId(), clock.newId(), clock.newId()];
    expect([...ids].sort()).toEqual(ids);
  });
});
