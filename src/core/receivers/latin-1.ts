/**
 * A reader of IIM that does not look at 1:90 and takes every byte for a Latin-1 character, in the
 * superset Windows-1252. JavaScript and PHP programs of this kind are in use; UTF-8 comes out as
 * "MÃ¼ller" there.
 */
import { readWindows1252 } from '#core/metadata/charset.ts';
import type { Receiver } from '#core/receivers/receiver.ts';
import { dateFromIim, decodedFromIim, placeFrom, taken } from '#core/receivers/taking.ts';

export const latin1: Receiver = {
  id: 'latin-1',
  name: 'Reader that ignores 1:90',
  rule: 'Takes IIM alone and reads its bytes as Latin-1, whatever character set is declared.',
  read: (texts) => ({
    headline: decodedFromIim(texts, 'headline', readWindows1252),
    caption: decodedFromIim(texts, 'caption', readWindows1252),
    byline: decodedFromIim(texts, 'byline', readWindows1252),
    credit: decodedFromIim(texts, 'credit', readWindows1252),
    place: placeFrom((field) => decodedFromIim(texts, field, readWindows1252)),
    dateCreated: taken(dateFromIim(texts)),
    keywords: decodedFromIim(texts, 'keywords', readWindows1252, { joint: ', ' }),
  }),
};
