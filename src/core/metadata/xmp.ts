/**
 * Reads an XMP packet (ISO 16684-1) into a flat map of its properties, keyed by the standard
 * prefixes whatever prefixes the file uses. Element form, attribute form, alternatives by
 * language, lists and structures. Never throws; a packet that is not well-formed reads as null.
 */
import { u16 } from '#core/metadata/bytes.ts';
import { readUndeclared, readUtf16 } from '#core/metadata/charset.ts';
import { parseXml, withoutControls, type XmlElement } from '#core/metadata/xml.ts';
import { rdfUri, standardName, xmlUri } from '#core/metadata/xmp-names.ts';

/** A property's value. */
export type XmpValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly values: readonly XmpValue[] }
  /** One text per language, 'x-default' for the default. */
  | { readonly kind: 'languages'; readonly texts: readonly LanguageText[] }
  | { readonly kind: 'structure'; readonly properties: XmpProperties };

/** Values by standard name: 'dc:description'. Names of unknown namespaces are URI plus local name. */
export type XmpProperties = ReadonlyMap<string, XmpValue>;

/** Reads one packet; null when it is not well-formed XML or holds no RDF. */
export function parseXmp(packet: Uint8Array): XmpProperties | null {
  const text = packetText(packet);
  const root = parseXml(text) ?? parseXml(withoutControls(text));
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

/** A text in one language; 'x-default' for the default. */
export interface LanguageText {
  readonly language: string;
  readonly text: string;
}

/** The texts of a property in each language that has one. */
export function xmpLanguages(properties: XmpProperties, name: string): readonly LanguageText[] {
  const value = properties.get(name);
  return value?.kind === 'languages' ? value.texts : [];
}

/** A value as one text: its own, the default language's, or its terms joined; '' for a structure. */
export function textOf(value: XmpValue): string {
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

/** A packet's XML without what lies outside its outermost tags: padding with spaces or NULs, byte order marks. */
export function packetText(packet: Uint8Array): string {
  const text = decoded(packet);
  return text.slice(Math.max(0, text.indexOf('<')), text.lastIndexOf('>') + 1);
}

function decoded(packet: Uint8Array): string {
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
    // `rdf:value` is the one RDF attribute that holds a value; the others are RDF's own grammar.
    const grammar = uri === rdfUri ? name !== 'value' : uri === xmlUri || uri === '';
    if (!grammar) into.set(standardName(uri, name), { kind: 'text', text: value });
  }
  for (const child of description.children) {
    into.set(standardName(child.uri, child.name), xmpValueOf(child));
  }
}

/** The value of a property element, whichever form it has. */
export function xmpValueOf(property: XmlElement): XmpValue {
  const inner = property.children[0];
  if (inner?.uri === rdfUri) {
    if (inner.name === 'Alt') return alternativesOf(inner);
    if (inner.name === 'Bag' || inner.name === 'Seq') return listOf(inner);
    if (inner.name === 'Description') return structureOf(inner);
  }
  const rdf = (name: string) => property.attributes.find((a) => a.uri === rdfUri && a.name === name)?.value;
  if (inner || rdf('parseType') === 'Resource') return structureOf(property);
  const resource = rdf('resource');
  if (resource !== undefined) return { kind: 'text', text: resource };
  const shorthand = property.attributes.some(
    ({ uri, name }) => uri !== '' && uri !== xmlUri && (uri !== rdfUri || name === 'value'),
  );
  return shorthand ? structureOf(property) : { kind: 'text', text: property.text };
}

function listOf(array: XmlElement): XmpValue {
  return { kind: 'list', values: array.children.map(xmpValueOf) };
}

/** Alternatives by language; those of another kind, such as thumbnails by size, are a list. */
function alternativesOf(array: XmlElement): XmpValue {
  const choices = array.children.map((choice) => ({
    language: choice.attributes.find((a) => a.uri === xmlUri && a.name === 'lang')?.value,
    value: xmpValueOf(choice),
  }));
  if (choices.some(({ language, value }) => language === undefined && value.kind !== 'text')) {
    return listOf(array);
  }
  const texts = choices.map(({ language, value }) => ({
    language: language ?? 'x-default',
    text: textOf(value),
  }));
  return { kind: 'languages', texts };
}

function structureOf(element: XmlElement): XmpValue {
  const properties = new Map<string, XmpValue>();
  addProperties(element, properties);
  return { kind: 'structure', properties };
}
