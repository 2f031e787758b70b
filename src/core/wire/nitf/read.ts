/**
 * Reads NITF, with the namespace or without, by document type or schema: every picture in the document
 * is an item. Takes what Cutline writes back whole, and of agencies' feeds what the standard's elements
 * say. Used through readers.ts; never throws.
 */
import type { XmlElement } from '#core/metadata/xml.ts';
import type { ReadItem, Signal, SignalKind, WirePicture, WireReading } from '#core/wire/item.ts';
import { sizeName } from '#core/wire/nitf/names.ts';
import { type Company, readDocumentFields, readPictureFields } from '#core/wire/nitf/read-fields.ts';
import { momentOf } from '#core/wire/nitf/times.ts';
import { nitfRoot, type Texts, textsOf } from '#core/wire/nitf/tree.ts';
import { all, attribute, below, first } from '#core/wire/xml-steps.ts';

const mostItems = 5_000;

/** Reads a document of NITF; null where it is none. */
export function readNitf(bytes: Uint8Array): WireReading | null {
  const root = nitfRoot(bytes);
  return root ? readDocument(root) : null;
}

/** Reads a document by its root. */
export function readDocument(root: XmlElement): WireReading {
  const texts = textsOf(root);
  const pictures = below(root, 'media').filter(isPicture);
  const story = hasStory(root);
  const company: Company = { story, alone: !story && pictures.length === 1 };
  const docdata = first(root, 'head', 'docdata');
  const { signal, instructions } = readSignal(root, texts);
  const said = readDocumentFields(root, texts, company);
  const document = { ...said, fields: { ...said.fields, instructions } };
  const frame = readFrame(root, texts);
  const id = attribute(first(docdata, 'doc-id'), 'id-string');
  const embargoed = /^\s*embargoed/i.test(attribute(docdata, 'management-status'));
  return {
    format: 'nitf',
    items: pictures.slice(0, mostItems).map((media) => ({
      guid: guidOf(id, media, company),
      ...frame,
      fields: readPictureFields(media, texts, document, company),
      pictures: readPictures(media),
      signal,
    })),
    warnings: [
      ...(pictures.length === 0 ? ['The document holds a text without pictures.'] : []),
      ...(pictures.length > 0 && story
        ? ['The story’s text was left out; only its pictures were read.']
        : []),
      ...(pictures.length > mostItems ? [`Only the first ${mostItems} pictures were read.`] : []),
      ...(pictures.length > 0 && embargoed && frame.embargo === ''
        ? ['The document is under embargo and does not say until when.']
        : []),
    ],
  };
}

/** Agencies say photo where the standard says image; some say nothing, and the file tells. */
function isPicture(media: XmlElement): boolean {
  const type = attribute(media, 'media-type').trim();
  if (/^(?:image|photo|picture|graphic)/i.test(type)) return true;
  return all(media, 'media-reference').some((each) => attribute(each, 'mime-type').startsWith('image/'));
}

/** Whether there is anything to read beside the media. */
function hasStory(root: XmlElement): boolean {
  const told = (element: XmlElement): boolean =>
    element.nodes.some((node) =>
      typeof node === 'string' ? node.trim() !== '' : node.name !== 'media' && told(node),
    );
  return all(root, 'body', 'body.content').some(told);
}

/** What is the same for every picture of a document. */
function readFrame(
  root: XmlElement,
  texts: Texts,
): Pick<ReadItem, 'version' | 'language' | 'provider' | 'createdAt' | 'at' | 'embargo'> {
  const docdata = first(root, 'head', 'docdata');
  const norm = (element: XmlElement | null) => momentOf(attribute(element, 'norm'));
  const at = norm(first(docdata, 'date.issue'));
  return {
    version: versionOf(attribute(first(docdata, 'du-key'), 'generation')),
    language: attribute(root, 'baselang') || attribute(first(root, 'body'), 'lang'),
    provider:
      texts.of(first(root, 'body', 'body.head', 'distributor')) ||
      attribute(first(docdata, 'doc-id'), 'regsrc'),
    createdAt: norm(first(root, 'head', 'revision-history')) || at,
    at,
    embargo: norm(first(docdata, 'date.release')),
  };
}

/** The document's own id is a picture's only where the picture is all there is. */
function guidOf(document: string, media: XmlElement, { alone }: Company): string {
  if (alone) return document;
  const id = attribute(media, 'id');
  return document === '' || id === '' ? '' : `${document}#${id}`;
}

/** A version that is not a positive whole number counts as the first. */
function versionOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text.trim()) : 1;
}

/** What the version tells, and what of the message to editors is left for the instructions. */
function readSignal(
  root: XmlElement,
  { verbatim }: Texts,
): { readonly signal: Signal; readonly instructions: string } {
  const docdata = first(root, 'head', 'docdata');
  const kind = kindOf(docdata);
  const message = all(docdata, 'ed-msg')
    .map((each) => attribute(each, 'info'))
    .filter((text) => text !== '')
    .join(' ');
  if (kind === 'new') return { signal: { kind, note: '' }, instructions: message };
  const comment = attribute(all(root, 'head', 'revision-history').at(-1) ?? null, 'comment');
  const note = attribute(first(docdata, 'correction'), 'info') || comment;
  // Others tell it in the message alone.
  if (note === '' && !verbatim) return { signal: { kind, note: message }, instructions: '' };
  const instructions = message === note ? '' : message;
  return {
    signal: { kind, note },
    instructions: instructions.startsWith(`${note} `) ? instructions.slice(note.length + 1) : instructions,
  };
}

/** An empty correction element stands in documents made from templates, and corrects nothing. */
function kindOf(docdata: XmlElement | null): SignalKind {
  const status = attribute(docdata, 'management-status').trim().toLowerCase();
  if (['canceled', 'cancelled', 'withheld'].includes(status)) return 'kill';
  const correction = first(docdata, 'correction');
  if (correction?.attributes.some(({ value }) => value.trim() !== '')) return 'correction';
  return attribute(docdata, 'management-doc-idref').trim() === '' ? 'new' : 'update';
}

/** References without a file only describe. */
function readPictures(media: XmlElement): WirePicture[] {
  const sizes = new Map(
    all(media, 'media-metadata').map((each) => [attribute(each, 'name'), attribute(each, 'value')] as const),
  );
  return all(media, 'media-reference')
    .filter((reference) => /^(?:image\/|$)/i.test(attribute(reference, 'mime-type').trim()))
    .map((reference) => readPicture(reference, sizes))
    .filter(({ href }) => href !== '');
}

function readPicture(reference: XmlElement, sizes: ReadonlyMap<string, string>): WirePicture {
  const rendition = renditionOf(attribute(reference, 'name'));
  return {
    rendition,
    href: attribute(reference, 'source').trim() || attribute(reference, 'data-location').trim(),
    mediaType: attribute(reference, 'mime-type').trim(),
    width: countOf(attribute(reference, 'width')),
    height: countOf(attribute(reference, 'height')),
    bytes: countOf(sizes.get(sizeName(rendition)) ?? ''),
  };
}

function countOf(text: string): number {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : 0;
}

/** The standard has no names for renditions; whatever is not called a small one is the picture itself. */
function renditionOf(name: string): WirePicture['rendition'] {
  if (/thumb/i.test(name)) return 'thumbnail';
  return /preview/i.test(name) || /^(?:viewimage|baseimage|web)$/i.test(name.trim()) ? 'preview' : 'highRes';
}
