/**
 * What Superdesk's parser of ninjs takes without refusing or losing it: the properties of 1.6 as they
 * are used here and those that Superdesk added. Used by problems.ts.
 */
import * as z from 'zod';
import { utcMoment } from '#core/wire/ninjs/addresses.ts';
import { address, count, list, needs, oneOf, only, text, urgency } from '#core/wire/ninjs/schema.ts';

/** Superdesk reads `Z` and `+00:00`, whole seconds, and throws at anything else. */
const moment = text.refine(
  (value) => utcMoment(value) === value.replace(/Z$/, '+00:00'),
  'is no date and time in UTC to the second',
);

const concept = only({
  name: text.optional(),
  code: text.optional(),
  scheme: address.optional(),
  rel: text.optional(),
});
/** Of these Superdesk makes entries of its vocabularies: it needs both. */
const qualified = only({ name: text, code: text, scheme: text.optional(), rel: text.optional() });

/** Superdesk takes renditions and associations by name; of a list it asks names, and throws. */
function byName<Entry extends z.ZodType>(entry: Entry) {
  return z.record(
    z.string().regex(/^\w+$/, 'has a name that is not of letters, digits and underscores'),
    entry,
    {
      error: (issue) =>
        Array.isArray(issue.input) ? 'is a list, which Superdesk refuses' : needs('an object').error(issue),
    },
  );
}

const rendition = only({
  href: text,
  mimetype: text.optional(),
  title: text.optional(),
  width: count.optional(),
  height: count.optional(),
  sizeinbytes: count.optional(),
}).refine(
  ({ width, height }) => (width === undefined) === (height === undefined),
  'has a width or a height alone, and Superdesk reads only both',
);

/** A picture in the dialect of Superdesk. */
export const NinjsSuperdesk: z.ZodType = only({
  guid: text.min(1, 'is empty'),
  uri: address,
  priority: z.int(needs('a whole number')).min(1, 'is below 1').max(6, 'is above 6'),
  type: oneOf(['picture', 'graphic']),
  mimetype: text.optional(),
  representationtype: oneOf(['complete', 'incomplete']).optional(),
  profile: text.optional(),
  version: text.optional(),
  firstcreated: moment.optional(),
  versioncreated: moment,
  contentcreated: moment.optional(),
  embargoed: moment.optional(),
  expires: moment.optional(),
  pubstatus: oneOf(['usable', 'withheld', 'canceled']),
  urgency: urgency.optional(),
  service: list(qualified).optional(),
  language: text.optional(),
  title: text.optional(),
  headline: text.optional(),
  slugline: text.optional(),
  description_text: text.optional(),
  description_html: text.optional(),
  body_text: text.optional(),
  body_html: text.optional(),
  byline: text.optional(),
  source: text.optional(),
  located: text.optional(),
  ednote: text.optional(),
  copyrightholder: text.optional(),
  copyrightnotice: text.optional(),
  usageterms: text.optional(),
  keywords: list(text).optional(),
  subject: list(qualified).optional(),
  place: list(qualified).optional(),
  genre: list(qualified).optional(),
  person: list(concept).optional(),
  organisation: list(concept).optional(),
  event: list(concept).optional(),
  object: list(concept).optional(),
  infosource: list(concept).optional(),
  renditions: byName(rendition).optional(),
  associations: byName(z.looseObject({}, needs('an object'))).optional(),
  extra: z.record(z.string(), z.unknown(), needs('an object')).optional(),
});
