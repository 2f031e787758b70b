/**
 * Superdesk, the newsroom system: its parser for photos that arrive as files. Source: superdesk-core,
 * superdesk/io/feed_parsers/image_iptc.py (which datasets go where, the date's form) and
 * superdesk/text_utils.py, decode() (UTF-8 first, then a guess by the bytes).
 */

import { readUtf8 } from '#core/metadata/charset.ts';
import { iimDate } from '#core/metadata/dates.ts';
import { type PhotoTexts, storedIim } from '#core/receivers/photo-texts.ts';
import type { Receiver, Taken } from '#core/receivers/receiver.ts';
import { asciiOf, decodedFromIim, fromIim, taken, unread } from '#core/receivers/taking.ts';

export const superdesk: Receiver = {
  id: 'superdesk',
  name: 'Superdesk',
  rule: 'Takes headline, caption, byline, keywords and date from IIM, tries UTF-8 before it guesses, and does not read XMP.',
  read: (texts) => ({
    headline: fieldOf(texts, 'headline'),
    caption: fieldOf(texts, 'caption'),
    byline: fieldOf(texts, 'byline'),
    credit: unread('credit'),
    place: unread('place'),
    dateCreated: dateOf(texts),
    keywords: fieldOf(texts, 'keywords'),
  }),
};

/** UTF-8 is read as such. How a guess ends nobody can tell: the likely reading is shown, and called one. */
function fieldOf(texts: PhotoTexts, field: 'headline' | 'caption' | 'byline' | 'keywords'): Taken {
  // Names arrive as a list; the desk writes one as a line.
  const joint = field === 'byline' ? '; ' : ', ';
  if (storedIim(texts, field).every((bytes) => readUtf8(bytes) !== null)) {
    return decodedFromIim(texts, field, (bytes) => readUtf8(bytes)?.text ?? '', { joint });
  }
  const { text, notes } = fromIim(texts, field, joint);
  const others = notes.filter(({ kind }) => kind !== 'guess');
  const what = 'These bytes are no UTF-8: it guesses their character set and may show other letters.';
  return { text, notes: [...others, { kind: 'guess', what }] };
}

/** A date is only taken with a time that names its zone. */
function dateOf(texts: PhotoTexts): Taken {
  const [date, time] = [asciiOf(texts, '2:55'), asciiOf(texts, '2:60')];
  if (date === '') return taken('');
  if (!/^\d{8}$/.test(date) || !/^\d{6}(?:[+-]\d{4}|Z)$/.test(time)) {
    return taken('', 'missing', 'It takes the date only with a time and its zone.');
  }
  return taken(iimDate(date, time));
}
