/**
 * A wire item as a ninjs 3.1 document, strict: the schema forbids properties of one's own, so every
 * value goes into one of the standard's. Pure; used through formats.ts. A kill is the same item, one
 * version on, canceled.
 */
import type { CaptionFields, FieldChanges } from '#core/caption/caption.ts';
import { deskName, type FieldId } from '#core/caption/fields.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import {
  type DocumentSetting,
  type Encoded,
  editorsNote,
  guidOf,
  type WireItem,
  type WirePicture,
} from '#core/wire/item.ts';
import { isUri, pictureUri, zonedMoment } from '#core/wire/ninjs/addresses.ts';
import {
  events,
  genres,
  objects,
  organisations,
  people,
  places,
  subjects,
} from '#core/wire/ninjs/concepts.ts';
import { type DescriptionEntry, extensionDescriptions } from '#core/wire/ninjs/extensions.ts';
import { descriptionRole, signalRole, standardName } from '#core/wire/ninjs/names.ts';
import { parties } from '#core/wire/ninjs/parties.ts';
import { partOf } from '#core/wire/ninjs/parts.ts';
import { readProperties } from '#core/wire/ninjs/read-fields.ts';
import { propertyUri, unsaid } from '#core/wire/unsaid.ts';

/** Properties of a document; undefined, '' and [] for what is not known. */
export type Properties = Readonly<Record<string, unknown>>;

/** Makes the document. Never fails. */
export function encodeNinjs(item: WireItem, _setting: DocumentSetting): Encoded {
  const plain = document(item, []);
  const read = readProperties(partOf(plain) ?? new Map());
  const ids = unsaid(item.fields, read);
  const extensions = ids.flatMap((id) => extensionDescriptions(id, item.fields[id]));
  return {
    bytes: jsonBytes(document(item, extensions)),
    notes: [
      ...embargoNote(item),
      ...item.pictures.flatMap(pictureNote),
      ...homelessNote(item.fields, ids, read),
    ],
  };
}

function document(item: WireItem, extensions: readonly DescriptionEntry[]): Properties {
  const { fields, signal } = item;
  return known({
    standard: standardName,
    uri: guidOf(item.id),
    type: 'picture',
    representationType: 'full',
    version: String(item.version),
    firstCreated: zonedMoment(item.createdAt),
    versionCreated: zonedMoment(item.at),
    contentCreated: zonedMoment(fields.dateCreated === '' ? item.capturedAt : fields.dateCreated),
    embargoedUntil: embargoOf(item, zonedMoment),
    expires: zonedMoment(fields.expires),
    pubStatus: signal.kind === 'kill' ? 'canceled' : 'usable',
    urgency: urgencyOf(fields),
    edNote: editorsNote(item),
    language: item.language,
    title: fields.title,
    slugline: fields.slug,
    headlines:
      fields.headline === '' ? [] : [{ role: 'main', contentType: 'text/plain', value: fields.headline }],
    descriptions: [...descriptions(item), ...extensions],
    by: fields.byline,
    located: fields.city,
    people: people(fields),
    organisations: organisations(fields),
    places: places(fields),
    subjects: subjects(fields),
    genres: genres(fields),
    events: events(fields),
    objects: objects(fields),
    infoSources: parties(item),
    copyrightHolder: copyrightHolder(fields),
    copyrightNotice: fields.copyright,
    usageTerms: fields.usageTerms,
    rightsInfo: rightsInfo(fields),
    digitalSourceType: digitalSourceType(fields),
    altIds: alternativeIds(fields),
    renditions: item.pictures.map(rendition),
  });
}

/** The caption goes first: some systems take whichever description they find. */
function descriptions({ fields, signal }: WireItem): DescriptionEntry[] {
  const said = [
    [descriptionRole.caption, fields.caption],
    [descriptionRole.altText, fields.altText],
    [descriptionRole.extendedDescription, fields.extendedDescription],
  ] as const;
  return [
    ...said.filter(([, text]) => text !== '').map(([role, value]) => plainDescription(role, value)),
    ...(signal.kind === 'new' ? [] : [plainDescription(signalRole[signal.kind], signal.note)]),
  ];
}

