/**
 * The desk's own check of a finished NewsML-G2 picture item, before anything is handed over: what the
 * standard demands (2.35, power conformance: parts, their order, codes that a catalog resolves, dates),
 * and what receivers refuse although a schema accepts it. Pure; used through formats.ts.
 */
import { decodeText } from '#core/documents/decode.ts';
import { parseXml, type XmlElement } from '#core/metadata/xml.ts';
import { isSchemaDate, isSchemaMoment } from '#core/wire/moments.ts';
import { catalog, catalogAliases, newsmlUri, standardVersion } from '#core/wire/newsml/names.ts';
import { all, attribute, first } from '#core/wire/xml-steps.ts';

/** In the schema's order; those that a picture item of Cutline may hold. */
const itemParts = ['catalogRef', 'catalog', 'rightsInfo', 'itemMeta', 'contentMeta', 'contentSet'];
const itemMetaParts = [
  'itemClass',
  'provider',
  'versionCreated',
  'firstCreated',
  'embargoed',
  'pubStatus',
  'fileName',
  'generator',
  'title',
  'edNote',
  'signal',
  'expires',
];
const administrative = ['located', 'infoSource', 'creator', 'contributor'];
const descriptive = [
  'language',
  'genre',
  'keyword',
  'subject',
  'slugline',
  'headline',
  'by',
  'creditline',
  'description',
];
/** Parts of one place share a group: their order among each other is free. */
const contentMetaParts: readonly (string | readonly string[])[] = [
  'urgency',
  'contentCreated',
  'digitalSourceType',
  administrative,
  descriptive,
  'contentMetaExtProperty',
];
const usable = ['stat:usable', 'stat:withheld', 'stat:canceled'];
const qcodeAttributes = ['qcode', 'role', 'type', 'rendition', 'rel'];

/** What is wrong with a document; [] when it is right. */
export function problemsOfNewsml(bytes: Uint8Array): string[] {
  const decoded = decodeText(bytes);
  const root = 'refusal' in decoded ? null : parseXml(decoded.text);
  if (!root) return ['The document is not well-formed XML.'];
  if (root.uri !== newsmlUri || root.name !== 'newsItem')
    return ['The document is no newsItem of NewsML-G2.'];
  return [
    ...problemsOfFrame(root, ['itemMeta', 'contentMeta', 'contentSet']),
    ...outOfOrder(root, itemParts),
    ...problemsOfItemMeta(first(root, 'itemMeta')),
    ...problemsOfContentMeta(first(root, 'contentMeta')),
    ...problemsOfContentSet(first(root, 'contentSet')),
    ...unresolved(root),
  ];
}

/** @param parts of which there must be exactly one */
export function problemsOfFrame(root: XmlElement, parts: readonly string[]): string[] {
  const wanted = { standard: 'NewsML-G2', standardversion: standardVersion, conformance: 'power' };
  return [
    ...Object.entries(wanted)
      .filter(([name, value]) => attribute(root, name) !== value)
      .map(([name, value]) => `The attribute ${name} is not “${value}”.`),
    ...(attribute(root, 'guid').trim() === '' ? ['The item has no guid.'] : []),
    ...(/^[1-9]\d*$/.test(attribute(root, 'version')) ? [] : ['The item has no version.']),
    ...(all(root, 'catalogRef').some((each) => attribute(each, 'href') === catalog)
      ? []
      : ['IPTC’s catalog is not named, so no code can be resolved.']),
    ...parts
      .filter((name) => all(root, name).length !== 1)
      .map((name) => `The item has not exactly one ${name}.`),
  ];
}

