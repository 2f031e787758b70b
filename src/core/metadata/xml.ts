/**
 * A small strict XML reader for XMP packets: elements, attributes and text with namespaces
 * resolved. One pass, linear time, bounded depth; document types and their entities are refused,
 * so no packet can grow in memory or reach outside. Not-well-formed input reads as null.
 */

/** An element; names are namespace URI plus local name. */
export interface XmlElement {
  readonly uri: string;
  readonly name: string;
  readonly attributes: readonly { readonly uri: string; readonly name: string; readonly value: string }[];
  readonly children: readonly XmlElement[];
  /** All text directly inside, in order. */
  readonly text: string;
}

interface OpenElement {
  raw: string;
  uri: string;
  name: string;
  attributes: { uri: string; name: string; value: string }[];
  children: XmlElement[];
  text: string;
  scope: ReadonlyMap<string, string>;
}

// XMP nests about ten deep; real packets seen stay under 20.
const deepest = 100;
const xmlUri = 'http://www.w3.org/XML/1998/namespace';
const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// Sticky: matched only where the reader stands, so no search can run over the whole packet twice.
const namePattern = /[^\s/>=<"'&]+/y;
const spacePattern = /[ \t\r\n]*/y;

/** Parses a document with one root element; null when it is not well-formed. */
export function parseXml(source: string): XmlElement | null {
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let at = 0;

  while (at < source.length) {
    const parent = open.at(-1);
    if (source[at] !== '<') {
      const end = source.indexOf('<', at);
      const raw = source.slice(at, end === -1 ? source.length : end);
      if (parent) {
        const text = expand(raw);
        if (text === null) return null;
        parent.text += text;
      } else if (raw.trim() !== '') return null;
      at += raw.length;
    } else if (source.startsWith('<?', at)) {
      const end = source.indexOf('?>', at);
      if (end === -1) return null;
      at = end + 2;
    } else if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end === -1) return null;
      at = end + 3;
    } else if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at);
      if (end === -1 || !parent) return null;
      parent.text += source.slice(at + 9, end);
      at = end + 3;
    } else if (source.startsWith('</', at)) {
      const end = source.indexOf('>', at);
      const closed = open.pop();
      if (end === -1 || !closed || source.slice(at + 2, end).trim() !== closed.raw) return null;
      at = end + 1;
      if (open.length === 0) root = closedElement(closed);
      else open.at(-1)?.children.push(closedElement(closed));
    } else {
      if (root || open.length >= deepest) return null;
      const tag = readTag(source, at, parent?.scope ?? new Map([['xml', xmlUri]]));
      if (!tag) return null;
      at = tag.end;
      if (!tag.empty) open.push(tag.element);
      else if (parent) parent.children.push(closedElement(tag.element));
      else root = closedElement(tag.element);
    }
  }
  return open.length === 0 ? root : null;
}

function readTag(source: string, start: number, outer: ReadonlyMap<string, string>) {
  let at = start + 1;
  const raw = take(namePattern, source, at);
  if (!raw) return null;
  at += raw.length;
  const plain: [string, string][] = [];
  for (;;) {
    at += take(spacePattern, source, at).length;
    const empty = source.startsWith('/>', at);
    if (empty || source[at] === '>') {
      const element = resolve(raw, plain, outer);
      return element && { element, empty, end: at + (empty ? 2 : 1) };
    }
    const name = take(namePattern, source, at);
    if (!name) return null;
    at += name.length;
    at += take(spacePattern, source, at).length;
    if (source[at] !== '=') return null;
    at += 1 + take(spacePattern, source, at + 1).length;
    const quote = source[at];
    const end = quote === '"' || quote === "'" ? source.indexOf(quote, at + 1) : -1;
    if (end === -1) return null;
    // XML normalises bare line ends and tabs in attributes to spaces; references keep theirs.
    const value = expand(source.slice(at + 1, end).replace(/[\t\r\n]/g, ' '));
    if (value === null || plain.some(([other]) => other === name)) return null;
    plain.push([name, value]);
    at = end + 1;
  }
}

function resolve(
  raw: string,
  plain: readonly [string, string][],
  outer: ReadonlyMap<string, string>,
): OpenElement | null {
  const declares = plain.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const scope = declares.length === 0 ? outer : new Map(outer);
  if (scope instanceof Map) {
    for (const [name, uri] of declares) scope.set(name === 'xmlns' ? '' : name.slice(6), uri);
  }
  const element = split(raw, scope, scope.get('') ?? '');
  if (!element) return null;
  const attributes: OpenElement['attributes'] = [];
  for (const [name, value] of plain) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const parts = split(name, scope, '');
    if (!parts) return null;
    attributes.push({ ...parts, value });
  }
  return { raw, ...element, attributes, children: [], text: '', scope };
}

function split(raw: string, scope: ReadonlyMap<string, string>, plainUri: string) {
  const colon = raw.indexOf(':');
  if (colon === -1) return { uri: plainUri, name: raw };
  const uri = scope.get(raw.slice(0, colon));
  return uri === undefined ? null : { uri, name: raw.slice(colon + 1) };
}

function closedElement({ uri, name, attributes, children, text }: OpenElement): XmlElement {
  return { uri, name, attributes, children, text };
}

function take(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}

/** Replaces character references and the five named entities; null for any other `&`. */
function expand(raw: string): string | null {
  const text = raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (!text.includes('&')) return text;
  let sound = true;
  const expanded = text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}))?;?/g,
    (whole, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN;
      const character = name
        ? namedEntities[name]
        : code <= 0x10ffff
          ? String.fromCodePoint(code)
          : undefined;
      if (character === undefined || !whole.endsWith(';')) sound = false;
      return character ?? '';
    },
  );
  return sound ? expanded : null;
}
