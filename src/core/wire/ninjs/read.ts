/**
 * Reads ninjs: documents of 1.x, 2.x and 3.x, Superdesk's dialect, and lists of them as feeds send
 * them. A story comes with its pictures as associations; those are what is read. Takes what Cutline
 * writes back whole. Used through readers.ts; never throws.
 */
import { decodeText } from '#core/documents/decode.ts';
import type { ReadItem, WirePicture, WireReading } from '#core/wire/item.ts';
import { referenceOf } from '#core/wire/ninjs/addresses.ts';
import { sameRole } from '#core/wire/ninjs/descriptions.ts';
import { readExtensions } from '#core/wire/ninjs/extensions.ts';
import { newsTypes, partyRole } from '#core/wire/ninjs/names.ts';
import { namedPartsIn, type Part, partOf, partsIn, textOf } from '#core/wire/ninjs/parts.ts';
import { filled, readProperties } from '#core/wire/ninjs/read-fields.ts';
import { readSignal } from '#core/wire/ninjs/signal.ts';

/** A feed's message is some kilobytes; more than this is no message. */
const mostBytes = 20_000_000;
const mostItems = 5_000;
/** Pictures of a story of a package: more levels than this are no news. */
const deepest = 5;

/** Reads a document of ninjs; null where it is none. */
export function readNinjs(bytes: Uint8Array): WireReading | null {
  if (bytes.length > mostBytes) return null;
  const decoded = decodeText(bytes);
  if ('refusal' in decoded || !/^\s*[[{]/.test(decoded.text)) return null;
  const documents = documentsIn(parsed(decoded.text));
  if (documents.length === 0) return null;
  const found: Found = { pictures: [], named: 0, others: 0 };
  for (const each of documents) collect(each, found, 0);
  const { pictures, named, others } = found;
  const whole = pictures.length + named + others;
  return {
    format: 'ninjs',
    items: pictures.slice(0, mostItems),
    warnings: [
      ...(others > 0 ? [`${others} of ${whole} items are no pictures and were left out.`] : []),
      ...(named > 0
        ? [`${named} of ${whole} items are pictures that are only named here: open their own documents.`]
        : []),
      ...(pictures.length > mostItems ? [`Only the first ${mostItems} pictures were read.`] : []),
    ],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The documents of a file: one alone, a list, or the answer of a feed, which wraps a list. */
function documentsIn(value: unknown): Part[] {
  const root = partOf(value);
  if (root && isNinjs(root)) return [root];
  const list = Array.isArray(value) ? value : root ? wrapped(root) : [];
  return list
    .map((each: unknown) => {
      const part = partOf(each);
      return partOf(part?.get('item')) ?? part;
    })
    .filter((each): each is Part => each !== null && isNinjs(each));
}

function wrapped(root: Part): readonly unknown[] {
  for (const holder of [root, partOf(root.get('data'))]) {
    for (const name of ['items', '_items']) {
      const list = holder?.get(name);
      if (Array.isArray(list)) return list;
    }
  }
  return [];
}

/** What a news object has and other JSON with an address has not. */
const marks = [
  'pubstatus',
  'versioncreated',
  'firstcreated',
  'headline',
  'headlines',
  'description_text',
  'descriptions',
  'renditions',
  'associations',
];

function isNinjs(part: Part): boolean {
  if (textOf(part, 'uri', 'guid') === '' || part.has('@context')) return false;
  const type: string = textOf(part, 'type');
  return newsTypes.some((each) => each === type) || marks.some((mark) => part.has(mark));
}

/** What was found in a document. */
interface Found {
  readonly pictures: ReadItem[];
  /** How many pictures a story only names. */
  named: number;
  others: number;
}

/** Goes through an item and the items it is associated with. */
function collect(item: Part, found: Found, depth: number): void {
  const picture = isPicture(item) ? readItem(item) : null;
  if (!picture) found.others += 1;
  else if (depth > 0 && Object.keys(picture.fields).length === 0 && picture.pictures.length === 0)
    found.named += 1;
  else found.pictures.push(picture);
  if (depth >= deepest) return;
  for (const { part } of namedPartsIn(item, 'associations')) {
    if (found.pictures.length > mostItems) return;
    collect(part, found, depth + 1);
  }
}

/** Some feeds leave the type away: an item with renditions that are pictures is one. */
function isPicture(item: Part): boolean {
  const type = textOf(item, 'type').toLowerCase();
  if (type !== '') return type === 'picture' || type === 'graphic';
  return readPictures(item).some(({ mediaType }) => mediaType.startsWith('image/'));
}

function readItem(item: Part): ReadItem {
  const parties = partsIn(item, 'infosources', 'infosource');
  const provider = parties.find((party) => sameRole(textOf(party, 'role', 'rel'), partyRole.provider));
  const properties = readProperties(item);
  return {
    guid: textOf(item, 'guid', 'uri'),
    version: versionOf(textOf(item, 'version')),
    fields: filled({ ...properties, ...readExtensions(item) }),
    language: textOf(item, 'language'),
    provider: textOf(provider ?? null, 'name') || textOf(item, 'provider') || (properties.source ?? ''),
    createdAt: textOf(item, 'firstcreated').trim(),
    at: textOf(item, 'versioncreated').trim(),
    pictures: readPictures(item),
    embargo: textOf(item, 'embargoeduntil', 'embargoed').trim(),
    signal: readSignal(item).signal,
  };
}

/** A version that is not a positive whole number counts as the first. */
function versionOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text.trim()) : 1;
}

function readPictures(item: Part): WirePicture[] {
  return namedPartsIn(item, 'renditions').map(({ name, part }) => {
    const count = (property: string) => {
      const text = textOf(part, property).trim();
      return /^\d{1,12}$/.test(text) ? Number(text) : 0;
    };
    return {
      rendition: renditions.get(name.toLowerCase().replace(/[^a-z]/g, '')) ?? 'highRes',
      href: referenceOf(textOf(part, 'href') || textOf(part, 'title')),
      mediaType: textOf(part, 'contenttype', 'mimetype'),
      width: count('width'),
      height: count('height'),
      bytes: count('sizeinbytes'),
    };
  });
}

/** IPTC's names, and those of systems; everything else is taken for the picture itself. */
const renditions: ReadonlyMap<string, WirePicture['rendition']> = new Map([
  ['preview', 'preview'],
  ['web', 'preview'],
  ['viewimage', 'preview'],
  ['baseimage', 'preview'],
  ['small', 'preview'],
  ['thumbnail', 'thumbnail'],
  ['thumb', 'thumbnail'],
]);
