/**
 * Rewrites an XMP packet so that only the changed fields and the stamp differ: every other
 * property, comment, namespace and form of writing stays as the file had it. Used by the native
 * JPEG writer and for sidecars. Pure; never touches files. Form: ISO 16684-1.
 */
import { DOMParser, type Document, type Node, onErrorStopParsing, XMLSerializer } from '@xmldom/xmldom';
import { type FieldChanges, type FieldValue, sameValue, tidyValue } from '#core/caption/caption.ts';
import { type Field, type FieldId, fields } from '#core/caption/fields.ts';
import { joinBytes } from '#core/metadata/bytes.ts';
import { withoutFraction } from '#core/metadata/dates.ts';
import { tidyText } from '#core/metadata/iim.ts';
import { xmpFields } from '#core/metadata/sources.ts';
import type { LanguageMend } from '#core/metadata/write/languages.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';
import {
  append,
  elementsIn,
  type Hosts,
  isElement,
  isNamed,
  onlyPlaceOf,
  rdf,
  setRdf,
} from '#core/metadata/write/xmp-dom.ts';
import { mendLanguage, writeProperty } from '#core/metadata/write/xmp-properties.ts';
import { parseXml } from '#core/metadata/xml.ts';
import { packetText, parseXmp, type XmpProperties } from '#core/metadata/xmp.ts';
import { partsOf } from '#core/metadata/xmp-names.ts';

/** When a packet is written, as an XMP date with its zone, and by which program. */
export interface WriteStamp {
  readonly at: string;
  /** Named as the toolkit of packets that are new; a packet's own toolkit stays. */
  readonly tool: string;
}

const header = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>';
const trailer = '<?xpacket end="w"?>';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const skeleton =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  '<rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>';

// Room for later edits in place, as much as Adobe's toolkit leaves.
const roomForEdits = 2048;
// What one JPEG segment holds beside its name.
const largestPacket = 65_502;

const registry: readonly (Field & { readonly id: FieldId })[] = fields;

/**
 * A packet with these fields changed; '' and [] remove a field. Without changes only the stamp
 * differs. The packet keeps its length where its padding allows. A field that the packet already
 * has with this value keeps its form.
 * @param mends languages to be mended beside the fields, each where its old text stands
 * @param packet the file's packet in UTF-8 or UTF-16, null to make a new one
 * @returns UTF-8; null for a packet that is not well-formed or holds no RDF
 */
export function rewriteXmp(
  packet: Uint8Array | null,
  changes: FieldChanges,
  stamp: WriteStamp,
  mends: readonly LanguageMend[] = [],
): Uint8Array | null {
  if (!packet) return newPacket(changes, stamp, roomForEdits);
  const source = packetText(packet);
  const properties = parseXml(source) && parseXmp(packet);
  if (!properties) return null;
  const document = documentFrom(source);
  const hosts = document && hostsIn(document);
  if (!hosts) return null;
  writeFields(hosts, changes, properties);
  for (const mend of mends) {
    const home = registry.find(({ id }) => id === mend.field)?.xmp;
    if (home?.form === 'languages') mendLanguage(hosts, home.name, mend);
  }
  writeStamp(hosts, stamp);
  return assembled(document, packet);
}

/** A sidecar for a photo that has none: all filled fields, no padding. */
export function newSidecar(filled: FieldChanges, stamp: WriteStamp): Uint8Array {
  return newPacket(filled, stamp, 0);
}

function newPacket(changes: FieldChanges, stamp: WriteStamp, room: number): Uint8Array {
  const document = documentFrom(skeleton);
  const hosts = document && hostsIn(document);
  if (!hosts) throw new Error('The skeleton of a packet is sound XML');
  document?.documentElement?.setAttributeNS('adobe:ns:meta/', 'x:xmptk', stamp.tool);
  writeFields(hosts, changes, new Map());
  writeStamp(hosts, stamp);
  const body = encodeUtf8(`${header}\n${serialised(document)}\n`);
  return joinBytes([body, encodeUtf8(padding(room)), encodeUtf8(trailer)]);
}

function documentFrom(source: string): Document | null {
  const parser = new DOMParser({
    locator: false,
    // Warnings are about what saxes has passed as well-formed, such as a replacement character.
    onError: onErrorStopParsing,
    // XML 1.0's rule; xmldom's own follows XML 1.1 and would turn U+2028 in captions into line ends.
    normalizeLineEndings: (text) => text.replace(/\r\n?/g, '\n'),
  });
  try {
    return parser.parseFromString(source, 'application/xml');
  } catch {
    // The stricter of the two parsers refused it: such a packet is left to other writers.
    return null;
  }
}

