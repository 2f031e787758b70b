/**
 * The part of NITF 3.6 that a document with a picture uses, as a table: what each element may hold, in
 * which order, and which attributes it has in which form. The validator walks a document by it; what
 * is not in the table may not stand.
 *
 * Source: NITF 3.6, the XML schema of 2012-01-12; the code lists stand in its documentation.
 */
import { imageType, managementStatuses, nitfVersion } from '#core/wire/nitf/names.ts';
import { momentOf, normOf } from '#core/wire/nitf/times.ts';

/** What an attribute may say, and that in words that go on after "is". */
export interface Form {
  readonly is: string;
  holds(value: string): boolean;
}

/** How often a part stands: once, at most once, or as often as there is something to say. */
export type Times = 'one' | 'maybe' | 'some' | 'any';

/** What an element is made of. */
export interface Shape {
  readonly attributes?: Readonly<Record<string, Form>>;
  readonly required?: readonly string[];
  /** Parts in their order. */
  readonly parts?: Readonly<Record<string, Times>>;
  /** The parts may stand in any order. */
  readonly unordered?: true;
  /** There may be text among the parts. */
  readonly text?: true;
}

const any: Form = { is: 'any text', holds: () => true };
const filled: Form = { is: 'a text that is not blank', holds: (value) => value.trim() !== '' };
const count: Form = { is: 'a positive whole number', holds: (value) => /^[1-9]\d*$/.test(value) };
// The form that the standard prefers: with whole seconds and the zone in numbers.
const norm: Form = {
  is: 'a moment such as 20261112T094122+0000',
  holds: (value) => normOf(momentOf(value)) === value && value !== '',
};

function oneOf(values: readonly string[]): Form {
  return { is: `one of ${values.join(', ')}`, holds: (value) => values.includes(value) };
}

function like(is: string, form: RegExp): Form {
  return { is, holds: (value) => form.test(value) };
}

const textOnly: Shape = { text: true };
const place: Shape = {
  text: true,
  unordered: true,
  parts: { sublocation: 'maybe', city: 'maybe', state: 'maybe', country: 'maybe' },
};

/** The shapes by element. */
export const shapes: Readonly<Record<string, Shape>> = {
  nitf: {
    attributes: { version: oneOf([nitfVersion]), baselang: filled },
    required: ['version'],
    parts: { head: 'one', body: 'one' },
  },
  head: {
    parts: { title: 'maybe', meta: 'any', tobject: 'maybe', docdata: 'one', 'revision-history': 'any' },
  },
  title: textOnly,
  meta: {
    attributes: { name: like('a name token', /^[\p{L}\p{N}._:-]+$/u), content: filled },
    required: ['name', 'content'],
  },
  tobject: { parts: { 'tobject.property': 'any', 'tobject.subject': 'any' } },
  'tobject.property': { attributes: { 'tobject.property.type': filled } },
  'tobject.subject': {
    attributes: { 'tobject.subject.refnum': like('a subject number of eight digits', /^\d{8}$/) },
    required: ['tobject.subject.refnum'],
  },
  docdata: {
    attributes: {
      'management-status': oneOf(managementStatuses),
      'management-doc-idref': filled,
      'management-idref-status': oneOf(managementStatuses),
    },
    unordered: true,
    parts: {
      correction: 'maybe',
      evloc: 'maybe',
      'doc-id': 'one',
      urgency: 'one',
      'date.issue': 'one',
      'date.release': 'maybe',
      'date.expire': 'maybe',
      'doc-scope': 'any',
      'ed-msg': 'maybe',
      'du-key': 'maybe',
      'doc.copyright': 'maybe',
      'doc.rights': 'maybe',
      'key-list': 'maybe',
      'identified-content': 'maybe',
    },
  },
  correction: { attributes: { info: any, 'id-string': filled, regsrc: any }, required: ['id-string'] },
  evloc: {
    attributes: { 'iso-cc': like('a country code', /^[A-Z]{2,3}$/), 'state-prov': any, city: any },
  },
  'doc-id': { attributes: { regsrc: any, 'id-string': filled }, required: ['id-string'] },
  urgency: { attributes: { 'ed-urg': like('one of 1 to 8', /^[1-8]$/) } },
  'date.issue': { attributes: { norm }, required: ['norm'] },
  'date.release': { attributes: { norm }, required: ['norm'] },
  'date.expire': { attributes: { norm }, required: ['norm'] },
  'doc-scope': { attributes: { scope: filled }, required: ['scope'] },
  'ed-msg': { attributes: { info: filled }, required: ['info'] },
  'du-key': { attributes: { generation: count, key: filled }, required: ['generation', 'key'] },
  'doc.copyright': { attributes: { year: like('a year', /^\d{4}$/), holder: filled } },
  'doc.rights': { attributes: { limitations: filled } },
  'key-list': { parts: { keyword: 'any' } },
  keyword: { attributes: { key: filled }, required: ['key'] },
  'identified-content': {
    unordered: true,
    parts: { person: 'any', org: 'any', location: 'any', event: 'any' },
  },
  person: textOnly,
  org: textOnly,
  event: textOnly,
  'revision-history': {
    attributes: {
      name: filled,
      function: oneOf(['writer-author', 'editor', 'photographer', 'archivist', 'other']),
      norm,
      comment: any,
    },
  },
  body: { parts: { 'body.head': 'one', 'body.content': 'one' } },
  'body.head': {
    parts: { hedline: 'maybe', byline: 'maybe', distributor: 'maybe', dateline: 'maybe', abstract: 'maybe' },
  },
  hedline: { parts: { hl1: 'one' } },
  // Receivers read texts up to their first element, so there is none where the schema would let one stand.
  hl1: textOnly,
  byline: { text: true, parts: { byttl: 'maybe' } },
  byttl: textOnly,
  distributor: textOnly,
  dateline: { parts: { location: 'maybe', 'story.date': 'maybe' } },
  'story.date': { attributes: { norm }, required: ['norm'] },
  location: place,
  sublocation: textOnly,
  city: textOnly,
  state: textOnly,
  country: { text: true, attributes: { 'iso-cc': like('a country code', /^[A-Z]{2,3}$/) } },
  abstract: { parts: { p: 'one' } },
  p: textOnly,
  'body.content': { parts: { media: 'some' } },
  media: {
    attributes: { 'media-type': oneOf([imageType]) },
    required: ['media-type'],
    parts: {
      'media-metadata': 'any',
      'media-reference': 'some',
      'media-caption': 'maybe',
      'media-producer': 'maybe',
    },
  },
  'media-metadata': { attributes: { name: filled, value: any }, required: ['name'] },
  'media-reference': {
    attributes: {
      source: filled,
      name: filled,
      'mime-type': like('the type of an image', /^image\/[\w.+-]+$/),
      width: count,
      height: count,
      units: oneOf(['pixels']),
      'source-credit': any,
      copyright: any,
      'alternate-text': any,
    },
  },
  'media-caption': { parts: { p: 'some' } },
  'media-producer': textOnly,
};
