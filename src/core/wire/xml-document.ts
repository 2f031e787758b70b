/**
 * XML documents, built as a tree and written by the DOM's own serialiser: names and values are never
 * put together as strings. Used by the exporters of NewsML-G2. Elements that hold only elements are
 * indented; text stays exactly as it is, because white space in it is text to receivers.
 */
import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { xmlText } from '#core/metadata/xml.ts';
import { xmlUri } from '#core/metadata/xmp-names.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';

/** An element still to be written. An attribute or a child that is null is left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** What an element may be given: other elements, text, and null or '' for what is not there. */
export type XmlChild = XmlNode | string | null | readonly XmlChild[];

/** An element. Attributes with '' are left out, as are texts of nothing. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: XmlChild[]
): XmlNode {
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
    children: children.flatMap(flat),
  };
}

/** An element with a text, null where the text is blank: an empty element would say that there is nothing. */
export function textNode(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): XmlNode | null {
  return text.trim() === '' ? null : xml(name, attributes, text);
}

function flat(child: XmlChild): (XmlNode | string)[] {
  if (child === null || child === '') return [];
  return isList(child) ? child.flatMap(flat) : [child];
}

function isList(child: XmlChild): child is readonly XmlChild[] {
  return Array.isArray(child);
}

/**
 * The document's bytes in UTF-8, with its declaration.
 * @param namespace of all elements; '' for none
 */
export function xmlBytes(root: XmlNode, namespace: string): Uint8Array {
  const uri = namespace === '' ? null : namespace;
  const document = new DOMImplementation().createDocument(uri, root.name);
  const element = document.documentElement;
  if (!element) throw new Error('A document has a root');
  fill(document, element, root, uri, '\n');
  const text = new XMLSerializer().serializeToString(document);
  return encodeUtf8(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
}

function fill(
  document: Document,
  element: Element,
  node: XmlNode,
  uri: string | null,
  lineEnd: string,
): void {
  for (const [name, value] of Object.entries(node.attributes)) {
    if (name === 'xml:lang') element.setAttributeNS(xmlUri, name, xmlText(value));
    else element.setAttribute(name, xmlText(value));
  }
  const onlyElements = node.children.every((child) => typeof child !== 'string');
  const space = `${lineEnd}  `;
  for (const child of node.children) {
    if (typeof child === 'string') {
      element.appendChild(document.createTextNode(oneLineEnd(xmlText(child))));
      continue;
    }
    if (onlyElements) element.appendChild(document.createTextNode(space));
    const inside = document.createElementNS(uri, child.name);
    element.appendChild(inside);
    fill(document, inside, child, uri, space);
  }
  if (onlyElements && node.children.length > 0) element.appendChild(document.createTextNode(lineEnd));
}

/** XML reads every line end as a line feed; written so, a text comes back as it went. */
function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
