/**
 * WordPress, the publishing system: what its media library fills in on upload. Source: WordPress,
 * wp-admin/includes/image.php, wp_read_image_metadata() (IIM first, then EXIF; a credit made of the
 * byline; a title made of a short caption; bytes that are no UTF-8 are taken for ISO 8859-1).
 */
import { readUtf8 } from '#core/metadata/charset.ts';
import { iimDate } from '#core/metadata/dates.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';
import { type PhotoTexts, storedIim } from '#core/receivers/photo-texts.ts';
import type { Receiver, Taken } from '#core/receivers/receiver.ts';
import {
  asciiOf,
  decodedFromIim,
  firstOf,
  fromExif,
  noted,
  nothing,
  taken,
  unread,
} from '#core/receivers/taking.ts';

/** A caption of fewer bytes becomes the title where there is none. */
const shortCaption = 80;

export const wordpress: Receiver = {
  id: 'wordpress',
  name: 'WordPress',
  rule: 'Takes title, caption, credit, date and keywords from IIM, else from EXIF, and does not read XMP.',
  read: (texts) => ({
    headline: titleOf(texts),
    caption: firstOf(decodedFromIim(texts, 'caption', decoded, { first: true }), fromExif(texts)),
    byline: unread('byline'),
    credit: creditOf(texts),
    place: unread('place'),
    dateCreated: dateOf(texts),
    keywords: decodedFromIim(texts, 'keywords', decoded, { joint: ', ' }),
  }),
};

function titleOf(texts: PhotoTexts): Taken {
  const titled = firstOf(
    decodedFromIim(texts, 'headline', decoded, { first: true }),
    noted(
      decodedFromIim(texts, 'title', decoded, { first: true }),
      'other',
      'The object name stands in for a headline.',
    ),
  );
  if (titled.text !== '') return titled;
  const [caption] = storedIim(texts, 'caption');
  const short = caption && caption.length < shortCaption;
  const fromCaption = short ? decodedFromIim(texts, 'caption', decoded, { first: true }) : nothing;
  const exifShort = encodeUtf8(texts.exif.description).length < shortCaption;
  return noted(
    firstOf(fromCaption, exifShort ? fromExif(texts) : nothing),
    'other',
    'A short caption stands in for a headline.',
  );
}

function creditOf(texts: PhotoTexts): Taken {
  const byline = firstOf(decodedFromIim(texts, 'byline', decoded, { first: true }), taken(texts.exif.artist));
  return firstOf(
    decodedFromIim(texts, 'credit', decoded, { first: true }),
    noted(byline, 'other', 'Without a credit it shows the byline.'),
  );
}

/** 2:55 counts only together with 2:60. */
function dateOf(texts: PhotoTexts): Taken {
  const [date, time] = [asciiOf(texts, '2:55'), asciiOf(texts, '2:60')];
  return taken((date !== '' && time !== '' ? iimDate(date, time) : '') || texts.exif.digitized);
}

/** UTF-8 when all of it is; a value that ends inside a character is not. */
function decoded(bytes: Uint8Array): string {
  const utf8 = readUtf8(bytes);
  if (utf8 && !utf8.cut) return utf8.text;
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
