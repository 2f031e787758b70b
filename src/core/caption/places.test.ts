import { describe, expect, test } from 'vitest';
import { countries, countryByCode, countryByName } from '#core/caption/countries.ts';
import { findPlace } from '#core/caption/places.ts';
import { stateNamed, states } from '#core/caption/states.ts';

function placeIn(lead: string): string {
  const place = findPlace(lead, { start: 0, end: lead.length });
  return place ? [place.city, place.region, place.country].join('|') : '';
}

describe('the place a lead names', () => {
  test.each([
    [
      'Crews clear snow in Harbor City, Vestland, Norway, Thursday, Nov. 12, 2026.',
      'Harbor City|Vestland|Norway',
    ],
    ['Nurses march in Montreal on Wednesday, July 8, 2026.', 'Montreal||'],
    ['A boat burns off the pier at the old port in Valparaíso, Chile, on 3 March 2026.', 'Valparaíso||Chile'],
    ['Fans wait outside Kyiv, Ukraine, Friday, Nov. 13, 2026.', 'Kyiv||Ukraine'],
    ['Farmers block a road near Ann Arbor, Mich., on Jan. 5, 2026.', 'Ann Arbor|Mich.|'],
    [
      'Dancers rehearse in Nanchang, capital of east China’s Jiangxi Province, on Oct. 24, 2026.',
      'Nanchang|Jiangxi Province|China',
    ],
    ['Actors arrive in Hollywood, California July 21, 2026.', 'Hollywood|California|'],
    ['A vendor rests in New York, New York, USA, 01 April 2026.', 'New York|New York|USA'],
    ['Commuters queue in New York on Monday.', 'New York||'],
    ['A couple dances in Rio de Janeiro, Brazil.', 'Rio de Janeiro||Brazil'],
    ['Skaters train in St. Paul, Minn., Sunday, Dec. 6, 2026.', 'St. Paul|Minn.|'],
    ['A choir sings at Harbor Hall, Oslo, Norway, on Nov. 12, 2026.', 'Oslo||Norway'],
    ['Traders shout in Singapore on Nov. 12, 2026.', 'Singapore||Singapore'],
    ['Villagers vote in Tbilisi, Georgia, on Sunday.', 'Tbilisi||Georgia'],
    ['Peach growers meet in Macon, Georgia, on Sunday.', 'Macon|Georgia|'],
    ['A woman waits in January rain.', ''],
    ['In this Nov. 12, 2026, photo, a dog sleeps.', ''],
  ])('%s', (lead, place) => {
    expect(placeIn(lead)).toBe(place);
  });

  test('the span covers the words of the place', () => {
    const lead = 'Crews clear snow in Harbor City, Vestland, Norway, Thursday.';
    const place = findPlace(lead, { start: 0, end: lead.length });
    expect(lead.slice(place?.start, place?.end)).toBe('Harbor City, Vestland, Norway');
  });
});

describe('countries and states', () => {
  test('every code and name leads back to its country', () => {
    // The 249 of ISO 3166-1, and Kosovo.
    expect(countries).toHaveLength(250);
    for (const country of countries) {
      expect(country.alpha3).toMatch(/^[A-Z]{3}$/);
      expect(country.alpha2).toMatch(/^[A-Z]{2}$/);
      for (const name of [country.name, ...country.variants]) expect(countryByName(name)).toBe(country);
      expect(countryByCode(country.alpha3.toLowerCase())).toBe(country);
      expect(countryByCode(country.alpha2)).toBe(country);
    }
    expect(new Set(countries.map(({ alpha3 }) => alpha3)).size).toBe(250);
  });

  test('Kosovo has its user-assigned codes; other codes of that range are no country’s', () => {
    expect(countryByName('Kosovo')).toMatchObject({ alpha3: 'XKX', alpha2: 'XK', name: 'Kosovo' });
    expect([countryByCode('XKV'), countryByCode('XKK'), countryByCode('XX')]).toEqual([null, null, null]);
  });

  test('usual variants are known', () => {
    const codes = ['the Netherlands', 'U.K.', 'Côte d’Ivoire', 'TÜRKIYE', 'Burma'].map(
      (name) => countryByName(name)?.alpha3,
    );
    expect(codes).toEqual(['NLD', 'GBR', 'CIV', 'TUR', 'MMR']);
    expect(countryByName('Valmora')).toBeNull();
  });

  test('states by name, AP abbreviation and postal code', () => {
    expect(states).toHaveLength(64);
    for (const state of states) {
      expect(stateNamed(state.name)).toBe(state);
      expect(stateNamed(state.ap)).toBe(state);
      expect(stateNamed(state.postal)).toBe(state);
    }
    expect(stateNamed('in')).toBeNull();
    expect(stateNamed('N.Y.')?.name).toBe('New York');
  });
});
