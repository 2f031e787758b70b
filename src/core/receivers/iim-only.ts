/**
 * A reader that knows IIM alone (IPTC IIM 4.2), as older newsroom systems and many scripts do. It
 * obeys 1:90, so its letters are right; what IIM has no room for does not arrive.
 */
import type { Receiver } from '#core/receivers/receiver.ts';
import { dateFromIim, fromIim, placeFrom, taken } from '#core/receivers/taking.ts';

export const iimOnly: Receiver = {
  id: 'iim-only',
  name: 'IIM-only reader',
  rule: 'Takes IIM alone, in the character set that 1:90 declares, each field within its byte limit.',
  read: (texts) => ({
    headline: fromIim(texts, 'headline'),
    caption: fromIim(texts, 'caption'),
    byline: fromIim(texts, 'byline'),
    credit: fromIim(texts, 'credit'),
    place: placeFrom((field) => fromIim(texts, field)),
    dateCreated: taken(dateFromIim(texts)),
    keywords: fromIim(texts, 'keywords', ', '),
  }),
};
