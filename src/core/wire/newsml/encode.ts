/**
 * A wire item as a NewsML-G2 2.35 picture item, power conformance, by IPTC's catalog and NewsCodes.
 * Pure; used through formats.ts. A kill is the same item, one version on, canceled.
 */
import { hrefOf } from '#core/wire/href.ts';
import {
  type DocumentSetting,
  type Encoded,
  guidOf,
  type SignalKind,
  type WireItem,
} from '#core/wire/item.ts';
import { isSchemaMoment, wholeSeconds } from '#core/wire/moments.ts';
import { contentMeta } from '#core/wire/newsml/content-meta.ts';
import { catalog, newsmlUri, standardVersion } from '#core/wire/newsml/names.ts';
import { textNode, type XmlChild, type XmlNode, xml, xmlBytes } from '#core/wire/xml-document.ts';

/** What a version tells machines about the one before it. */
const signalCodes: Readonly<Record<Exclude<SignalKind, 'new' | 'kill'>, string>> = {
  update: 'sig:update',
  correction: 'sig:correction',
};

/** Makes the picture item. Never fails. */
export function encodeNewsmlG2(item: WireItem, _setting: DocumentSetting): Encoded {
  const root = newsItem(item, [
    xml('catalogRef', { href: catalog }),
    rightsInfo(item),
    itemMeta(item, editorsNotes(item)),
    contentMeta(item),
    contentSet(item, 'rnd'),
  ]);
  return { bytes: xmlBytes(root, newsmlUri), notes: [] };
}

/** The item's frame. */
export function newsItem(item: WireItem, children: XmlChild[]): XmlNode {
  return xml('newsItem', frame(item), ...children);
}

/** What every item of NewsML-G2 says of itself, a picture as well as a package. */
export function frame(item: Pick<WireItem, 'id' | 'version' | 'language'>): Readonly<Record<string, string>> {
  return {
    standard: 'NewsML-G2',
    standardversion: standardVersion,
    conformance: 'power',
    guid: guidOf(item.id),
    version: String(item.version),
    'xml:lang': item.language,
  };
}

/** What a version tells, and the instructions: a note each, so that a reader can keep them apart. */
function editorsNotes({ signal, fields }: WireItem): (XmlNode | null)[] {
  return [textNode('edNote', signal.note), textNode('edNote', fields.instructions)];
}

/** Who owns the picture, and what may be done with it; null where nothing is known. */
export function rightsInfo({ fields }: WireItem): XmlNode | null {
  const [owner] = fields.copyrightOwners;
  const holder = typeof owner?.name === 'string' ? textNode('name', owner.name) : null;
  const notice = textNode('copyrightNotice', fields.copyright);
  const terms = textNode('usageTerms', fields.usageTerms);
  if (!holder && !notice && !terms) return null;
  return xml('rightsInfo', {}, holder ? xml('copyrightHolder', {}, holder) : null, notice, terms);
}

/**
 * What is said about the item itself, in the schema's order.
 * @param notes for editors
 */
export function itemMeta(item: WireItem, notes: XmlChild): XmlNode {
  const { fields, signal, provider, fileName } = item;
  return xml(
    'itemMeta',
    {},
    xml('itemClass', { qcode: 'ninat:picture' }),
    xml('provider', {}, xml('name', {}, provider)),
    xml('versionCreated', {}, wholeSeconds(item.at)),
    xml('firstCreated', {}, wholeSeconds(item.createdAt)),
    isSchemaMoment(item.embargo) ? xml('embargoed', {}, wholeSeconds(item.embargo)) : null,
    xml('pubStatus', { qcode: signal.kind === 'kill' ? 'stat:canceled' : 'stat:usable' }),
    textNode('fileName', fileName),
    xml('generator', {}, 'Cutline'),
    textNode('title', fields.title),
    notes,
    signal.kind === 'update' || signal.kind === 'correction'
      ? xml('signal', { qcode: signalCodes[signal.kind] })
      : null,
    isSchemaMoment(fields.expires) ? xml('expires', {}, wholeSeconds(fields.expires)) : null,
  );
}

/** The picture's files. Some receivers refuse an item without a content set, so there always is one. */
export function contentSet({ pictures }: WireItem, scheme: 'rnd' | 'rendition'): XmlNode {
  const known = (value: number) => (value > 0 ? String(Math.round(value)) : '');
  return xml(
    'contentSet',
    {},
    pictures.map(({ rendition, href, mediaType, width, height, bytes }) =>
      xml('remoteContent', {
        rendition: `${scheme}:${scheme === 'rnd' ? rendition : superdeskNames[rendition]}`,
        href: hrefOf(href),
        contenttype: mediaType,
        width: known(width),
        height: known(height),
        size: known(bytes),
      }),
    ),
  );
}

const superdeskNames = { highRes: 'original', preview: 'viewImage', thumbnail: 'thumbnail' } as const;
