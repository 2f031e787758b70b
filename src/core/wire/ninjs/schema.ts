/**
 * The schema of ninjs 3.1 as Cutline checks it before a document leaves: the standard's properties and
 * no others, their kinds and lists of values, and dates to the second. Used by problems.ts. Properties
 * of planning documents are taken as they are: Cutline makes none.
 *
 * Source: IPTC ninjs-schema_3.1.json.
 */
import * as z from 'zod';
import { isSchemaMoment, wholeSeconds } from '#core/wire/moments.ts';
import { isUri } from '#core/wire/ninjs/addresses.ts';
import { newsTypes } from '#core/wire/ninjs/names.ts';

/** What is wrong with a value, or that there is none, as the end of a sentence. */
export function needs(what: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined ? 'is missing' : `is not ${what}`,
  };
}

export const text = z.string(needs('a text'));
export const address = text.refine(isUri, 'is not an absolute address (URI)');
export const count = z.int(needs('a whole number')).nonnegative('is below zero');
export const share = z.int(needs('a whole number')).min(0, 'is below 0').max(100, 'is above 100');
/** Of IPTC's scale. */
export const urgency = z.int(needs('a whole number')).min(1, 'is below 1').max(9, 'is above 9');
export const moment = text.refine(
  (value) =>
    isSchemaMoment(value) &&
    (wholeSeconds(value) === value || wholeSeconds(value) === value.replace(/Z$/, '+00:00')),
  'is no date and time to the second with its zone',
);

/** An object with these properties and no others. */
export function only<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has what the standard does not know: ${issue.keys.join(', ')}`
        : needs('an object').error(issue),
  });
}

export function list<Entry extends z.ZodType>(entry: Entry) {
  return z.array(entry, needs('a list'));
}

/** One of some words. */
export function oneOf(words: readonly [string, ...string[]]) {
  return z.enum(words, needs(`one of ${words.join(', ')}`));
}

const contactInfo = only({
  type: text.optional(),
  role: text.optional(),
  lang: text.optional(),
  name: text.optional(),
  value: text.optional(),
  address: only({
    lines: list(text).optional(),
    locality: text.optional(),
    area: text.optional(),
    postalCode: text.optional(),
    country: text.optional(),
  }).optional(),
}).refine(
  ({ value, address: place }) => (value === undefined) !== (place === undefined),
  'has not either a value or an address',
);

const identified = { name: text.optional(), uri: address.optional(), literal: text.optional() };
const related = { ...identified, rel: text.optional() };
const contacted = { ...related, contactInfo: list(contactInfo).optional() };

const said = only({ role: text.optional(), contentType: text.optional(), value: text });

const body = only({
  role: text.optional(),
  contentType: text.optional(),
  charCount: count.optional(),
  wordCount: count.optional(),
  value: text,
});

const position = list(z.number(needs('a number'))).min(2, 'has not two numbers');

/** Of GeoJSON only points are written; others' shapes only have to say what they are. */
const geoJson = z.union([
  z.looseObject({ type: z.literal('Point'), coordinates: position }),
  z.looseObject({ type: text.refine((type) => type !== 'Point') }),
]);

const rendition = only({
  name: text,
  href: address.optional(),
  contentType: text.optional(),
  title: text.optional(),
  width: count.optional(),
  height: count.optional(),
  sizeInBytes: count.optional(),
  duration: z.number(needs('a number')).optional(),
  format: text.optional(),
  aspectRatio: text.optional(),
  videoCodec: text.optional(),
  frameRate: z.number(needs('a number')).optional(),
  poi: only({
    x: z.int(needs('a whole number')).optional(),
    y: z.int(needs('a whole number')).optional(),
  }).optional(),
  transportProtocol: text.optional(),
  scanType: oneOf(['progressive', 'interlaced']).optional(),
  bitrate: text.optional(),
});

/** What an item and an item associated with it have in common: everything but the name. */
const properties = {
  standard: only({ name: text.optional(), version: text.optional(), schema: address.optional() }).optional(),
  uri: address,
  type: oneOf(newsTypes).optional(),
  representationType: oneOf(['full', 'partial']).optional(),
  profile: text.optional(),
  version: text.optional(),
  firstCreated: moment.optional(),
  versionCreated: moment.optional(),
  contentCreated: moment.optional(),
  embargoedUntil: moment.optional(),
  expires: moment.optional(),
  pubStatus: oneOf(['usable', 'withheld', 'canceled']).optional(),
  urgency: urgency.optional(),
  copyrightHolder: text.optional(),
  copyrightNotice: text.optional(),
  usageTerms: text.optional(),
  edNote: text.optional(),
  language: text.optional(),
  title: text.optional(),
  by: text.optional(),
  slugline: text.optional(),
  located: text.optional(),
  headlines: list(said).optional(),
  descriptions: list(said).optional(),
  bodies: list(body).optional(),
  people: list(only(contacted)).optional(),
  organisations: list(
    only({
      ...contacted,
      symbols: list(
        only({ exchange: text.optional(), symbolType: address.optional(), symbol: text.optional() }),
      ).optional(),
    }),
  ).optional(),
  places: list(only({ ...contacted, geoJSON: geoJson.optional() })).optional(),
  subjects: list(
    only({ ...related, creator: text.optional(), relevance: share.optional(), confidence: share.optional() }),
  ).optional(),
  events: list(only({ ...related, id: text.optional() })).optional(),
  objects: list(only(related)).optional(),
  genres: list(only({ name: text.optional(), uri: text.optional(), literal: text.optional() })).optional(),
  infoSources: list(
    only({ ...identified, role: text.optional(), contactInfo: list(contactInfo).optional() }),
  ).optional(),
  renditions: list(rendition).optional(),
  altIds: list(only({ role: text.optional(), value: text.optional() })).optional(),
  trustIndicators: list(
    only({ role: address.optional(), title: text.optional(), href: address.optional() }),
  ).optional(),
  rightsInfo: only({
    langId: address.optional(),
    linkedRights: address.optional(),
    encodedRights: text.optional(),
  })
    .refine(
      ({ linkedRights, encodedRights }) => (linkedRights === undefined) !== (encodedRights === undefined),
      'has not either linkedRights or encodedRights',
    )
    .optional(),
  digitalSourceType: only(identified).optional(),
  eventDetails: z.unknown().optional(),
  plannedCoverage: z.unknown().optional(),
};

const associated: z.ZodType = only({
  ...properties,
  name: text,
  rel: text.optional(),
  associations: list(z.lazy((): z.ZodType => associated)).optional(),
});

/** A document of ninjs 3.1. */
export const Ninjs: z.ZodType = only({ ...properties, associations: list(associated).optional() });
