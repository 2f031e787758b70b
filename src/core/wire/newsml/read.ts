/**
 * Reads NewsML-G2: a newsItem, or a newsMessage with several. Takes what Cutline writes back whole,
 * and of agencies' feeds what the standard's elements say. Used through readers.ts; never throws.
 */
import { decodeText } from '#core/documents/decode.ts';
import { parseXml, type XmlElement } from '#core/metadata/xml.ts';
import type { ReadItem, SignalKind, WirePicture, WireReading } from '#core/wire/item.ts';
import { newsmlUri } from '#core/wire/newsml/names.ts';
import { readFields } from '#core/wire/newsml/read-fields.ts';
import { code, textsOf } from '#core/wire/newsml/tree.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

/** A feed's message is some kilobytes; more than this is no message. */
const mostBytes = 20_000_000;
const mostItems = 5_000;

/** Reads a document of NewsML-G2; null where it is none. */
export function readNewsml(bytes: Uint8Array): WireReading | null {
  if (bytes.length > mostBytes) return null;
  const decoded = decodeText(bytes);
  if ('refusal' in decoded || !decoded.text.includes(newsmlUri)) return null;
  const root = parseXml(decoded.text.trimStart());
  if (!root || root.uri !== newsmlUri) return null;
  const elements = root.name === 'newsMessage' ? all(root, 'itemSet', '*') : [root];
  const pictures = elements.filter(isPicture);
  const others = elements.length - pictures.length;
  return {
    format: 'newsml-g2',
    items: pictures.slice(0, mostItems).map(readItem),
    warnings: [
      ...(root.name === 'packageItem'
        ? ['This is a package: it only names its pictures. Open their own documents.']
        : others > 0
          ? [`${others} of ${elements.length} items are no pictures and were left out.`]
          : []),
      ...(pictures.length > mostItems ? [`Only the first ${mostItems} pictures were read.`] : []),
    ],
  };
}

/** Some feeds leave the class away: a newsItem with pictures in its content is one. */
function isPicture(element: XmlElement): boolean {
  if (element.name !== 'newsItem') return false;
  const itemClass = code(first(element, 'itemMeta', 'itemClass'), 'ninat');
  if (itemClass !== '') return itemClass === 'picture' || itemClass === 'graphic';
  return all(element, 'contentSet', 'remoteContent').some((content) =>
    attribute(content, 'contenttype').startsWith('image/'),
  );
}

function readItem(element: XmlElement): ReadItem {
  const texts = textsOf(element);
  const meta = first(element, 'itemMeta');
  const kind = kindOf(element);
  const notes = all(meta, 'edNote').map(texts.of).filter(Boolean);
  // Cutline writes what a version tells before the instructions; others have one note for both.
  const note = kind === 'new' ? '' : (notes.shift() ?? '');
  const provider = first(meta, 'provider');
  return {
    guid: attribute(element, 'guid'),
    version: versionOf(attribute(element, 'version')),
    fields: {
      ...readFields(element, texts),
      ...(notes.length > 0 ? { instructions: notes.join(' ') } : {}),
    },
    language: attribute(first(element, 'contentMeta', 'language'), 'tag') || attribute(element, 'lang'),
    provider: texts.of(first(provider, 'name')) || attribute(provider, 'literal') || code(provider, 'nprov'),
    createdAt: texts.of(first(meta, 'firstCreated')).trim(),
    at: texts.of(first(meta, 'versionCreated')).trim(),
    pictures: all(element, 'contentSet', 'remoteContent').map(readPicture),
    embargo: texts.of(first(meta, 'embargoed')).trim(),
    signal: { kind, note },
  };
}

/** A version that is not a positive whole number counts as the first. */
function versionOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text.trim()) : 1;
}

function kindOf(element: XmlElement): SignalKind {
  const meta = first(element, 'itemMeta');
  if (['canceled', 'cancelled', 'withheld'].includes(code(first(meta, 'pubStatus'), 'stat'))) return 'kill';
  const signals = all(meta, 'signal').map((signal) => code(signal, 'sig'));
  if (signals.includes('correction')) return 'correction';
  return signals.includes('update') ? 'update' : 'new';
}

function readPicture(element: XmlElement): WirePicture {
  const count = (name: string) => {
    const text = attribute(element, name).trim();
    return /^\d{1,12}$/.test(text) ? Number(text) : 0;
  };
  return {
    rendition:
      renditions[
        attribute(element, 'rendition')
          .replace(/^[^:]*:/, '')
          .toLowerCase()
      ] ?? 'highRes',
    href: attribute(element, 'href'),
    mediaType: attribute(element, 'contenttype'),
    width: count('width'),
    height: count('height'),
    bytes: count('size'),
  };
}

/** IPTC's names, and those of systems; everything else is taken for the picture itself. */
const renditions: Readonly<Record<string, WirePicture['rendition']>> = {
  highres: 'highRes',
  original: 'highRes',
  preview: 'preview',
  web: 'preview',
  viewimage: 'preview',
  baseimage: 'preview',
  thumbnail: 'thumbnail',
  thumb: 'thumbnail',
};