/** The Descriptions of the packet's RDF, a new one where it has none; null without RDF. */
function hostsIn(document: Document): Hosts | null {
  const root = document.documentElement;
  if (!root) return null;
  const frame = [root, ...elementsIn(root)].find((element) => isNamed(element, rdf('RDF')));
  if (!frame) return null;
  const [first, ...others] = elementsIn(frame);
  if (first) return [first, ...others];
  const made = append(frame, rdf('Description'));
  setRdf(made, 'about', '');
  return [made];
}

function writeFields(hosts: Hosts, changes: FieldChanges, properties: XmpProperties): void {
  const before = xmpFields(properties);
  for (const field of registry) {
    const given: FieldValue | undefined = changes[field.id];
    if (given === undefined || !field.xmp) continue;
    const wanted = tidied(given);
    const value = before.get(field.id)?.value ?? (typeof wanted === 'string' ? '' : []);
    if (isSaid(field.kind, value, wanted) && (wanted.length > 0 || !properties.has(field.xmp.name))) continue;
    writeProperty(hosts, { ...field, xmp: field.xmp }, wanted);
  }
}

/** Whether a value stands there already; a fraction of a second that the desk does not know stays. */
function isSaid(kind: Field['kind'], value: FieldValue, wanted: FieldValue): boolean {
  if (sameValue(value, wanted)) return true;
  return kind === 'date' && typeof value === 'string' && value !== '' && withoutFraction(value) === wanted;
}

/** As the reader gives values back: without blank ends, entries and members. */
function tidied(value: FieldValue): FieldValue {
  return typeof value === 'string' ? tidyText(value) : tidyValue(value);
}

/** xmp:ModifyDate is the file's own date: set where the file says one, never invented. */
function writeStamp(hosts: Hosts, { at }: WriteStamp): void {
  const date = (name: string) => ({ xmp: { name, form: 'text' as const }, kind: 'date' });
  writeProperty(hosts, date('xmp:MetadataDate'), at);
  if (onlyPlaceOf(hosts, partsOf('xmp:ModifyDate'))) writeProperty(hosts, date('xmp:ModifyDate'), at);
}

/** The packet's text: wrapper, comments and RDF in their order, padded to the old length. */
function assembled(document: Document, packet: Uint8Array): Uint8Array {
  const nodes = [...document.childNodes].filter((node) => node.nodeType !== 3);
  const end = nodes.findIndex((node) => node.nodeName === 'xpacket' && /^end=/.test(node.nodeValue ?? ''));
  const body = (end === -1 ? nodes : nodes.slice(0, end)).map((node) => outermost(node, document));
  const head = encodeUtf8(`${body.join('\n')}\n`);
  if (end === -1) return head;
  const closing = encodeUtf8(
    nodes
      .slice(end)
      .map((node) => outermost(node, document))
      .join('\n'),
  );
  const spare = packet.length - head.length - closing.length;
  const writable = /^end=["']w/.test(nodes[end]?.nodeValue ?? '');
  const room = spare >= 0 ? spare : Math.min(roomForEdits, largestPacket - head.length - closing.length);
  return joinBytes([head, encodeUtf8(writable ? padding(room) : ''), closing]);
}

function outermost(node: Node, document: Document): string {
  if (isElement(node)) return serialised(document);
  if (node.nodeName === 'xml') return declaration;
  // The header names UTF-8 by its byte order mark; headers of other encodings carry more.
  if (node.nodeName === 'xpacket' && !/^end=/.test(node.nodeValue ?? '')) {
    return /^begin=["']\ufeff?["'] id=["'][\w]+["']$/.test(node.nodeValue ?? '')
      ? `<?xpacket ${node.nodeValue}?>`
      : header;
  }
  return new XMLSerializer().serializeToString(node);
}

/** The root element as XML. */
function serialised(document: Document): string {
  const root = document.documentElement;
  if (!root) throw new Error('A packet has a root element');
  const plain = new XMLSerializer().serializeToString(root);
  if (!plain.includes('\r')) return plain;
  // Subtle: the serialiser writes a carriage return as it is, which every reader would turn into a
  // line feed. Text nodes get a stand-in for it that the packet does not contain.
  const standIn = String.fromCodePoint(freeCharacter(plain));
  replaceReturns(root, standIn);
  const marked = new XMLSerializer().serializeToString(root);
  replaceReturns(root, '\r', standIn);
  return marked.replaceAll(standIn, '&#xD;');
}

function replaceReturns(node: Node, by: string, from = '\r'): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3) child.nodeValue = (child.nodeValue ?? '').replaceAll(from, by);
    else if (isElement(child)) replaceReturns(child, by, from);
  }
}

/** A code point of the private use area that a text does not use. */
function freeCharacter(text: string): number {
  let code = 0xe000;
  while (text.includes(String.fromCodePoint(code))) code++;
  return code;
}

/** White space of so many bytes, in lines as the standard advises. */
function padding(bytes: number): string {
  const line = `${' '.repeat(99)}\n`;
  return bytes <= 0 ? '' : line.repeat(Math.ceil(bytes / 100)).slice(-bytes);
}