function plainDescription(role: string, value: string): DescriptionEntry {
  return { role, contentType: 'text/plain', value };
}

/** The item's embargo, or where it has none the caption's: '' where nobody has to wait. */
export function embargoOf({ embargo, fields }: WireItem, form: (moment: string) => string): string {
  return form(embargo) || form(fields.embargo);
}

/** An urgency of IPTC's scale; undefined for any other. */
export function urgencyOf({ urgency }: Pick<CaptionFields, 'urgency'>): number | undefined {
  return /^[1-9]$/.test(urgency) ? Number(urgency) : undefined;
}

/** The first owner's name. */
export function copyrightHolder({ copyrightOwners: [owner] }: CaptionFields): string {
  return typeof owner?.name === 'string' ? owner.name : '';
}

/** The page on the rights, or, where there is none, the first expression of them for machines: the schema takes one. */
function rightsInfo({ rightsPage, embeddedRights: [rights] }: CaptionFields): Properties | undefined {
  if (isUri(rightsPage)) return { linkedRights: rightsPage };
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const language = text(rights?.language);
  const encodedRights = text(rights?.expression);
  return encodedRights === '' ? undefined : known({ langId: isUri(language) ? language : '', encodedRights });
}

/** How the picture came about, by the address of its term or as it is written. */
export function digitalSourceType({ digitalSourceType: type }: CaptionFields): Properties | undefined {
  if (type === '') return undefined;
  return isUri(type) ? { uri: type } : { literal: type };
}

function alternativeIds({ supplierImageId, imageId, registryEntries }: CaptionFields): Properties[] {
  const said: readonly (readonly [FieldId, unknown])[] = [
    ['supplierImageId', supplierImageId],
    ['imageId', imageId],
    ...registryEntries.map((entry) => ['registryEntries', entry.item] as const),
  ];
  return said
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([id, value]) => ({ role: propertyUri(id), value }));
}

/** The name stays readable in the title, whatever the address had to be made of. */
function rendition({ rendition: name, href, mediaType, width, height, bytes }: WirePicture): Properties {
  return known({
    name,
    href: pictureUri(href),
    title: href,
    contentType: mediaType,
    width: countOf(width),
    height: countOf(height),
    sizeInBytes: countOf(bytes),
  });
}

/** A whole number of pixels or bytes; undefined where it is not known. */
export function countOf(value: number): number | undefined {
  return value > 0 && Number.isFinite(value) ? Math.round(value) : undefined;
}

/** Properties that say something. */
export function known(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** UTF-8 without a byte order mark. A lone surrogate, which JSON would escape and no receiver can keep, becomes U+FFFD. */
export function jsonBytes(properties: Properties): Uint8Array {
  const text = JSON.stringify(
    properties,
    (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
    2,
  );
  return encodeUtf8(`${text}\n`);
}

/** An embargo in words only is none to a machine, and must not go out unseen. */
export function embargoNote(item: WireItem): string[] {
  const said = item.embargo || item.fields.embargo;
  if (said === '' || zonedMoment(said) !== '') return [];
  return [`The embargo “${said}” is not in the document: it is no date and time with a zone.`];
}

function pictureNote({ href }: WirePicture): string[] {
  if (href === '' || pictureUri(href) !== '') return [];
  return [`The address “${href}” is not in the document: it is not one of the web. Its name is.`];
}

/** Fields of which no property says anything, or not the value they have. */
function homelessNote(fields: CaptionFields, ids: readonly FieldId[], read: FieldChanges): string[] {
  const names = ids.filter((id) => read[id] === undefined && fields[id].length > 0).map(deskName);
  if (names.length === 0) return [];
  return [
    `ninjs has no property for ${names.join(', ')} as filled in here: descriptions with roles of their own carry them, which few systems show.`,
  ];
}
