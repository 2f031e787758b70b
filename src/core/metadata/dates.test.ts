import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exifDate, iimDate, sameMoment, saysMoment, withoutFraction, xmpDate } from '#core/metadata/dates.ts';

test.each([
  ['2026', '2026'],
  ['2026-11', '2026-11'],
  ['2026-11-12', '2026-11-12'],
  ['2026-11-12T09:41', '2026-11-12T09:41'],
  ['2026-11-12T09:41:22+01:00', '2026-11-12T09:41:22+01:00'],
  ['2026-11-12T09:41:22.250Z', '2026-11-12T09:41:22.250Z'],
  ['2026:11:12 09:41:22', '2026-11-12T09:41:22'],
  ['2026-11-12T09:41:22.1234567891011+01:00', '2026-11-12T09:41:22.123456789+01:00'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', ''],
  ['2026-13-01', ''],
  ['2026-11-12T25:00:00', '2026-11-12'],
  ['0000-00-00', ''],
  ['12 Nov 2026', ''],
  ['', ''],
])('XMP %j is %j', (written, read) => {
  expect(xmpDate(written)).toBe(read);
});

test.each([
  ['20261112', '094122+0100', '2026-11-12T09:41:22+01:00'],
  ['20261112', '094122', '2026-11-12T09:41:22'],
  ['20261112', '', '2026-11-12'],
  ['20261100', '094122+0100', '2026-11'],
  ['20260000', '', '2026'],
  ['00000000', '000000', ''],
  ['2026-11-12', '09:41:22-05:00', '2026-11-12T09:41:22-05:00'],
  ['20261112', 'morning', '2026-11-12'],
  ['yesterday', '', ''],
])('IIM %j and %j is %j', (date, time, read) => {
  expect(iimDate(date, time)).toBe(read);
});

test.each([
  ['2026:11:12 09:41:22', '+01:00', '25', '2026-11-12T09:41:22.25+01:00'],
  ['2026:11:12 09:41:22', '', '', '2026-11-12T09:41:22'],
  ['2026:11:12 09:41:22', '+99:00', '', '2026-11-12T09:41:22'],
  ['0000:00:00 00:00:00', '', '', ''],
  ['    :  :     :  :  ', '', '', ''],
])('EXIF %j %j %j is %j', (date, offset, fraction, read) => {
  expect(exifDate(date, offset, fraction)).toBe(read);
});

describe('the same moment', () => {
  test.each([
    ['2024-02-29T23:30:00-05:00', '2024-03-01T04:30:00Z', true],
    ['2024-02-29T23:30:00-05:00', '2024-03-01T04:31:00Z', false],
    ['2026-11', '2026-11-12', true],
    ['2026-11-12', '2026-11-12T09:41:22+01:00', true],
    ['2026-11-12T09:41', '2026-11-12T09:41:22', true],
    ['2026-11-12T09:41:22', '2026-11-12T09:41:22+01:00', true],
    ['2026-11-12T09:41:22.5', '2026-11-12T09:41:22', true],
    ['2026-11-12', '2026-11-13', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameMoment(a, b)).toBe(same);
    expect(sameMoment(b, a)).toBe(same);
  });
});

test.each([
  ['2026-11-12T09:41:22.25+01:00', '2026-11-12T09:41:22+01:00', true],
  ['2026-11-12T09:41:22+01:00', '2026-11-12T09:41:22.25+01:00', false],
  ['2026-11-12T09:41:22.250+01:00', '2026-11-12T08:41:22.25Z', true],
  ['2026-11-12T09:41:22.5', '2026-11-12T09:41:22.25', false],
  ['2026-11-12T09:41:22', '2026-11-12T09:41:22.00', true],
  ['2026-11-12', '2026-11-12T09:41:22', true],
])('%s says %s: %s', (said, wanted, says) => {
  expect(saysMoment(said, wanted)).toBe(says);
});

test('no text makes a reader throw, and what is read is read again unchanged', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      iimDate(a, b);
      exifDate(a, b, a);
      expect(withoutFraction(xmpDate(a))).toBe(withoutFraction(xmpDate(xmpDate(a))));
    }),
  );
});

test('every calendar day is read in all three forms', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(xmpDate(day)).toBe(day);
        expect(iimDate(day.replaceAll('-', ''), '')).toBe(day);
        expect(exifDate(`${day.replaceAll('-', ':')} 08:00:00`, '')).toBe(`${day}T08:00:00`);
      },
    ),
  );
});
