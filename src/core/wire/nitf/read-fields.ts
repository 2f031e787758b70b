/**
 * The caption fields that a NITF document fills in: what it says of itself, once for all its pictures,
 * and what stands with each picture, its generic metadata last, which holds what elements cannot. The
 * other way round of head.ts and body.ts.
 */
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import type { FieldId } from '#core/caption/fields.ts';
import type { Structure } from '#core/caption/structure.ts';
import type { XmlElement } from '#core/metadata/xml.ts';
import { readExtensions } from '#core/wire/nitf/extensions.ts';
import { metaName } from '#core/wire/nitf/names.ts';
import { momentOf } from '#core/wire/nitf/times.ts';
import { metaOf, type Texts, without } from '#core/wire/nitf/tree.ts';
import { all, attribute, below, first } from '#core/wire/xml-steps.ts';

/** What else a document holds that a picture stands in. */
export interface Company {
  /** Whether there is a text: then the byline, the dateline and the abstract are its own. */
  readonly story: boolean;
  /** Whether the picture is all there is, and the document speaks of nothing else. */
  readonly alone: boolean;
}

type Read = Partial<Record<FieldId, FieldValue>>;

/** What the document says for each of its pictures. It is read once, however many there are. */
export interface DocumentFields {
  readonly fields: Read;
  /** The line over the picture or the set, without its title; '' for none. */
  readonly byline: string;
  readonly people: readonly string[];
  readonly organisations: readonly string[];
}

/** Reads what a document says of itself. */
export function readDocumentFields(root: XmlElement, texts: Texts, company: Company): DocumentFields {
  const list = company.alone ? first(root, 'head', 'docdata', 'identified-content') : null;
  const line = company.story ? null : first(root, 'body', 'body.head', 'byline');
  return {
    fields: {
      ...readHead(root, texts),
      ...(company.story ? {} : readShown(root, texts)),
      event: all(list, 'event').map((each) => nameOf(each, texts))[0] ?? '',
      locationsShown: all(list, 'location')
        .map((each) => placeOf(each, texts))
        .filter((place) => Object.keys(place).length > 0),
      bylineTitle: texts.of(first(line, 'byttl')),
    },
    byline: bylineOf(line, texts),
    people: namesIn(list, 'person', texts),
    organisations: namesIn(list, 'org', texts),
  };
}

/** The fields of one picture; those without a value are absent. */
export function readPictureFields(
  media: XmlElement,
  texts: Texts,
  document: DocumentFields,
  { alone }: Company,
): FieldChanges {
  const { fields } = document;
  const own = readMedia(media, texts);
  const captions = all(media, 'media-caption');
  const marked = (kind: string) => captions.flatMap((each) => namesIn(each, kind, texts));
  const bylines = alone && !texts.verbatim ? [document.byline, own.byline] : [own.byline, document.byline];
  const read: Read = {
    ...fields,
    caption: own.caption || (fields.caption ?? ''),
    byline: bylines.find((name) => name !== '') ?? '',
    credit: own.credit,
    copyright: own.copyright || (fields.copyright ?? ''),
    altText: own.altText,
    people: unique([...document.people, ...marked('person')]),
    organisations: unique([...document.organisations, ...marked('org')]),
    event: fields.event || (marked('event')[0] ?? ''),
    ...readExtensions(media),
  };
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined && value.length > 0),
  );
}

/** What the head says. */
function readHead(root: XmlElement, texts: Texts): Read {
  const docdata = first(root, 'head', 'docdata');
  const of = (element: string, name: string) => attribute(first(docdata, element), name);
  const headline = texts.of(first(root, 'body', 'body.head', 'hedline', 'hl1'));
  const title = texts.of(first(root, 'head', 'title'));
  const category = metaOf(root, metaName.category).trim();
  const urgency = of('urgency', 'ed-urg').trim();
  const writer = attribute(all(root, 'head', 'revision-history').at(-1) ?? null, 'name');
  return {
    headline,
    title: title === headline ? '' : title,
    slug: metaOf(root, metaName.slug),
    category: /^[A-Za-z]{1,3}$/.test(category) ? category : '',
    captionWriter: texts.verbatim ? writer : '',
    intellectualGenre: attribute(first(root, 'head', 'tobject', 'tobject.property'), 'tobject.property.type'),
    subjectCodes: attributes(
      all(root, 'head', 'tobject', 'tobject.subject'),
      'tobject.subject.refnum',
    ).filter((code) => /^\d{8}$/.test(code)),
    urgency: /^[1-9]$/.test(urgency) ? urgency : '',
    embargo: momentOf(of('date.release', 'norm')),
    expires: momentOf(of('date.expire', 'norm')),
    supplementalCategories: attributes(all(docdata, 'doc-scope'), 'scope'),
    keywords: attributes(all(docdata, 'key-list', 'keyword'), 'key'),
    usageTerms: of('doc.rights', 'limitations') || texts.of(first(root, 'body', 'body.head', 'rights')),
    copyright: texts.verbatim ? '' : copyrightOf(docdata),
  };
}

