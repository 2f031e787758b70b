/**
 * Grid, the Guardian's picture library, which other houses run too. Source: guardian/grid,
 * common-lib, lib/metadata/ImageMetadataConverter.scala (which place goes first for each field) and
 * image-loader, lib/imaging/FileMetadataReader.scala (blank values count as missing; several values
 * of IIM are joined by the library metadata-extractor). Its later cleaners of agencies' habits
 * depend on each house's settings and are not followed here.
 */
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import type { Receiver, Taken } from '#core/receivers/receiver.ts';
import {
  dateFromIim,
  dateFromXmp,
  firstFromXmp,
  firstOf,
  fromExif,
  fromIim,
  placeFrom,
  taken,
} from '#core/receivers/taking.ts';

export const grid: Receiver = {
  id: 'grid',
  name: 'Grid (The Guardian)',
  rule: 'Takes the first text from XMP, else IIM, else EXIF; keywords from IIM alone, the date from EXIF first.',
  read: (texts) => ({
    headline: firstOf(firstFromXmp(texts, 'headline'), fromIim(texts, 'headline', ' ')),
    caption: firstOf(firstFromXmp(texts, 'caption'), fromIim(texts, 'caption', ' '), fromExif(texts)),
    byline: firstOf(firstFromXmp(texts, 'byline'), fromIim(texts, 'byline', ' '), taken(texts.exif.artist)),
    credit: firstOf(firstFromXmp(texts, 'credit'), fromIim(texts, 'credit', ' ')),
    place: placeFrom((field) => firstOf(firstFromXmp(texts, field), fromIim(texts, field, ' '))),
    dateCreated: taken(texts.exif.taken || dateFromIim(texts) || dateFromXmp(texts)),
    keywords: keywordsOf(texts),
  }),
};

/** Keywords are taken apart at semicolons and commas. */
function keywordsOf(texts: PhotoTexts): Taken {
  const found = fromIim(texts, 'keywords', ';');
  const terms = found.text
    .split(/[;,]/)
    .map((term) => term.trim())
    .filter((term) => term !== '');
  return { ...found, text: [...new Set(terms)].join(', ') };
}
