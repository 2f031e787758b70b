/**
 * The head of a NITF document: what is said about it. The order is the schema's, and within docdata,
 * where the schema has none, that of the standard's own list. Pure; used by the exporter.
 */
import type { CaptionFields } from '#core/caption/caption.ts';
import { countryByCode } from '#core/caption/countries.ts';
import { editorsNote, guidOf, type WireItem } from '#core/wire/item.ts';
import { generator, metaName } from '#core/wire/nitf/names.ts';
import { normOf } from '#core/wire/nitf/times.ts';
import { textNode, type XmlNode, xml } from '#core/wire/xml-document.ts';

/** Makes the head. */
export function head(item: WireItem): XmlNode {
  const { fields } = item;
  return xml(
    'head',
    {},
    textNode('title', fields.title || fields.headline),
    meta(metaName.generator, generator),
    meta(metaName.slug, fields.slug),
    // ANPA's categories have one letter; the longer ones of IIM would be none to a receiver.
    meta(metaName.category, /^[A-Za-z]$/.test(fields.category) ? fields.category : ''),
    tobject(fields),
    docdata(item),
    revisions(item),
  );
}

function meta(name: string, content: string): XmlNode | null {
  return content.trim() === '' ? null : xml('meta', { name, content });
}

/** The genre, and the subjects by IPTC's numbers. One without its number would have the document refused. */
function tobject({ intellectualGenre, subjectCodes }: CaptionFields): XmlNode | null {
  const genre = intellectualGenre.trim() === '' ? '' : intellectualGenre;
  const codes = subjectCodes.filter((code) => /^\d{8}$/.test(code));
  if (genre === '' && codes.length === 0) return null;
  return xml(
    'tobject',
    {},
    genre === '' ? null : xml('tobject.property', { 'tobject.property.type': genre }),
    codes.map((code) => xml('tobject.subject', { 'tobject.subject.refnum': code })),
  );
}

function docdata(item: WireItem): XmlNode {
  const { fields, signal, provider } = item;
  const guid = guidOf(item.id);
  const note = editorsNote(item);
  const revised = signal.kind !== 'new';
  return xml(
    'docdata',
    {
      'management-status': statusOf(item),
      'management-doc-idref': revised ? guid : '',
      'management-idref-status': signal.kind === 'kill' ? 'canceled' : '',
    },
    signal.kind === 'correction'
      ? xml('correction', { info: signal.note, 'id-string': guid, regsrc: provider })
      : null,
    eventPlace(fields),
    xml('doc-id', { regsrc: provider, 'id-string': guid }),
    // Some receivers refuse a document without the element, none one without its value.
    xml('urgency', { 'ed-urg': /^[1-8]$/.test(fields.urgency) ? fields.urgency : '' }),
    xml('date.issue', { norm: normOf(item.at) }),
    moment('date.release', embargoOf(item)),
    moment('date.expire', fields.expires),
    fields.supplementalCategories.map((scope) => xml('doc-scope', { scope })),
    note === '' ? null : xml('ed-msg', { info: note }),
    xml('du-key', { generation: String(item.version), key: guid }),
    copyright(fields),
    fields.usageTerms.trim() === '' ? null : xml('doc.rights', { limitations: fields.usageTerms }),
    fields.keywords.length === 0
      ? null
      : xml(
          'key-list',
          {},
          fields.keywords.map((key) => xml('keyword', { key })),
        ),
    identified(fields),
  );
}

/** The item's embargo, or where it has none the caption's. */
export function embargoOf({ embargo, fields }: WireItem): string {
  return embargo || fields.embargo;
}

/**
 * A receiver that overlooks the time of release still has to see that there is one: a picture under
 * embargo is never called usable, even where the embargo is words that no machine reads.
 */
function statusOf(item: WireItem): string {
  if (item.signal.kind === 'kill') return 'canceled';
  const embargo = embargoOf(item);
  const over = normOf(embargo) !== '' && Date.parse(embargo) <= Date.parse(item.at);
  return embargo.trim() === '' || over ? 'usable' : 'embargoed';
}

function moment(name: string, value: string): XmlNode | null {
  const norm = normOf(value);
  return norm === '' ? null : xml(name, { norm });
}

/** Where the pictured event took place. */
function eventPlace({ city, state, countryCode }: CaptionFields): XmlNode | null {
  const attributes = { 'iso-cc': knownCode(countryCode), 'state-prov': state, city };
  return Object.values(attributes).every((value) => value === '') ? null : xml('evloc', attributes);
}

/** A country's code of ISO 3166; '' for every other. */
export function knownCode(code: string): string {
  return /^[A-Z]{2,3}$/.test(code) && countryByCode(code) ? code : '';
}

/** "© 2026 Fjord Photo": the year, and the owner where no owner is named elsewhere. */
function copyright({ copyright: notice, copyrightOwners }: CaptionFields): XmlNode | null {
  const owner = copyrightOwners[0]?.['name'];
  const [year = ''] = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(notice) ?? [];
  // What is left of "© 2026 Fjord Photo. " without the sign and the year.
  const named = notice
    .replace(year, '')
    .replace(/©|\(c\)|\bcopyright\b/gi, '')
    .split(/[\s,;:]/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) || word === '&')
    .join(' ');
  const holder = typeof owner === 'string' && owner.trim() !== '' ? owner : named;
  return year === '' && holder === '' ? null : xml('doc.copyright', { year, holder });
}

/** Who and what the picture shows. */
function identified({ people, organisations, event, locationsShown }: CaptionFields): XmlNode | null {
  const children = [
    ...people.map((name) => xml('person', {}, name)),
    ...organisations.map((name) => xml('org', {}, name)),
    ...locationsShown.map((place) => {
      const member = (id: string) => (typeof place[id] === 'string' ? place[id] : '');
      return location({
        name: member('name'),
        sublocation: member('sublocation'),
        city: member('city'),
        state: member('state'),
        country: member('country'),
        countryCode: member('countryCode'),
      });
    }),
    textNode('event', event),
  ].filter((child) => child !== null);
  return children.length === 0 ? null : xml('identified-content', {}, children);
}

/** A place with its parts, null where it has none. */
export function location(
  place: Pick<CaptionFields, 'sublocation' | 'city' | 'state' | 'country' | 'countryCode'> & {
    readonly name?: string;
  },
): XmlNode | null {
  const code = knownCode(place.countryCode);
  const children = [
    place.name?.trim() ? place.name : null,
    textNode('sublocation', place.sublocation),
    textNode('city', place.city),
    textNode('state', place.state),
    place.country.trim() === '' && code === ''
      ? null
      : xml('country', { 'iso-cc': code }, place.country.trim() === '' ? null : place.country),
  ].filter((child) => child !== null);
  return children.length === 0 ? null : xml('location', {}, children);
}

/** When the first version was made, and what this one did to it; the latest entry names who wrote. */
function revisions({ createdAt, at, fields, signal }: WireItem): XmlNode[] {
  const writer = fields.captionWriter.trim() === '' ? '' : fields.captionWriter;
  const entry = (norm: string, name: string, comment: string) =>
    xml('revision-history', { name, function: 'editor', norm, comment });
  if (signal.kind === 'new') return [entry(normOf(createdAt), writer, '')];
  return [entry(normOf(createdAt), '', ''), entry(normOf(at), writer, signal.note)];
}