/** What is set over the picture: where and when it was taken, and its summary. */
function readShown(root: XmlElement, texts: Texts): Read {
  const event = first(root, 'head', 'docdata', 'evloc');
  const dateline = first(root, 'body', 'body.head', 'dateline');
  const location = first(dateline, 'location');
  const named = (name: string) => texts.of(first(location, name));
  // A location in words is most often the town; with parts of its own, the words are what is between them.
  const words = location && location.children.length === 0 ? texts.of(location) : '';
  const code = attribute(first(location, 'country'), 'iso-cc') || attribute(event, 'iso-cc');
  return {
    sublocation: named('sublocation'),
    city: named('city') || attribute(event, 'city') || words,
    state: named('state') || attribute(event, 'state-prov'),
    country: named('country'),
    countryCode: /^[A-Za-z]{2,3}$/.test(code.trim()) ? code.trim().toUpperCase() : '',
    dateCreated: momentOf(attribute(first(dateline, 'story.date'), 'norm')),
    caption: texts.verbatim ? '' : texts.paragraphs(first(root, 'body', 'body.head', 'abstract')),
  };
}

/** What is said with the picture. */
function readMedia(media: XmlElement, texts: Texts) {
  const references = all(media, 'media-reference');
  const said = (name: string) => attributes(references, name).find((value) => value.trim() !== '') ?? '';
  const producer = texts.of(first(media, 'media-producer'));
  const [name, agency] = texts.verbatim ? [producer, ''] : namesOf(producer);
  return {
    caption: all(media, 'media-caption')
      .map(texts.paragraphs)
      .filter((each) => each !== '')
      .join('\n\n'),
    byline: name,
    credit: said('source-credit') || agency,
    copyright: said('copyright'),
    altText: said('alternate-text'),
  };
}

/** The names of people or organisations that stand or are marked somewhere. */
function namesIn(parent: XmlElement | null, kind: string, texts: Texts): string[] {
  const found = parent ? below(parent, kind).map((each) => nameOf(each, texts)) : [];
  return unique(found).filter((name) => name !== '');
}

/** A name without the office or rank that stands with it. */
function nameOf(element: XmlElement, texts: Texts): string {
  return texts.of(without(element, 'function')) || attribute(element, 'value');
}

function placeOf(location: XmlElement, texts: Texts): Structure {
  const said = texts.of(without(location, '*'));
  const members = {
    // Of Cutline's own, whose parts are indented where there is no name, white space is none.
    name: texts.verbatim && said.trim() !== '' ? said : trimmed(said),
    sublocation: texts.of(first(location, 'sublocation')),
    city: texts.of(first(location, 'city')),
    state: texts.of(first(location, 'state')),
    country: texts.of(first(location, 'country')),
    countryCode: attribute(first(location, 'country'), 'iso-cc'),
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''));
}

/** Without the commas and spaces that keep the parts of a place apart. */
function trimmed(words: string): string {
  return words
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

/** The line without its title, and without the "By" that it is set with. */
function bylineOf(line: XmlElement | null, texts: Texts): string {
  return line ? texts.of(without(line, 'byttl')).replace(/^by\s+/i, '') : '';
}

/** "Anna Nowak/Cutline" names the photographer and the agency. */
function namesOf(producer: string): readonly [name: string, agency: string] {
  const [name = '', agency = '', ...more] = producer.split('/').map((part) => part.trim());
  return more.length === 0 && name !== '' && agency !== '' ? [name, agency] : [producer, ''];
}

function copyrightOf(docdata: XmlElement | null): string {
  const said = first(docdata, 'doc.copyright');
  const words = [attribute(said, 'year').trim(), attribute(said, 'holder').trim()].filter(Boolean);
  return words.length === 0 ? '' : `© ${words.join(' ')}`;
}

/** The values of an attribute in several elements, where they have it. */
function attributes(elements: readonly XmlElement[], name: string): string[] {
  return elements.map((each) => attribute(each, name)).filter((value) => value !== '');
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
