/**
 * The caption fields that the properties of a ninjs item fill in, of any version: the other way round
 * of the exporters. What the properties cannot hold is in the extensions; see extensions.ts.
 */
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import { isIsoDate, isMoment } from '#core/caption/field-values.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { Structure } from '#core/caption/structure.ts';
import {
  accessText,
  captionOf,
  type Description,
  descriptionsOf,
  headlineOf,
  sameRole,
} from '#core/wire/ninjs/descriptions.ts';
import { codeAddress, partyRole } from '#core/wire/ninjs/names.ts';
import { contactMembers } from '#core/wire/ninjs/parties.ts';
import { type Part, partsIn, textOf, textsIn } from '#core/wire/ninjs/parts.ts';
import { readSignal } from '#core/wire/ninjs/signal.ts';
import { propertyUri } from '#core/wire/unsaid.ts';

type Read = Partial<Record<FieldId, FieldValue>>;

/** Reads the fields of one item; those without a value are absent. */
export function readProperties(item: Part): FieldChanges {
  const descriptions = descriptionsOf(item);
  const read: Read = {
    headline: headlineOf(item),
    byline: textOf(item, 'by', 'byline'),
    slug: textOf(item, 'slugline'),
    title: textOf(item, 'title'),
    copyright: textOf(item, 'copyrightnotice'),
    usageTerms: textOf(item, 'usageterms'),
    instructions: readSignal(item).instructions,
    ...readDescriptions(item, descriptions),
    ...readDates(item),
    ...readParties(item),
    ...readPeople(item),
    ...readPlaces(item),
    ...readSubjects(item),
    ...readRights(item),
    ...readNumbers(item),
  };
  return filled(read);
}

/** Without the fields that are empty. */
export function filled(read: Read): FieldChanges {
  return Object.fromEntries(
    Object.entries(read)
      .map(([id, value]) => [id, Array.isArray(value) ? value.filter(isFilled) : value] as const)
      .filter(([, value]) => value !== undefined && value.length > 0),
  );
}

function isFilled(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null ? Object.keys(entry).length > 0 : entry !== '';
}

/** A picture has no body: systems of 1.x keep the text for those who cannot see it there. */
function readDescriptions(item: Part, descriptions: readonly Description[]): Read {
  return {
    caption: captionOf(descriptions),
    altText: accessText(descriptions, 'altText') || textOf(item, 'alt_text', 'alttext', 'body_text'),
    extendedDescription: accessText(descriptions, 'extendedDescription'),
  };
}

/** Dates in forms that the fields cannot take are left out. */
function readDates(item: Part): Read {
  const created = textOf(item, 'contentcreated').trim();
  const embargo = textOf(item, 'embargoeduntil', 'embargoed').trim();
  const expires = textOf(item, 'expires').trim();
  return {
    dateCreated: isIsoDate(created) ? created : '',
    embargo: isMoment(embargo) ? embargo : '',
    expires: isMoment(expires) ? expires : '',
  };
}

/** Parties by their roles; without one a party is the source. */
function readParties(item: Part): Read {
  const all = partsIn(item, 'infosources', 'infosource');
  const role = (party: Part) => textOf(party, 'role', 'rel');
  const named = (...roles: string[]) =>
    textOf(all.find((party) => roles.some((each) => sameRole(role(party), each))) ?? null, 'name');
  const structures = (field: FieldId, identifier: string) =>
    all
      .filter((party) => role(party) === propertyUri(field))
      .map((party) => ({
        ...namedStructure(party, identifier),
        ...(field === 'contact' || field === 'licensors' ? contactMembers(party, field) : {}),
      }));
  return {
    credit: named(partyRole.credit, 'credit') || textOf(item, 'creditline'),
    source: textOf(item, 'source') || named(partyRole.source, ''),
    captionWriter: named(partyRole.captionWriter, 'descrWriter'),
    contact: structures('contact', ''),
    imageCreators: structures('imageCreators', 'identifier'),
    contributors: structures('contributors', 'identifiers'),
    imageSuppliers: structures('imageSuppliers', 'identifier'),
    licensors: structures('licensors', 'identifier'),
  };
}

function readPeople(item: Part): Read {
  const people = partsIn(item, 'people', 'person');
  const inDetail = (person: Part) => textOf(person, 'rel') === propertyUri('personsShown');
  const organisations = partsIn(item, 'organisations', 'organisation');
  return {
    people: people.filter((person) => !inDetail(person)).map(nameOf),
    personsShown: people.filter(inDetail).map((person) => namedStructure(person, 'identifiers')),
    organisations: organisations.map(nameOf),
    organisationCodes: organisations.map(identifierOf),
  };
}

/** Places with a relationship of Cutline's are parts of where the picture was made; others' are what it shows. */
function readPlaces(item: Part): Read {
  const places = partsIn(item, 'places', 'place');
  const related = (field: FieldId) => places.filter((place) => textOf(place, 'rel') === propertyUri(field));
  const one = (field: FieldId) => related(field)[0] ?? null;
  const parts = (['sublocation', 'city', 'state', 'country', 'locationCreated'] as const).flatMap(related);
  const shown = places.filter((place) => !parts.includes(place));
  return {
    sublocation: textOf(one('sublocation'), 'name'),
    city: textOf(one('city'), 'name') || textOf(item, 'located'),
    state: textOf(one('state'), 'name'),
    country: textOf(one('country'), 'name'),
    countryCode: identifierOf(one('country') ?? new Map()),
    locationCreated: related('locationCreated').map((place) => namedStructure(place, 'identifiers')),
    locationsShown: shown.map((place) => namedStructure(place, 'identifiers')),
  };
}

