/** Stationery with variables: filled in for each photo, never with a variable left over. */
import { expect, test } from 'vitest';
import { fieldsUnder, filledStationery, stationeryProblem } from '#core/ingest/stationery.ts';
import type { NamedShot } from '#core/ingest/variables.ts';

const shot: NamedShot = {
  facts: {
    capturedAt: '2026-11-12T09:41:07',
    camera: 'Nikon D6',
    serial: '',
    fields: { city: 'Bergen', slug: 'ferry' },
  },
  modifiedAt: '',
  sequence: 3,
  original: 'HF_1',
  extension: 'JPG',
  batch: 'Harbour',
  desk: '',
};

test('texts and terms are filled in, structures stay', () => {
  const locationsShown = [{ city: 'Bergen' }];
  const filled = filledStationery(
    { credit: '{camera}/HN', keywords: ['{slug}', 'fog'], headline: '{city}, {date:DD MMM}', locationsShown },
    shot,
  );
  expect(filled).toEqual({
    credit: 'Nikon D6/HN',
    keywords: ['ferry', 'fog'],
    headline: 'Bergen, 12 Nov',
    locationsShown,
  });
});

test('an unknown variable is named with its field', () => {
  expect(stationeryProblem({ credit: 'HN', headline: '{event}' })).toMatchObject({ field: 'headline' });
  expect(stationeryProblem({ keywords: ['{slug}'] })).toBeNull();
});

test('what stationery says outright stands over the photo’s own words; what it makes of variables does not', () => {
  expect(fieldsUnder({ city: 'Bergen', slug: 'ferry' }, { slug: 'tow', city: '{country}' })).toEqual({
    city: 'Bergen',
    slug: 'tow',
  });
});
