/**
 * Reads an XMP packet (ISO 16684-1) into a flat map of its properties, keyed by the standard
 * prefixes whatever prefixes the file uses. Element form, attribute form, alternatives by
 * language, lists and structures. Never throws; a packet that is not well-formed reads as null.
 */
import { u16 } from '#core/metadata/bytes.ts';
import { readUndeclared, readUtf16 } from '#core/metadata/charset.ts';
import { parseXml, type XmlElement } from '#core/metadata/xml.ts';

/** A property's value. */
export type XmpValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly values: readonly XmpValue[] }
  /** One text per language, 'x-default' for the default. */
  | {
      readonly kind: 'languages';
      readonly texts: readonly { readonly language: string; readonly text: string }[];
    }
  | { readonly kind: 'structure'; readonly properties: XmpProperties };

/** Values by standard name: 'dc:description'. Names of unknown namespaces are URI plus local name. */
export type XmpProperties = ReadonlyMap<string, XmpValue>;

const rdfUri = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const prefixes: ReadonlyMap<string, string> = new Map([
  [rdfUri, 'rdf'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/xap/1.0/rights/', 'xmpRights'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://cipa.jp/exif/1.0/', 'exifEX'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/', 'Iptc4xmpCore'],
  ['http://iptc.org/std/Iptc4xmpExt/2008-02-29/', 'Iptc4xmpExt'],
  ['http://ns.useplus.org/ldf/xmp/1.0/', 'plus'],
  ['http://ns.adobe.com/xmp/note/', 'xmpNote'],
]);

/** Reads one packet; null when it is not well-formed XML or holds no RDF. */
export function parseXmp(packet: Uint8Array): XmpProperties | null {
  const text = packetText(packet);
  // The packet wrapper is padded with spaces, sometimes NULs; both lie outside the outermost tags.
  const root = parseXml(text.slice(Math.max(0, text.indexOf('<')), text.lastIndexOf('>') + 1));
  const rdf = root && findRdf(root);
  if (!rdf) return null;
  const properties = new Map<string, XmpValue>();
  for (const description of rdf.children) addProperties(description, properties);
  return properties;
}

/** The text of a property: its own, the default language's, or its terms joined; '' when absent. */
export function xmpText(properties: XmpProperties, name: string): string {
  const value = properties.get(name);
  return value ? textOf(value) : '';
}

/** A property's terms, as a list. */
export function xmpTerms(properties: XmpProperties, name: string): string[] {
  const value = properties.get(name);
  if (!value) return [];
  const values = value.kind === 'list' ? value.values.map(textOf) : [textOf(value)];
  return values.filter((text) => text.trim() !== '');
}

/** The texts of a property in each language that has one. */
export function xmpLanguages(properties: XmpProperties, name: string) {
  const value = properties.get(name);
  return value?.kind === 'languages' ? value.texts : [];
}

function textOf(value: XmpValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'list':
      // "; " is how EXIF joins several creators, so a writer can take them apart again.
      return value.values.map(textOf).filter(Boolean).join('; ');
    case 'languages':
      return (value.texts.find(({ language }) => language === 'x-default') ?? value.texts[0])?.text ?? '';
    case 'structure': {
      const inner = value.properties.get('rdf:value');
      return inner ? textOf(inner) : '';
    }
  }
}

function packetText(packet: Uint8Array): string {
  const start = u16(packet, 0);
  if (start === 0xfeff || start === 0x003c) return readUtf16(packet, 'big');
  if (start === 0xfffe || start === 0x3c00) return readUtf16(packet, 'little');
  return readUndeclared(packet);
}

function findRdf(root: XmlElement): XmlElement | null {
  if (root.uri === rdfUri && root.name === 'RDF') return root;
  return root.children.find(({ uri, name }) => uri === rdfUri && name === 'RDF') ?? null;
}

function addProperties(description: XmlElement, into: Map<string, XmpValue>): void {
  for (const { uri, name, value } of description.attributes) {
    if (prefixes.get(uri) !== 'rdf' && prefixes.get(uri) !== 'xml' && uri !== '') {
      into.set(keyOf(uri, name), { kind: 'text', text: value });
    }
  }
  for (const child of description.children) into.set(keyOf(child.uri, child.name), propertyValue(child));
}

function keyOf(uri: string, name: string): string {
  const prefix = prefixes.get(uri);
  return prefix ? `${prefix}:${name}` : `${uri}${name}`;
}

function propertyValue(property: XmlElement): XmpValue {
  const inner = property.children[0];
  if (inner?.uri === rdfUri) {
    if (inner.name === 'Alt') return languagesOf(inner);
    if (inner.name === 'Bag' || inner.name === 'Seq') {
      return { kind: 'list', values: inner.children.map(propertyValue) };
    }
    if (inner.name === 'Description') return structureOf(inner);
  }
  const rdf = (name: string) => property.attributes.find((a) => a.uri === rdfUri && a.name === name)?.value;
  if (inner || rdf('parseType') === 'Resource') return structureOf(property);
  const resource = rdf('resource');
  if (resource !== undefined) return { kind: 'text', text: resource };
  const shorthand = property.attributes.some(
    ({ uri }) => uri !== '' && prefixes.get(uri) !== 'xml' && uri !== rdfUri,
  );
  return shorthand ? structureOf(property) : { kind: 'text', text: property.text };
}

function languagesOf(alternatives: XmlElement): XmpValue {
  const texts = alternatives.children.map((choice) => ({
    language:
      choice.attributes.find((a) => prefixes.get(a.uri) === 'xml' && a.name === 'lang')?.value ?? 'x-default',
    text: textOf(propertyValue(choice)),
  }));
  return { kind: 'languages', texts };
}

function structureOf(element: XmlElement): XmpValue {
  const properties = new Map<string, XmpValue>();
  addProperties(element, properties);
  return { kind: 'structure', properties };
}

/**
 * A position as XMP writes EXIF's ("52,31.2N" or "52,31,12N"): degrees, south and west negative.
 * @returns null when missing, malformed or out of range
 */
export function xmpDegrees(text: string): number | null {
  const found = /^(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])$/.exec(
    text.trim(),
  );
  if (!found) return null;
  const [, whole, minutes, seconds, side] = found;
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
  if (value > (side === 'N' || side === 'S' ? 90 : 180)) return null;
  return (Math.round(value * 1e7) / 1e7) * (side === 'S' || side === 'W' ? -1 : 1);
}
