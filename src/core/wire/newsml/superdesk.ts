/**
 * The NewsML-G2 that Superdesk reads whole: its feed parser takes the place and the source from the
 * aliases of one agency's dialect, names renditions by its own scheme, reads the language from
 * contentMeta alone, and one editor's note. Pure; used through formats.ts. It stays schema-valid: the
 * aliases are declared in an inline catalog.
 */
import { type DocumentSetting, type Encoded, editorsNote, type WireItem } from '#core/wire/item.ts';
import { contentMeta } from '#core/wire/newsml/content-meta.ts';
import { contentSet, itemMeta, newsItem, rightsInfo } from '#core/wire/newsml/encode.ts';
import { catalog, newsmlUri } from '#core/wire/newsml/names.ts';
import { textNode, type XmlNode, xml, xmlBytes } from '#core/wire/xml-document.ts';

/** Schemes of the dialect. They have no published vocabulary; the URIs only keep them apart from IPTC's. */
const superdeskSchemes: Readonly<Record<string, string>> = {
  cptType: 'urn:x-superdesk:cptType',
  cRole: 'urn:x-superdesk:cRole',
  rendition: 'urn:x-superdesk:rendition',
};

/** Makes the picture item. Never fails. */
export function encodeNewsmlSuperdesk(item: WireItem, _setting: DocumentSetting): Encoded {
  const note = textNode('edNote', editorsNote(item));
  const root = newsItem(item, [
    xml('catalogRef', { href: catalog }),
    xml(
      'catalog',
      {},
      Object.entries(superdeskSchemes).map(([alias, uri]) => xml('scheme', { alias, uri })),
    ),
    rightsInfo(item),
    itemMeta(item, note),
    contentMeta(item, { administrative: source(item), descriptive: place(item) }),
    contentSet(item, 'rendition'),
  ]);
  return { bytes: xmlBytes(root, newsmlUri), notes: [] };
}

/** Before any other infoSource: the first with the role counts. */
function source({ fields }: WireItem): XmlNode | null {
  return fields.source.trim() === ''
    ? null
    : xml('infoSource', { role: 'cRole:source', literal: fields.source });
}

/** The town, and the country around it. */
function place({ fields: { city, sublocation, state, country } }: WireItem): XmlNode | null {
  const [town] = [city, sublocation, state].filter((name) => name.trim() !== '');
  if (town === undefined) return null;
  return xml(
    'subject',
    { type: 'cptType:5', literal: town },
    xml('name', {}, town),
    country.trim() === '' ? null : xml('broader', { type: 'cpnat:geoArea' }, xml('name', {}, country)),
  );
}
