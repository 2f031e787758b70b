/**
 * What ninjs calls things, in the words that Cutline writes: roles, relationships and addresses of
 * vocabularies. The standard leaves roles free; those of fields are their XMP properties' URIs, as in
 * the other formats, so that no two fields share one. Used by the exporters and the reader.
 *
 * Source: ninjs 3.1 (JSON Schema 2020-12) and 1.6, IPTC NewsCodes.
 */
import { type SignalKind, signalKinds } from '#core/wire/item.ts';

export const standardName = {
  name: 'ninjs',
  version: '3.1',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
} as const;

/** Kinds of news that a document can be about; planning documents are of 3.x alone. */
export const newsTypes = [
  'text',
  'audio',
  'video',
  'picture',
  'graphic',
  'composite',
  'component',
  'event',
  'planning',
] as const;

/** Addresses of codes: the code follows. */
export const codeAddress = {
  subjectCodes: 'http://cv.iptc.org/newscodes/subjectcode/',
  sceneCodes: 'http://cv.iptc.org/newscodes/scene/',
} as const;

/** Roles of descriptions beside those of fields. */
export const descriptionRole = {
  caption: 'caption',
  altText: 'altText',
  extendedDescription: 'extendedDescription',
} as const;

/** Roles of parties. */
export const partyRole = {
  provider: 'provider',
  source: 'source',
  credit: 'creditLine',
  captionWriter: 'captionWriter',
} as const;

/**
 * ninjs has a status, and no property for what a version does to the one before. A description says
 * it, in the words for people, with the code of IPTC's vocabulary as its role.
 */
export const signalRole: Readonly<Record<Exclude<SignalKind, 'new'>, string>> = {
  update: 'http://cv.iptc.org/newscodes/signal/update',
  correction: 'http://cv.iptc.org/newscodes/signal/correction',
  kill: 'http://cv.iptc.org/newscodes/pubstatusg2/canceled',
};

/** The signal that a description's role names; null for any other role. */
export function signalOfRole(role: string): Exclude<SignalKind, 'new'> | null {
  for (const kind of signalKinds) if (kind !== 'new' && signalRole[kind] === role) return kind;
  return null;
}

/** Superdesk's names of renditions. */
export const superdeskRenditions = {
  highRes: 'original',
  preview: 'viewImage',
  thumbnail: 'thumbnail',
} as const;
