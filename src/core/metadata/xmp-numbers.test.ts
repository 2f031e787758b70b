import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  degreesToXmp,
  deskDegrees,
  deskMetres,
  metresToXmp,
  xmpDegrees,
} from '#core/metadata/xmp-numbers.ts';

describe('positions', () => {
  test.each([
    ['52,31.2N', 52.52],
    ['13,24,36W', -13.41],
    ['13, 24, 36 w', -13.41],
    ['95,0N', null],
    ['north', null],
    ['', null],
  ])('%j', (text, degrees) => {
    expect(xmpDegrees(text)).toBe(degrees);
  });

  test('there and back', () => {
    const degrees = (most: number) =>
      fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((value) => value / 1e7);
    fc.assert(
      fc.property(degrees(90), degrees(180), (latitude, longitude) => {
        expect(xmpDegrees(degreesToXmp(latitude.toFixed(7), 'latitude'))).toBeCloseTo(latitude, 7);
        expect(xmpDegrees(degreesToXmp(longitude.toFixed(7), 'longitude'))).toBeCloseTo(longitude, 7);
      }),
    );
  });

  test('what is no position stands as it is', () => {
    expect(degreesToXmp('91', 'latitude')).toBe('91');
    expect(degreesToXmp('near Bergen', 'longitude')).toBe('near Bergen');
    expect(deskDegrees('near Bergen')).toBe('near Bergen');
    expect(degreesToXmp('-0.0000001', 'latitude')).toBe('0,0.000006S');
  });
});

test.each([
  ['480/1', '480'],
  ['4805/10', '480.5'],
  ['-31/10', '-3.1'],
])('the height %s is %s m', (fraction, metres) => {
  expect(deskMetres(fraction)).toBe(metres);
  expect(metresToXmp(metres)).toBe(fraction);
});

test('heights that are none stand as they are', () => {
  expect(deskMetres('1/0')).toBe('1/0');
  expect(metresToXmp('high')).toBe('high');
});
