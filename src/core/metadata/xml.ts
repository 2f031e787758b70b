/**
 * XML packets as a small tree: elements, attributes and text with namespaces resolved. The strict
 * parser is saxes; on top of it depth is bounded and document types, with them all entities of
 * their own, are refused, so that no packet can grow in memory or reach outside. Used by the XMP
 * reader; not-well-formed input reads as null.
 */
import { SaxesParser } from 'saxes';

/** An element; names are namespace URI plus local name. */
export interface XmlElement {
  readonly uri: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly inside, in order. */
  readonly text: string;
  /** Texts and elements as they follow one another, for formats that mix them. */
  readonly nodes: readonly (string | XmlElement)[];
}

/** An attribute; namespace declarations are not among them. */
export interface XmlAttribute {
  readonly uri: string;
  readonly name: string;
  readonly value: string;
}

interface OpenElement {
  readonly uri: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  readonly nodes: (string | XmlElement)[];
  text: string;
}

// XMP nests about ten deep; real packets seen stay under 20.
const deepest = 100;
const xmlnsUri = 'http://www.w3.org/2000/xmlns/';
// What XML 1.0 forbids, and lone surrogates, which saxes lets pass.
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** Thrown out of the parser's handlers to end a parse that must not go on. */
class Refused extends Error {}

/** Parses a document with one root element; null when it is not well-formed. */
export function parseXml(source: string): XmlElement | null {
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  const parser = new SaxesParser({ xmlns: true, position: false });
  const addText = (text: string) => {
    const inside = open.at(-1);
    if (!inside) return;
    inside.text += text;
    inside.nodes.push(text);
  };
  parser.on('doctype', () => {
    throw new Refused('document type');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length >= deepest) throw new Refused('depth');
    const own: XmlAttribute[] = [];
    for (const key in attributes) {
      const attribute = attributes[key];
      if (attribute && attribute.uri !== xmlnsUri) {
        own.push({ uri: attribute.uri, name: attribute.local, value: attribute.value });
      }
    }
    open.push({ uri, name: local, attributes: own, children: [], nodes: [], text: '' });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const parent = open.at(-1);
    if (!parent) {
      root = closed;
      return;
    }
    parent.children.push(closed);
    parent.nodes.push(closed);
  });
  try {
    parser.write(source).close();
  } catch {
    // saxes throws plain errors for what is not well-formed, the handlers above `Refused`.
    return null;
  }
  return root;
}

/** Text without the characters that XML cannot hold: controls, noncharacters and lone surrogates. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '');
}

/** The text with a space for every control that XML forbids, as Adobe's toolkit reads old packets. */
export function withoutControls(text: string): string {
  return text.replace(forbidden, ' ');
}

/** All text inside an element and its elements, in order. */
export function wholeText({ nodes }: XmlElement): string {
  return nodes.map((node) => (typeof node === 'string' ? node : wholeText(node))).join('');
}
