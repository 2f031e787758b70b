/**
 * A reader of the current standards: XMP first, then IIM, then EXIF, field by field, as the IPTC
 * Photo Metadata mapping guidelines and ISO 16684 mean it. What most modern programs come near to.
 */
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import type { Receiver, Takings } from '#core/receivers/receiver.ts';
import {
  dateFromIim,
  dateFromXmp,
  firstOf,
  fromExif,
  fromIim,
  fromXmp,
  placeFrom,
  taken,
} from '#core/receivers/taking.ts';

export const xmpFirst: Receiver = {
  id: 'xmp-first',
  name: 'XMP-first reader',
  rule: 'Takes each field from XMP, else from IIM, else from EXIF.',
  read: readXmpFirst,
};

/** All fields, XMP first. */
export function readXmpFirst(texts: PhotoTexts): Takings {
  return {
    headline: firstOf(fromXmp(texts, 'headline'), fromIim(texts, 'headline')),
    caption: firstOf(fromXmp(texts, 'caption'), fromIim(texts, 'caption'), fromExif(texts)),
    byline: firstOf(fromXmp(texts, 'byline'), fromIim(texts, 'byline'), taken(texts.exif.artist)),
    credit: firstOf(fromXmp(texts, 'credit'), fromIim(texts, 'credit')),
    place: placeFrom((field) => firstOf(fromXmp(texts, field), fromIim(texts, field))),
    dateCreated: taken(dateFromXmp(texts) || dateFromIim(texts) || texts.exif.taken),
    keywords: firstOf(fromXmp(texts, 'keywords', ', '), fromIim(texts, 'keywords', ', ')),
  };
}
