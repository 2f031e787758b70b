/**
 * Steps through the tree of a wire document: elements by their path and attributes by their name,
 * whatever namespace they are in, because some wires write none. Used by the readers and validators.
 */
import type { XmlElement } from '#core/metadata/xml.ts';

/** All elements at a path below one; '*' is any. */
export function all(parent: XmlElement | null, ...path: readonly string[]): XmlElement[] {
  let found = parent ? [parent] : [];
  for (const name of path) {
    found = found.flatMap(({ children }) => children).filter((child) => name === '*' || child.name === name);
  }
  return found;
}

/** The first element at a path, null for none. */
export function first(parent: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  return all(parent, ...path)[0] ?? null;
}

/** An attribute's value, '' where it is not there. */
export function attribute(element: XmlElement | null, name: string): string {
  return element?.attributes.find((each) => each.name === name)?.value ?? '';
}

/** Every element of a kind at any depth, in the order of the document. */
export function below(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
}

/** A text that its writer indented: white space that holds a line end is one space, a blank line keeps paragraphs apart. */
export function unindented(text: string): string {
  return text
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replace(/[^\S\n]*\n\s*/g, ' '))
    .join('\n\n');
}
