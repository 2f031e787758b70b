/**
 * The grammar of RDF in a packet's document tree: finding a property in any of its forms, removing
 * doubles, naming new elements with the prefixes a file has, wrapping values in arrays. Used only by
 * the XMP writer; knows nothing of caption fields.
 */
import type { Attr, Document, Element, Node } from '@xmldom/xmldom';
import { type XmlElement, xmlText } from '#core/metadata/xml.ts';
import { rdfUri, xmlUri } from '#core/metadata/xmp-names.ts';

/** A name in a namespace, with the prefix to use where the file has none for it. */
export interface Name {
  readonly prefix: string;
  readonly uri: string;
  readonly local: string;
}

/** Elements whose attributes and children are properties: a packet's Descriptions, or one structure. */
export type Hosts = readonly [Element, ...Element[]];

const xmlnsUri = 'http://www.w3.org/2000/xmlns/';

/** A name of RDF's own grammar. */
export function rdf(local: string): Name {
  return { prefix: 'rdf', uri: rdfUri, local };
}

/** The elements directly inside. */
export function elementsIn(parent: Node): Element[] {
  return [...parent.childNodes].filter(isElement);
}

/** Whether a node is an element. */
export function isElement(node: Node | null): node is Element {
  return node?.nodeType === 1;
}

/** Whether an element has this name, whatever its prefix. */
export function isNamed(element: Element, { uri, local }: Name): boolean {
  return element.namespaceURI === uri && element.localName === local;
}

/**
 * The place of a property, as an attribute or an element; null when it is missing. Where it stands
 * several times, the one that the reader takes, the last, stays and the others are removed.
 */
export function onlyPlaceOf(hosts: Hosts, name: Name): Attr | Element | null {
  const found = hosts.flatMap((host): (Attr | Element)[] => {
    const attribute = host.getAttributeNodeNS(name.uri, name.local);
    const elements = elementsIn(host).filter((element) => isNamed(element, name));
    return attribute ? [attribute, ...elements] : elements;
  });
  const last = found.pop() ?? null;
  for (const double of found) removePlace(double);
  return last;
}

/** Removes a property, an element together with the white space that led to it. */
export function removePlace(place: Attr | Element): void {
  if (!isElement(place)) {
    place.ownerElement?.removeAttributeNode(place);
    return;
  }
  const before = place.previousSibling;
  if (isBlank(before)) before.parentNode?.removeChild(before);
  place.parentNode?.removeChild(place);
}

function isBlank(node: Node | null): node is Node {
  return node?.nodeType === 3 && (node.nodeValue ?? '').trim() === '';
}

/** The property's element: its own, or a new one in the first host, in the attribute's stead. */
export function elementFor(place: Attr | Element | null, hosts: Hosts, name: Name): Element {
  if (isElement(place)) return place;
  const host = place?.ownerElement ?? hosts[0];
  if (place) removePlace(place);
  return append(host, name);
}

/** Appends a new element. */
export function append(parent: Element, name: Name): Element {
  const element = documentOf(parent).createElementNS(name.uri, qualified(parent, name));
  parent.appendChild(element);
  return element;
}

/** Sets an attribute of RDF's grammar, such as parseType. */
export function setRdf(element: Element, local: string, value: string): void {
  element.setAttributeNS(rdfUri, qualified(element, rdf(local)), value);
}

/** Sets the language of an array's entry. */
export function setLanguage(element: Element, language: string): void {
  element.setAttributeNS(xmlUri, 'xml:lang', language);
}

/** Empties an element and takes its property attributes and RDF grammar away. */
export function clear(element: Element): void {
  while (element.firstChild) element.removeChild(element.firstChild);
  for (const attribute of [...element.attributes]) {
    if (attribute.namespaceURI !== xmlnsUri && attribute.namespaceURI !== xmlUri) {
      element.removeAttributeNode(attribute);
    }
  }
}

/** Gives an element a text, in the form that its value has: plain, a resource, or `rdf:value`. */
export function setText(element: Element, text: string): void {
  const resource = element.getAttributeNodeNS(rdfUri, 'resource');
  if (resource && elementsIn(element).length === 0) {
    resource.value = xmlText(text);
    return;
  }
  const host = elementsIn(element).find((child) => isNamed(child, rdf('Description'))) ?? element;
  const inner = elementsIn(host).find((child) => isNamed(child, rdf('value')));
  const short = host.getAttributeNodeNS(rdfUri, 'value');
  if (inner) setText(inner, text);
  else if (short) short.value = xmlText(text);
  else {
    clear(element);
    element.appendChild(documentOf(element).createTextNode(xmlText(text)));
  }
}

