/**
 * The caption fields that a NewsML-G2 picture item fills in: first what its elements say, then the
 * extension properties, which hold what elements cannot. The other way round of content-meta.ts.
 */
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { XmlElement } from '#core/metadata/xml.ts';
import { readExtensions } from '#core/wire/newsml/read-extensions.ts';
import { code, type Texts } from '#core/wire/newsml/tree.ts';
import { propertyUri } from '#core/wire/unsaid.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

/** Reads the fields of one item; those without a value are absent. */
export function readFields(item: XmlElement, texts: Texts): FieldChanges {
  const content = first(item, 'contentMeta');
  const rights = first(item, 'rightsInfo');
  const text = (parent: XmlElement | null, ...path: string[]) => texts.of(first(parent, ...path));
  const names = (elements: readonly XmlElement[]) => elements.map((each) => nameOf(each, texts));
  const subjects = (type: string) =>
    all(content, 'subject').filter((each) => attribute(each, 'type') === type);
  const creators = all(content, 'creator');
  const described = all(content, 'description');
  const byRole = (uri: string) =>
    texts.of(described.find((each) => attribute(each, 'roleuri') === uri) ?? null);
  const caption =
    described.find((each) => attribute(each, 'role') === 'drol:caption') ??
    described.find((each) => attribute(each, 'roleuri') === '' && attribute(each, 'role') !== 'drol:summary');
  const writer = all(content, 'contributor').filter((each) =>
    /:(?:descr|cap)Writer$/i.test(attribute(each, 'role')),
  );
  const sources = all(content, 'infoSource');
  const read: Partial<Record<FieldId, FieldValue>> = {
    headline: text(content, 'headline'),
    caption: texts.of(caption ?? null),
    slug: text(content, 'slugline'),
    title: text(item, 'itemMeta', 'title'),
    byline: names(creators).filter(Boolean).join('; ') || text(content, 'by'),
    bylineTitle: texts.of(first(creators[0] ?? null, 'note')) || text(creators[0] ?? null, 'related', 'name'),
    captionWriter: names(writer).filter(Boolean).join('; '),
    credit: text(content, 'creditline'),
    source: nameOf(sources.at(-1) ?? null, texts),
    copyright: text(rights, 'copyrightNotice'),
    usageTerms: text(rights, 'usageTerms'),
    dateCreated: text(content, 'contentCreated').trim(),
    urgency: text(content, 'urgency').trim(),
    expires: text(item, 'itemMeta', 'expires').trim(),
    embargo: text(item, 'itemMeta', 'embargoed').trim(),
    digitalSourceType: attribute(first(content, 'digitalSourceType'), 'uri'),
    keywords: all(content, 'keyword').map(texts.of),
    people: names(subjects('cpnat:person')),
    organisations: names(subjects('cpnat:organisation')),
    event: nameOf(subjects('cpnat:event')[0] ?? null, texts),
    altText: byRole(propertyUri('altText')),
    extendedDescription: byRole(propertyUri('extendedDescription')),
    subjectCodes: all(content, 'subject')
      .map((each) => code(each, 'subj'))
      .filter((each) => /^\d{8}$/.test(each)),
    sceneCodes: all(content, 'genre')
      .map((each) => code(each, 'scn'))
      .filter((each) => /^\d{6}$/.test(each)),
    intellectualGenre: nameOf(
      all(content, 'genre').find((each) => attribute(each, 'qcode') === '') ?? null,
      texts,
    ),
    ...readPlace(content, texts),
    ...readExtensions(content),
  };
  return Object.fromEntries(
    Object.entries(read)
      .map(([id, value]) => [id, Array.isArray(value) ? value.filter((each) => each !== '') : value] as const)
      .filter(([, value]) => value !== undefined && value.length > 0),
  );
}

/** By its name in whatever language, or as it is written where the concept has no name. */
function nameOf(element: XmlElement | null, texts: Texts): string {
  return texts.of(first(element, 'name')) || attribute(element, 'literal');
}

type Place = Partial<Record<'city' | 'state' | 'country' | 'countryCode' | 'sublocation', string>>;

/** IPTC's, and that of an agency whose dialect others speak, too. */
const placeTypes: readonly string[] = ['cpnat:geoArea', 'cptType:5'];

/** From `located`, or from the subject that agencies write a place as. */
function readPlace(content: XmlElement | null, texts: Texts): Place {
  const located = all(content, 'located');
  // Cutline always says where a picture was made by `located`; its subjects are what the picture shows.
  const subjects = texts.verbatim ? [] : all(content, 'subject');
  const places = subjects.filter((each) => placeTypes.includes(attribute(each, 'type')));
  const town =
    located.find((each) => attribute(each, 'type') !== 'cpnat:poi') ??
    places.find((each) => first(each, 'broader') !== null) ??
    null;
  const point = located.find((each) => attribute(each, 'type') === 'cpnat:poi') ?? null;
  const around = all(town, 'broader').flatMap((each) => [each, ...all(each, 'broader')]);
  const land = around.find((each) => countryCode(each) !== '') ?? around.filter(isLand).at(-1) ?? null;
  const region = around.find((each) => each !== land) ?? null;
  return {
    city: nameOf(town, texts),
    sublocation: nameOf(point, texts),
    state: nameOf(region, texts),
    country: nameOf(land, texts),
    countryCode: countryCode(land),
  };
}

/** Of several areas around a place the outermost is the country; of one alone, unless its rank says otherwise. */
function isLand(element: XmlElement): boolean {
  return attribute(element, 'rank') !== '1';
}

function countryCode(element: XmlElement | null): string {
  const found = code(element, 'iso3166-1a3') || code(element, 'iso3166-1a2');
  return /^[A-Z]{2,3}$/.test(found) ? found : '';
}
