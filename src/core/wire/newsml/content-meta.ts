/**
 * A caption's fields as NewsML-G2's contentMeta. What the standard has an element for goes there, for
 * every receiver; everything else, and values that an element cannot hold, goes as an extension
 * property named by its XMP property, so that nothing is lost on the way. Pure.
 */
import { countryByCode } from '#core/caption/countries.ts';
import { type FieldId, fields } from '#core/caption/fields.ts';
import { holdsStructures, type Structure } from '#core/caption/structure.ts';
import type { WireItem } from '#core/wire/item.ts';
import { isSchemaDate } from '#core/wire/moments.ts';
import { propertyUri, saidByTheVersion } from '#core/wire/unsaid.ts';
import { textNode, type XmlChild, type XmlNode, xml } from '#core/wire/xml-document.ts';

/** What rightsInfo and itemMeta say. */
const outsideContentMeta: readonly FieldId[] = [
  'copyright',
  'usageTerms',
  'title',
  'instructions',
  'expires',
  'embargo',
];
/** Elements, and the fields they say whole. */
interface Said {
  readonly node: XmlChild;
  readonly ids: readonly FieldId[];
}

/** What a dialect says besides, before the rest of its group. */
interface More {
  readonly administrative: XmlChild;
  readonly descriptive: XmlChild;
}

/** Makes contentMeta. Its two groups stand in the schema's order: administrative first. */
export function contentMeta(
  item: WireItem,
  more: More = { administrative: null, descriptive: null },
): XmlNode {
  const dated = datedOf(item);
  const administrative = administrativeOf(item);
  const descriptive = descriptiveOf(item);
  const said = new Set([
    ...[...dated, ...administrative, ...descriptive].flatMap(({ ids }) => ids),
    ...outsideContentMeta,
    ...saidByTheVersion,
  ]);
  return xml(
    'contentMeta',
    {},
    dated.map(({ node }) => node),
    more.administrative,
    administrative.map(({ node }) => node),
    descriptive.map(({ node }) => node),
    more.descriptive,
    fields.filter(({ id }) => !said.has(id)).map(({ id }) => extension(item, id)),
  );
}

/** What stands before the parties, each at most once. */
function datedOf({ fields: said }: WireItem): Said[] {
  return [
    {
      node: /^[1-9]$/.test(said.urgency) ? xml('urgency', {}, said.urgency) : null,
      ids: /^[1-9]$/.test(said.urgency) ? ['urgency'] : [],
    },
    {
      node: isSchemaDate(said.dateCreated) ? xml('contentCreated', {}, said.dateCreated) : null,
      ids: isSchemaDate(said.dateCreated) ? ['dateCreated'] : [],
    },
    uriSaid('digitalSourceType', 'digitalSourceType', said.digitalSourceType),
  ];
}

/** Where it was made and who had a part in it. */
function administrativeOf({ fields: said }: WireItem): Said[] {
  return [
    located(said),
    { node: party('infoSource', {}, said.source), ids: ['source'] },
    {
      node: namesIn(said.byline).map((name, index) =>
        party('creator', { role: 'crol:photographer' }, name, index === 0 ? note(said.bylineTitle) : null),
      ),
      ids: said.byline.trim() === '' ? [] : whole('byline', said.byline, ['bylineTitle']),
    },
    {
      node: namesIn(said.captionWriter).map((name) =>
        party('contributor', { role: 'ctrol:descrWriter' }, name),
      ),
      ids: whole('captionWriter', said.captionWriter, []),
    },
  ];
}

function descriptiveOf({ fields: said, language }: WireItem): Said[] {
  const codes = (values: readonly string[], form: RegExp) => values.every((value) => form.test(value));
  return [
    { node: xml('language', { tag: language }), ids: [] },
    { node: textNode('headline', said.headline), ids: ['headline'] },
    { node: textNode('slugline', said.slug), ids: ['slug'] },
    { node: textNode('by', said.byline), ids: [] },
    { node: textNode('creditline', said.credit), ids: ['credit'] },
    { node: textNode('description', said.caption, { role: 'drol:caption' }), ids: ['caption'] },
    // Where there is no caption they are no descriptions either: receivers would show the first one as it.
    ...(['altText', 'extendedDescription'] as const)
      .filter(() => said.caption.trim() !== '')
      .map(
        (id): Said => ({ node: textNode('description', said[id], { roleuri: propertyUri(id) }), ids: [id] }),
      ),
    { node: said.keywords.map((term) => xml('keyword', {}, term)), ids: ['keywords'] },
    { node: said.people.map((name) => subject('cpnat:person', name)), ids: ['people'] },
    { node: said.locationsShown.map(shown), ids: [] },
    { node: said.organisations.map((name) => subject('cpnat:organisation', name)), ids: ['organisations'] },
    { node: named('event', said.event), ids: ['event'] },
    codes(said.subjectCodes, /^\d{8}$/)
      ? {
          node: said.subjectCodes.map((code) =>
            xml('subject', { type: 'cpnat:abstract', qcode: `subj:${code}` }),
          ),
          ids: ['subjectCodes'],
        }
      : { node: null, ids: [] },
    codes(said.sceneCodes, /^\d{6}$/)
      ? { node: said.sceneCodes.map((code) => xml('genre', { qcode: `scn:${code}` })), ids: ['sceneCodes'] }
      : { node: null, ids: [] },
    {
      node:
        said.intellectualGenre.trim() === ''
          ? null
          : xml('genre', {}, xml('name', {}, said.intellectualGenre)),
      ids: ['intellectualGenre'],
    },
  ];
}