/** The array inside a property: Bag, Seq or Alt; null for a property that holds none. */
export function arrayIn(element: Element): Element | null {
  const [inner] = elementsIn(element);
  return inner && ['Bag', 'Seq', 'Alt'].some((kind) => isNamed(inner, rdf(kind))) ? inner : null;
}

/** The property's array, made anew, the property's old value gone, where it has none. */
export function arrayFor(element: Element, kind: 'Bag' | 'Seq' | 'Alt'): Element {
  const array = arrayIn(element);
  if (array) return array;
  clear(element);
  element.removeAttributeNS(xmlUri, 'lang');
  return append(element, rdf(kind));
}

/** Puts these entries, old and new, into an array, spaced as its old entries were. */
export function setEntries(array: Element, entries: readonly Element[]): void {
  const space = isBlank(array.firstChild) ? array.firstChild.nodeValue : null;
  const end = isBlank(array.lastChild) ? array.lastChild.nodeValue : null;
  while (array.firstChild) array.removeChild(array.firstChild);
  const addSpace = (text: string | null) => {
    if (text !== null) array.appendChild(documentOf(array).createTextNode(text));
  };
  for (const entry of entries) {
    addSpace(space);
    array.appendChild(entry);
  }
  addSpace(end);
}

/** An entry for an array, not yet in it. */
export function newEntry(array: Element): Element {
  return documentOf(array).createElementNS(rdfUri, qualified(array, rdf('li')));
}

/** A property whose value is one structure becomes an array with that structure as its entry. */
export function wrapInArray(element: Element, kind: 'Bag' | 'Seq'): Element {
  const entry = newEntry(element);
  for (const attribute of [...element.attributes]) {
    if (attribute.namespaceURI === xmlnsUri) continue;
    element.removeAttributeNode(attribute);
    entry.setAttributeNS(attribute.namespaceURI, attribute.name, attribute.value);
  }
  while (element.firstChild) entry.appendChild(element.firstChild);
  const array = append(element, rdf(kind));
  array.appendChild(entry);
  return array;
}

/** The element that holds a structure's members, which from now on may be elements. */
export function memberHost(element: Element): Element {
  const inner = elementsIn(element).find((child) => isNamed(child, rdf('Description')));
  if (inner) return inner;
  if (elementsIn(element).length === 0) {
    // RDF lets no element members stand beside attribute ones: those become elements first.
    const short = [...element.attributes].filter(
      ({ namespaceURI }) => namespaceURI && ![rdfUri, xmlUri, xmlnsUri].includes(namespaceURI),
    );
    clear(element);
    for (const attribute of short) {
      const member = documentOf(element).createElementNS(attribute.namespaceURI, attribute.name);
      member.appendChild(documentOf(element).createTextNode(attribute.value));
      element.appendChild(member);
    }
  }
  setRdf(element, 'parseType', 'Resource');
  return element;
}

/** The element as the reader's tree, for comparing what the file says with what it shall say. */
export function treeOf(element: Element): XmlElement {
  const nodes = [...element.childNodes].flatMap((node): (string | XmlElement)[] => {
    if (isElement(node)) return [treeOf(node)];
    return node.nodeType === 3 || node.nodeType === 4 ? [node.nodeValue ?? ''] : [];
  });
  return {
    uri: element.namespaceURI ?? '',
    name: element.localName ?? '',
    attributes: [...element.attributes]
      .filter(({ namespaceURI }) => namespaceURI !== xmlnsUri)
      .map(({ namespaceURI, localName, value }) => ({
        uri: namespaceURI ?? '',
        name: localName ?? '',
        value,
      })),
    children: nodes.filter((node) => typeof node !== 'string'),
    nodes,
    text: nodes.filter((node) => typeof node === 'string').join(''),
  };
}

function documentOf(element: Element): Document {
  const document = element.ownerDocument;
  if (!document) throw new Error('An element of a packet belongs to its document');
  return document;
}

/** A name with a prefix that means its namespace there; declared on the Description where none does. */
function qualified(at: Element, { prefix, uri, local }: Name): string {
  const known = at.lookupPrefix(uri);
  if (known && at.lookupNamespaceURI(known) === uri) return `${known}:${local}`;
  let free = prefix;
  for (let number = 2; ![null, uri].includes(at.lookupNamespaceURI(free)); number++)
    free = `${prefix}${number}`;
  if (at.lookupNamespaceURI(free) === null) {
    descriptionAround(at).setAttributeNS(xmlnsUri, `xmlns:${free}`, uri);
  }
  return `${free}:${local}`;
}

function descriptionAround(element: Element): Element {
  let around = element;
  while (isElement(around.parentNode) && !isNamed(around.parentNode, rdf('RDF'))) around = around.parentNode;
  return around;
}
