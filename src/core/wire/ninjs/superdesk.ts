/**
 * A wire item as the ninjs that Superdesk's feed parser reads: 1.x, renditions as an object, dates in
 * UTC to the second, with the properties that Superdesk added. What the parser drops of the standard's
 * properties goes into `extra`, which it keeps whole. Pure; used through formats.ts.
 */
import { type FieldId, fields as registry } from '#core/caption/fields.ts';
import { hrefOf } from '#core/wire/href.ts';
import {
  type DocumentSetting,
  type Encoded,
  editorsNote,
  guidOf,
  type WireItem,
  type WirePicture,
} from '#core/wire/item.ts';
import { utcMoment } from '#core/wire/ninjs/addresses.ts';
import {
  aboutTerms,
  type Concept,
  events,
  genres,
  organisations,
  people,
  places,
} from '#core/wire/ninjs/concepts.ts';
import {
  copyrightHolder,
  countOf,
  embargoNote,
  embargoOf,
  jsonBytes,
  known,
  type Properties,
  urgencyOf,
} from '#core/wire/ninjs/encode.ts';
import { extraKey } from '#core/wire/ninjs/extensions.ts';
import { partyRole, superdeskRenditions } from '#core/wire/ninjs/names.ts';
import { partOf } from '#core/wire/ninjs/parts.ts';
import { readProperties } from '#core/wire/ninjs/read-fields.ts';
import { signalKey, signalNoteKey } from '#core/wire/ninjs/signal.ts';
import { saidByTheVersion, unsaid } from '#core/wire/unsaid.ts';

/** The fields that Superdesk reads from the properties; all others it drops, or keeps without telling what they are. */
const superdeskReads: ReadonlySet<FieldId> = new Set([
  'headline',
  'caption',
  'altText',
  'byline',
  'source',
  'city',
  'keywords',
  'category',
  'slug',
  'urgency',
  'instructions',
  'copyright',
  'usageTerms',
  'subjectCodes',
  'embargo',
]);

/** Superdesk's scale ends at 6, ordinary; 5 is what it takes where nothing is said. */
const lowestPriority = 6;
const usualPriority = 5;

/** Makes the document. Never fails. */
export function encodeNinjsSuperdesk(item: WireItem, _setting: DocumentSetting): Encoded {
  const plain = document(item, {});
  const other = unsaid(item.fields, readProperties(partOf(plain) ?? new Map()));
  const dropped = registry
    .map(({ id }) => id)
    .filter((id) => other.includes(id) || (isDropped(id) && item.fields[id].length > 0));
  const extra = {
    ...Object.fromEntries(dropped.map((id) => [extraKey(id), item.fields[id]])),
    ...(item.signal.kind === 'new'
      ? {}
      : { [signalKey]: item.signal.kind, [signalNoteKey]: item.signal.note }),
  };
  return {
    bytes: jsonBytes(document(item, extra)),
    notes: [...embargoNote(item), ...item.pictures.flatMap(sizeNote)],
  };
}

function isDropped(id: FieldId): boolean {
  return !superdeskReads.has(id) && !saidByTheVersion.includes(id);
}

function document(item: WireItem, extra: Properties): Properties {
  const { fields, signal } = item;
  const guid = guidOf(item.id);
  return known({
    // Subtle: without a guid Superdesk makes one of the uri, which comes out wrong for a urn.
    guid,
    uri: guid,
    type: 'picture',
    mimetype: item.pictures[0]?.mediaType,
    representationtype: 'complete',
    version: String(item.version),
    firstcreated: utcMoment(item.createdAt),
    versioncreated: utcMoment(item.at),
    contentcreated: utcMoment(fields.dateCreated === '' ? item.capturedAt : fields.dateCreated),
    embargoed: embargoOf(item, utcMoment),
    expires: utcMoment(fields.expires),
    pubstatus: signal.kind === 'kill' ? 'canceled' : 'usable',
    priority: Math.min(urgencyOf(fields) ?? usualPriority, lowestPriority),
    urgency: urgencyOf(fields),
    service: fields.category === '' ? [] : [{ name: fields.category, code: fields.category }],
    language: item.language,
    title: fields.title,
    headline: fields.headline,
    slugline: fields.slug,
    description_text: fields.caption,
    // The parser takes a picture's body for its alt text.
    body_text: fields.altText,
    byline: fields.byline,
    source: fields.source,
    located: fields.city,
    ednote: editorsNote(item),
    copyrightholder: copyrightHolder(fields),
    copyrightnotice: fields.copyright,
    usageterms: fields.usageTerms,
    keywords: fields.keywords,
    subject: [
      ...fields.subjectCodes.map((code) => ({ name: code, code })),
      ...aboutTerms(fields).map(qualified),
    ],
    place: places({ ...fields, city: '' }).map(qualified),
    genre: genres(fields).map(qualified),
    person: people(fields).map(related),
    organisation: organisations(fields).map(related),
    event: events(fields).map(related),
    infosource: item.provider === '' ? [] : [{ name: item.provider, rel: partyRole.provider }],
    renditions: renditions(item.pictures),
    extra: Object.keys(extra).length === 0 ? undefined : extra,
  });
}

/** A concept as Superdesk takes it: always a name and a code, each standing in for the other. */
function qualified({ name, uri, literal, rel }: Concept): Properties {
  const code = uri ?? literal ?? name ?? '';
  return { name: name ?? code, code, ...(rel === undefined ? {} : { rel }) };
}

/** A concept of 1.x. */
function related({ name, uri, literal, rel }: Concept): Properties {
  return known({ name, code: uri ?? literal, rel });
}

/** By Superdesk's names; a second one of a kind has its number behind. */
function renditions(pictures: readonly WirePicture[]): Properties | undefined {
  const named = new Map<string, Properties>();
  for (const { rendition, href, mediaType, width, height, bytes } of pictures) {
    const name = superdeskRenditions[rendition];
    const size = { width: countOf(width), height: countOf(height) };
    const whole = size.width !== undefined && size.height !== undefined;
    let key: string = name;
    for (let number = 2; named.has(key); number += 1) key = `${name}${number}`;
    named.set(
      key,
      known({ href: hrefOf(href), mimetype: mediaType, ...(whole ? size : {}), sizeinbytes: countOf(bytes) }),
    );
  }
  return named.size === 0 ? undefined : Object.fromEntries(named);
}

function sizeNote({ href, width, height }: WirePicture): string[] {
  if (countOf(width) !== undefined && countOf(height) !== undefined) return [];
  return [`Superdesk may leave out the picture “${href}”: its width and height are not known.`];
}