/** A place in the picture by its name and country; its other members only an extension property can hold. */
function shown(place: Structure): XmlNode | null {
  const member = (id: string) => {
    const value = place[id];
    return typeof value === 'string' ? value : '';
  };
  const name = ['name', 'sublocation', 'city', 'state'].map(member).find((text) => text.trim() !== '');
  if (name === undefined) return null;
  const land = countryAround(member('country'), member('countryCode'), {});
  return xml('subject', { type: 'cpnat:geoArea' }, xml('name', {}, name), land);
}

/** Where the picture was made: the city with its region and country around it. */
function located(said: WireItem['fields']): Said {
  const { city, state, country, countryCode, sublocation } = said;
  const code = knownCode(countryCode);
  const region = area(state, { rank: '1' });
  const land = countryAround(country, countryCode, { rank: '2' });
  const place =
    city.trim() === '' && !region && !land
      ? null
      : xml(
          'located',
          { type: 'cpnat:geoArea' },
          city.trim() === '' ? null : xml('name', {}, city),
          region,
          land,
        );
  return {
    node: [
      place,
      sublocation.trim() === '' ? null : xml('located', { type: 'cpnat:poi' }, xml('name', {}, sublocation)),
    ],
    ids: ['city', 'state', 'country', 'sublocation', ...(code === '' ? [] : (['countryCode'] as const))],
  };
}

type Attributes = Readonly<Record<string, string>>;

function area(name: string, attributes: Attributes): XmlNode | null {
  if (name.trim() === '') return null;
  return xml('broader', { type: 'cpnat:geoArea', ...attributes }, xml('name', {}, name));
}

function countryAround(name: string, countryCode: string, attributes: Attributes): XmlNode | null {
  const code = knownCode(countryCode);
  if (code === '') return area(name, attributes);
  const qcode = `iso3166-1a${code.length}:${code}`;
  return xml('broader', { type: 'cpnat:geoArea', qcode, ...attributes }, textNode('name', name));
}

/** A code that IPTC's catalog can resolve; '' for every other. */
function knownCode(code: string): string {
  return /^[A-Z]{2,3}$/.test(code) && countryByCode(code) ? code : '';
}

function uriSaid(id: FieldId, name: string, value: string): Said {
  const isUri = /^https?:\/\/[!-~]+$/.test(value) && !/["<>\\^`{|}]/.test(value);
  return { node: isUri ? xml(name, { uri: value }) : null, ids: isUri ? [id] : [] };
}

function subject(type: string, name: string): XmlNode {
  return xml('subject', { type }, xml('name', {}, name));
}

function named(kind: 'event', name: string): XmlNode | null {
  return name.trim() === '' ? null : subject(`cpnat:${kind}`, name);
}

function party(
  name: string,
  attributes: Readonly<Record<string, string>>,
  person: string,
  more: XmlChild = null,
): XmlNode | null {
  return person.trim() === '' ? null : xml(name, attributes, xml('name', {}, person), more);
}

function note(text: string): XmlNode | null {
  return textNode('note', text);
}

/** "Ana Sousa; Li Wei" is two photographers. */
export function namesIn(line: string): string[] {
  return line
    .split('; ')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The line's field, and what stands with it, where the names say it whole. */
function whole(id: FieldId, line: string, others: readonly FieldId[]): FieldId[] {
  return namesIn(line).join('; ') === line ? [id, ...others] : [...others];
}

/** A field that NewsML-G2 has no element for, or not for this value. */
function extension({ fields: said }: WireItem, id: FieldId): XmlNode[] {
  const value = said[id];
  const property = (text: string) => xml('contentMetaExtProperty', { reluri: propertyUri(id), value: text });
  if (typeof value === 'string') return value === '' ? [] : [property(value)];
  return (holdsStructures(value) ? value.map((each: Structure) => JSON.stringify(each)) : value).map(
    (text: string) => property(text),
  );
}
