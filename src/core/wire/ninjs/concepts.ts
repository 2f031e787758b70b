/**
 * A caption's fields as the concepts of ninjs: people, organisations, places, subjects, events,
 * objects and genres, each a name with an identifier and what it has to do with the picture. Shared by
 * both exporters, which write them in the forms of their versions. Pure.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { Structure } from '#core/caption/structure.ts';
import { isUri } from '#core/wire/ninjs/addresses.ts';
import { codeAddress } from '#core/wire/ninjs/names.ts';
import { propertyUri } from '#core/wire/unsaid.ts';

/** Something that the picture shows or is about. */
export interface Concept {
  readonly name?: string;
  readonly uri?: string;
  /** An identifier that is no URI. */
  readonly literal?: string;
  /** The field's property where the list holds several fields' concepts. */
  readonly rel?: string;
}

/** A point on the map (GeoJSON, RFC 7946): longitude goes first. */
export interface Place extends Concept {
  readonly geoJSON?: { readonly type: 'Point'; readonly coordinates: readonly number[] };
}

/** Makes one concept; null where there is neither name nor identifier. */
export function concept(name: string, identifier: string, field: FieldId | null = null): Concept | null {
  if (name === '' && identifier === '') return null;
  return {
    ...(name === '' ? {} : { name }),
    ...(identifier === '' ? {} : isUri(identifier) ? { uri: identifier } : { literal: identifier }),
    ...(field === null ? {} : { rel: propertyUri(field) }),
  };
}

/** Those shown, by name, and those with details. */
export function people({ people: names, personsShown }: CaptionFields): Concept[] {
  return kept([
    ...names.map((name) => concept(name, '')),
    ...personsShown.map((person) => structured(person, 'name', 'identifiers', 'personsShown')),
  ]);
}

/** Organisations by name, then by code. */
export function organisations({ organisations: names, organisationCodes }: CaptionFields): Concept[] {
  return kept([
    ...names.map((name) => concept(name, '')),
    ...organisationCodes.map((code) => concept('', code)),
  ]);
}

/** Where the picture was made, from the venue to the country, and the places that it shows. */
export function places(fields: CaptionFields): Place[] {
  const { sublocation, city, state, country, countryCode, locationCreated, locationsShown } = fields;
  return kept<Place>([
    concept(sublocation, '', 'sublocation'),
    concept(city, '', 'city'),
    concept(state, '', 'state'),
    countryOf(country, countryCode),
    ...locationCreated.map((place) => structuredPlace(place, 'locationCreated')),
    ...locationsShown.map((place) => structuredPlace(place, 'locationsShown')),
  ]);
}

/** The code is no address, even where it would pass for one. */
function countryOf(country: string, countryCode: string): Concept | null {
  const named = concept(country, '', 'country');
  if (countryCode === '') return named;
  return { ...(named ?? { rel: propertyUri('country') }), literal: countryCode };
}

function structuredPlace(place: Structure, field: FieldId): Place | null {
  const parts = ['name', 'sublocation', 'city', 'state', 'country'].map((member) => textIn(place, member));
  const made = concept(parts.find((part) => part !== '') ?? '', firstIn(place, 'identifiers'), field);
  const point = pointOf(place);
  return made && point ? { ...made, geoJSON: { type: 'Point', coordinates: point } } : made;
}

function pointOf(place: Structure): number[] | null {
  const [latitude, longitude] = ['latitude', 'longitude'].map((member) => {
    const degrees = textIn(place, member);
    return /^-?\d{1,3}(?:\.\d{1,15})?$/.test(degrees) ? Number(degrees) : null;
  });
  if (latitude == null || longitude == null) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
}

/** Keywords, which ninjs 3 has no other place for, categories, codes and terms. */
export function subjects(fields: CaptionFields): Concept[] {
  const { keywords, category, supplementalCategories, subjectCodes, sceneCodes } = fields;
  return kept([
    ...keywords.map((keyword) => concept(keyword, '')),
    category === '' ? null : { literal: category, rel: propertyUri('category') },
    ...supplementalCategories.map((name) => concept(name, '', 'supplementalCategories')),
    ...subjectCodes.map((code) => coded(code, /^\d{8}$/, 'subjectCodes')),
    ...sceneCodes.map((code) => coded(code, /^\d{6}$/, 'sceneCodes')),
    ...aboutTerms(fields),
  ]);
}

/** Terms of vocabularies that the picture is about. */
export function aboutTerms({ aboutTerms: terms }: CaptionFields): Concept[] {
  return kept(terms.map((term) => concept(textIn(term, 'name'), textIn(term, 'term'), 'aboutTerms')));
}

function coded(code: string, form: RegExp, field: keyof typeof codeAddress): Concept | null {
  return concept('', form.test(code) ? `${codeAddress[field]}${code}` : code, field);
}

/** The event by its name and first identifier, then its other identifiers. */
export function events({ event, eventId: [first = '', ...others] }: CaptionFields): Concept[] {
  return kept([concept(event, first), ...others.map((identifier) => concept('', identifier))]);
}

/** Products, and works of art. */
export function objects({ productsShown, artworks }: CaptionFields): Concept[] {
  return kept([
    ...productsShown.map((product) => structured(product, 'name', 'identifiers', 'productsShown')),
    ...artworks.map((artwork) => structured(artwork, 'title', 'inventoryAddress', 'artworks')),
  ]);
}

/**
 * Genres of a vocabulary, and the one in words. ninjs gives genres no relationship: what tells a term
 * from the words is its identifier, for which the name stands in where it has none.
 */
export function genres({ genres: terms, intellectualGenre }: CaptionFields): Concept[] {
  return kept([
    ...terms.map((term) => {
      const name = textIn(term, 'name');
      return concept(name, textIn(term, 'term') || name);
    }),
    concept(intellectualGenre, ''),
  ]);
}

function structured(structure: Structure, name: string, identifier: string, field: FieldId): Concept | null {
  return concept(textIn(structure, name), firstIn(structure, identifier), field);
}

/** A member's text; '' where it has none. */
export function textIn(structure: Structure, member: string): string {
  const value = structure[member];
  return typeof value === 'string' ? value : '';
}

/** A member's text, or the first of its texts; '' where it has none. */
export function firstIn(structure: Structure, member: string): string {
  const value = structure[member];
  if (typeof value === 'string') return value;
  const [first] = value ?? [];
  return typeof first === 'string' ? first : '';
}

function kept<Kind extends Concept>(concepts: readonly (Kind | null)[]): Kind[] {
  return concepts.filter((each) => each !== null);
}
