import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysBetween,
  daysInMonth,
  isoDate,
  isRealDate,
  monthNamed,
  partsOfIsoDate,
  weekdayNamed,
  weekdayOf,
} from '#core/caption/calendar.ts';

const anyDay = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, day]) => isRealDate(year, month, day));

describe('calendar', () => {
  test.each([
    [2026, 11, 12, 4],
    [2026, 2, 28, 6],
    [2024, 2, 29, 4],
    [1900, 1, 1, 1],
    [2000, 1, 1, 6],
  ])('%i-%i-%i falls on weekday %i', (year, month, day, weekday) => {
    expect(weekdayOf(year, month, day)).toBe(weekday);
  });

  test('weekdays agree with the platform’s calendar', () => {
    fc.assert(
      fc.property(anyDay, ([year, month, day]) => {
        const date = new Date(Date.UTC(2000, month - 1, day));
        date.setUTCFullYear(year, month - 1, day);
        expect(weekdayOf(year, month, day)).toBe(date.getUTCDay());
      }),
    );
  });

  test('leap years follow the Gregorian rule', () => {
    expect([1900, 2000, 2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
    expect(daysInMonth(2026, 13)).toBe(0);
    expect(isRealDate(2026, 6, 31)).toBe(false);
  });

  test('names of months and weekdays are read in full and abbreviated', () => {
    expect(['Sept.', 'september', 'SEP', 'May'].map(monthNamed)).toEqual([9, 9, 9, 5]);
    expect(['Thurs.', 'thursday', 'Sun'].map(weekdayNamed)).toEqual([4, 4, 0]);
    expect(monthNamed('Octopus')).toBeNull();
  });

  test('days are counted between full ISO dates', () => {
    expect(daysBetween('2026-02-27', '2026-03-01T10:00:00+01:00')).toBe(2);
    expect(daysBetween('2026-02-30', '2026-03-01')).toBeNull();
  });

  test('an ISO date is read back as written', () => {
    fc.assert(
      fc.property(anyDay, ([year, month, day]) => {
        expect(partsOfIsoDate(isoDate(year, month, day))).toEqual({ year, month, day });
      }),
    );
  });
});