function readSubjects(item: Part): Read {
  const subjects = partsIn(item, 'subjects', 'subject');
  const related = (field: FieldId) => subjects.filter((each) => textOf(each, 'rel') === propertyUri(field));
  const fieldsOfSubjects = [
    'category',
    'supplementalCategories',
    'subjectCodes',
    'sceneCodes',
    'aboutTerms',
  ] as const;
  const ours = fieldsOfSubjects.flatMap(related);
  const others = subjects.filter((each) => !ours.includes(each));
  const codes = others.filter((each) => subjectCodeIn(each) !== '');
  const named = others.filter((each) => !codes.includes(each));
  const [service] = partsIn(item, 'service');
  return {
    keywords: [
      ...textsIn(item, 'keywords'),
      ...named.filter((each) => identifierOf(each) === '').map(nameOf),
    ],
    category: textOf(related('category')[0] ?? null, 'literal') || categoryOf(service ?? null),
    supplementalCategories: related('supplementalCategories').map(nameOf),
    subjectCodes: [...related('subjectCodes'), ...codes].map(
      (each) => subjectCodeIn(each) || textOf(each, 'uri', 'literal', 'code'),
    ),
    sceneCodes: related('sceneCodes').map((each) => codeAt(each, codeAddress.sceneCodes)),
    aboutTerms: [...related('aboutTerms'), ...named.filter((each) => identifierOf(each) !== '')].map((each) =>
      namedStructure(each, 'term'),
    ),
    ...readEvents(item),
    ...readGenres(item),
    ...readObjects(item),
  };
}

function categoryOf(service: Part | null): string {
  const code = textOf(service, 'code');
  return /^[A-Za-z]{1,3}$/.test(code) ? code : '';
}

/** Eight digits of IPTC's subject codes; '' where a subject is of another vocabulary. */
function subjectCodeIn(subject: Part): string {
  const code = codeAt(subject, codeAddress.subjectCodes).replace(/^subj:/, '');
  return /^\d{8}$/.test(code) && !/medtop|mediatopic/i.test(textOf(subject, 'scheme')) ? code : '';
}

function codeAt(subject: Part, address: string): string {
  const identifier = textOf(subject, 'uri', 'literal', 'code');
  return identifier.startsWith(address) ? identifier.slice(address.length) : identifier;
}

function readEvents(item: Part): Read {
  const events = partsIn(item, 'events', 'event');
  return {
    event: events.map(nameOf).find((name) => name !== '') ?? '',
    eventId: events.map((event) => identifierOf(event) || textOf(event, 'id')),
  };
}

/** A genre with an identifier is a term; see `genres` of the exporters. */
function readGenres(item: Part): Read {
  const genres = partsIn(item, 'genres', 'genre');
  const terms = genres.filter((genre) => identifierOf(genre) !== '');
  return {
    intellectualGenre: genres.filter((genre) => identifierOf(genre) === '').map(nameOf)[0] ?? '',
    genres: terms.map((genre) => {
      const { name = '', term = '' } = namedStructure(genre, 'term');
      return { ...(name === '' ? {} : { name }), ...(term === '' || term === name ? {} : { term }) };
    }),
  };
}

function readObjects(item: Part): Read {
  const objects = partsIn(item, 'objects', 'object');
  const isProduct = (object: Part) => textOf(object, 'rel') === propertyUri('productsShown');
  return {
    productsShown: objects.filter(isProduct).map((object) => namedStructure(object, 'identifiers')),
    artworks: objects
      .filter((object) => !isProduct(object))
      .map((object) => ({
        ...(nameOf(object) === '' ? {} : { title: nameOf(object) }),
        ...(identifierOf(object) === '' ? {} : { inventoryAddress: identifierOf(object) }),
      })),
  };
}

function readRights(item: Part): Read {
  const [rights] = partsIn(item, 'rightsinfo');
  const holder = textOf(item, 'copyrightholder');
  const expression = textOf(rights ?? null, 'encodedrights');
  const language = textOf(rights ?? null, 'langid');
  return {
    copyrightOwners: holder === '' ? [] : [{ name: holder }],
    rightsPage: textOf(rights ?? null, 'linkedrights'),
    embeddedRights: expression === '' ? [] : [{ expression, ...(language === '' ? {} : { language }) }],
  };
}

function readNumbers(item: Part): Read {
  const urgency = textOf(item, 'urgency').trim();
  const identifiers = partsIn(item, 'altids');
  const alternative = (field: FieldId) =>
    identifiers
      .filter((each) => textOf(each, 'role') === propertyUri(field))
      .map((each) => textOf(each, 'value'));
  const [sourceType] = partsIn(item, 'digitalsourcetype');
  return {
    urgency: /^[1-9]$/.test(urgency) ? urgency : '',
    digitalSourceType: identifierOf(sourceType ?? new Map()) || textOf(sourceType ?? null, 'name'),
    supplierImageId: alternative('supplierImageId')[0] ?? '',
    imageId: alternative('imageId')[0] ?? '',
    registryEntries: alternative('registryEntries').map((entry) => ({ item: entry })),
  };
}

function nameOf(part: Part): string {
  return textOf(part, 'name');
}

/** A code that only repeats the name, for systems that want one, is none. */
function identifierOf(part: Part): string {
  const code = textOf(part, 'code');
  return textOf(part, 'uri', 'literal') || (code === nameOf(part) ? '' : code);
}

/** A structure of a name and, under the member given, an identifier: some members take several. */
function namedStructure(part: Part, member: string): Structure {
  const name = nameOf(part);
  const identifier = member === '' ? '' : identifierOf(part);
  const several = member === 'identifiers';
  return {
    ...(name === '' ? {} : { name }),
    ...(identifier === '' ? {} : { [member]: several ? [identifier] : identifier }),
  };
}
