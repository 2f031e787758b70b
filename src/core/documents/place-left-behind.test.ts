import { expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import { placeLeftBehind } from '#core/documents/place-left-behind.ts';

const munich = applyChanges(emptyCaption, {
  sublocation: 'Isar bridge',
  city: 'Munich',
  state: 'Bavaria',
  country: 'Germany',
  countryCode: 'DEU',
});

test.each([
  ['another city', { city: 'Namur' }, { sublocation: '', state: '', country: '', countryCode: '' }],
  [
    'another city with its country',
    { city: 'Namur', country: 'Belgium' },
    { sublocation: '', state: '', countryCode: '' },
  ],
  ['another country', { country: 'Belgium' }, { sublocation: '', city: '', state: '', countryCode: '' }],
  ['the same city', { city: 'MUNICH' }, {}],
  ['the same country by another name', { country: 'Federal Republic of Germany' }, {}],
  ['a venue', { sublocation: 'Town hall' }, {}],
  ['nothing of the place', { byline: 'Kim Lee', city: ' ' }, {}],
])('%s', (_what, given, left) => {
  expect(placeLeftBehind(munich, given)).toEqual(left);
});

test('a place that is filled in moves nothing', () => {
  const germany = applyChanges(emptyCaption, { country: 'Germany', countryCode: 'DEU' });
  expect(placeLeftBehind(germany, { city: 'Munich' })).toEqual({});
});
