/**
 * A wire item as a NITF 3.6 document with the picture as media, in the standard's namespace or, for
 * receivers that refuse one, without. Pure; used through formats.ts. A kill is the same document, one
 * version on, canceled; a correction says so in an element of its own.
 */
import type { DocumentSetting, Encoded, WireItem } from '#core/wire/item.ts';
import { body } from '#core/wire/nitf/body.ts';
import { extension } from '#core/wire/nitf/extensions.ts';
import { embargoOf, head } from '#core/wire/nitf/head.ts';
import { nitfUri, nitfVersion } from '#core/wire/nitf/names.ts';
import { readDocument } from '#core/wire/nitf/read.ts';
import { normOf } from '#core/wire/nitf/times.ts';
import { treeOf } from '#core/wire/nitf/tree.ts';
import { unsaid } from '#core/wire/unsaid.ts';
import { type XmlNode, xml, xmlBytes } from '#core/wire/xml-document.ts';

/** Makes the document. Never fails. */
export function encodeNitf(item: WireItem, _setting: DocumentSetting): Encoded {
  return encoded(item, nitfUri);
}

/** Makes the same document without namespace: Superdesk, among others, refuses it with one. Never fails. */
export function encodeNitfPlain(item: WireItem, _setting: DocumentSetting): Encoded {
  return encoded(item, '');
}

function encoded(item: WireItem, namespace: string): Encoded {
  const [read] = readDocument(treeOf(documentOf(item, []))).items;
  const extensions = unsaid(item.fields, read?.fields ?? {}).flatMap((id) => extension(id, item.fields[id]));
  return { bytes: xmlBytes(documentOf(item, extensions), namespace), notes: notesOf(item) };
}

function documentOf(item: WireItem, extensions: readonly XmlNode[]): XmlNode {
  return xml('nitf', { version: nitfVersion, baselang: item.language }, head(item), body(item, extensions));
}

/** An embargo in words only is none to a machine, and must not go out unseen. */
function notesOf(item: WireItem): string[] {
  const embargo = embargoOf(item);
  if (embargo.trim() === '' || normOf(embargo) !== '') return [];
  return [`The time of the embargo “${embargo}” is not in the document: it is no date and time with a zone.`];
}
