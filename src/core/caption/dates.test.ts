import { describe, expect, test } from 'vitest';
import { findDates, findWeekdays } from '#core/caption/dates.ts';

function read(text: string): unknown[] {
  return findDates(text).map((date) => [
    text.slice(date.start, date.end),
    date.year,
    date.month,
    date.day,
    date.weekday,
    date.monthForm,
  ]);
}

describe('dates', () => {
  test.each([
    ['Nov. 12, 2026', 2026, 11, 12, null, 'abbreviated'],
    ['November 12, 2026', 2026, 11, 12, null, 'full'],
    ['12 November 2026', 2026, 11, 12, null, 'full'],
    ['01 April 2026', 2026, 4, 1, null, 'full'],
    ['Thursday, Nov. 12, 2026', 2026, 11, 12, 4, 'abbreviated'],
    ['Wednesday 12th of November 2026', 2026, 11, 12, 3, 'full'],
    ['NOVEMBER 10', null, 11, 10, null, 'full'],
    ['2026-11-12', 2026, 11, 12, null, 'numeric'],
    ['2026/11/12', 2026, 11, 12, null, 'numeric'],
    ['12 Nov 2026', 2026, 11, 12, null, 'abbreviated'],
    ['12.11.2026', 2026, 11, 12, null, 'numeric'],
    ['2026年11月12日', 2026, 11, 12, null, 'numeric'],
    ['Nov. 12-14, 2026', 2026, 11, 12, null, 'abbreviated'],
    ['Nov. 31, 2026', 2026, 11, 31, null, 'abbreviated'],
    ['Nov. 12,2026', 2026, 11, 12, null, 'abbreviated'],
    ['November 2026', 2026, 11, null, null, 'full'],
    ['May 5', null, 5, 5, null, 'full'],
  ])('%s', (written, ...expected) => {
    expect(read(`Seen on ${written}.`)).toEqual([[written, ...expected]]);
  });

  test.each([
    'may 5 people',
    'May 10,000 runners come',
    'No. 12 or 3/4/2026',
    'Nov. 45',
    'at 7:12 p.m.',
    '2026-13-01',
  ])('no date in: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('the weekday’s own place is given', () => {
    const text = 'In Oslo, Thursday, Nov. 12, 2026.';
    const span = findDates(text)[0]?.weekdaySpan;
    expect(text.slice(span?.start, span?.end)).toBe('Thursday');
  });

  test('weekdays alone, not those of dates or names', () => {
    const text = 'Ana Vega said Thursday that Black Friday of Friday, Nov. 13, 2026, made the Sunday Times.';
    const found = findWeekdays(text, findDates(text)).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['Thursday']);
  });
});