function problemsOfItemMeta(meta: XmlElement | null): string[] {
  const moments = ['versionCreated', 'firstCreated', 'embargoed', 'expires'];
  return [
    ...outOfOrder(meta, itemMetaParts),
    ...['itemClass', 'provider', 'versionCreated', 'pubStatus']
      .filter((name) => all(meta, name).length !== 1)
      .map((name) => `itemMeta has not exactly one ${name}.`),
    ...(attribute(first(meta, 'itemClass'), 'qcode') === 'ninat:picture'
      ? []
      : ['The item is not classed as a picture.']),
    ...(first(meta, 'provider', 'name')?.text.trim() ? [] : ['The provider has no name.']),
    ...(usable.includes(attribute(first(meta, 'pubStatus'), 'qcode'))
      ? []
      : ['The publication status is none of usable, withheld and canceled.']),
    ...moments
      .flatMap((name) => all(meta, name))
      .filter(({ text }) => !isSchemaMoment(text) || /\.|Z/.test(text))
      .map(({ name, text }) => `${name} is no moment in whole seconds with its zone: “${text}”.`),
  ];
}

function problemsOfContentMeta(meta: XmlElement | null): string[] {
  const [description] = all(meta, 'description');
  const texts = ['headline', 'slugline', 'by', 'description', 'creditline'].flatMap((name) =>
    all(meta, name),
  );
  return [
    ...outOfOrder(meta, contentMetaParts),
    ...(description &&
    attribute(description, 'role') !== 'drol:caption' &&
    all(meta, 'description').length > 1
      ? ['The caption is not the first description; receivers would show another text.']
      : []),
    ...texts
      .filter(({ children }) => children.length > 0)
      .map(({ name }) => `The ${name} holds an element; receivers read only the text before it.`),
    ...texts.filter(({ text }) => text.trim() === '').map(({ name }) => `The ${name} is empty.`),
    ...all(meta, 'urgency')
      .filter(({ text }) => !/^[1-9]$/.test(text))
      .map(({ text }) => `The urgency “${text}” is none of 1 to 9.`),
    ...all(meta, 'contentCreated')
      .filter(({ text }) => !isSchemaDate(text))
      .map(({ text }) => `contentCreated is no date: “${text}”.`),
    ...all(meta, 'contentMetaExtProperty')
      .filter((each) => attribute(each, 'reluri') === '')
      .map(() => 'An extension property has no name.'),
  ];
}

function problemsOfContentSet(set: XmlElement | null): string[] {
  return all(set, 'remoteContent').flatMap((content) => {
    const name = attribute(content, 'href') || 'A picture';
    return [
      ...(attribute(content, 'href') === '' ? ['A picture has no address.'] : []),
      ...(attribute(content, 'rendition') === '' ? [`${name} has no rendition.`] : []),
      ...(attribute(content, 'contenttype') === '' ? [`${name} has no content type.`] : []),
      ...['width', 'height', 'size']
        .filter((each) => !/^[1-9]?\d*$/.test(attribute(content, each)))
        .map((each) => `The ${each} of ${name} is no number.`),
    ];
  });
}

/** Elements that stand where the schema has others, or that it does not know. */
export function outOfOrder(
  parent: XmlElement | null,
  parts: readonly (string | readonly string[])[],
): string[] {
  let place = 0;
  const problems: string[] = [];
  for (const { name, uri } of parent?.children ?? []) {
    const found = parts.findIndex((part) => (typeof part === 'string' ? part === name : part.includes(name)));
    if (uri !== newsmlUri || found < 0) problems.push(`${parent?.name} may not hold ${name}.`);
    else if (found < place) problems.push(`${name} stands too late in ${parent?.name}.`);
    else place = found;
  }
  return problems;
}

/** Codes of aliases that neither IPTC's catalog nor an inline one declares. */
export function unresolved(root: XmlElement): string[] {
  const declared = new Set([
    ...catalogAliases,
    ...all(root, 'catalog', 'scheme').map((scheme) => attribute(scheme, 'alias')),
  ]);
  const found = new Set<string>();
  const visit = (element: XmlElement) => {
    for (const name of qcodeAttributes) {
      const value = attribute(element, name);
      const alias = value.split(':')[0] ?? '';
      if (value !== '' && (!value.includes(':') || !declared.has(alias))) found.add(value);
    }
    for (const child of element.children) visit(child);
  };
  visit(root);
  return [...found].map((qcode) => `No catalog says what ${qcode} is.`);
}
