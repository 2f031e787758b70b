/**
 * MediaWiki, which runs Wikimedia Commons: the metadata table of a file's page. Source:
 * wikimedia/mediawiki, includes/media/BitmapMetadataHandler.php (the order of the places, EXIF on
 * top, IIM above XMP when its digest does not match), Exif.php (isASCII(): EXIF text with any
 * character beyond ASCII is refused), IPTC.php (job title before the name), XMPInfo.php (which
 * properties), FormatMetadata.php (resolveMultilangValue(): the reader's language, else the default).
 */
import { fieldOf } from '#core/caption/fields.ts';
import { type PhotoTexts, readIim, xmpTexts } from '#core/receivers/photo-texts.ts';
import type { placeFields, Receiver, Taken } from '#core/receivers/receiver.ts';
import {
  dateFromIim,
  dateFromXmp,
  firstOf,
  fromExif,
  fromIim,
  fromXmp,
  listed,
  nothing,
  placeFrom,
  taken,
} from '#core/receivers/taking.ts';

type TextField = 'headline' | 'caption' | 'credit' | (typeof placeFields)[number];

export const mediawiki: Receiver = {
  id: 'mediawiki',
  name: 'MediaWiki (Wikimedia Commons)',
  rule: 'Takes EXIF first where it is plain ASCII, then XMP, then IIM; IIM goes before XMP when it was changed later.',
  read: (texts) => ({
    headline: embedded(texts, 'headline'),
    caption: captionOf(texts),
    byline: firstOf(
      inPlainExif(taken(texts.exif.artist)),
      ...ordered(texts, fromXmp(texts, 'byline'), titledByline(texts)),
    ),
    credit: embedded(texts, 'credit'),
    place: placeFrom((field) => embedded(texts, field)),
    dateCreated: firstOf(
      taken(texts.exif.taken),
      ...ordered(texts, taken(dateFromXmp(texts)), taken(dateFromIim(texts))),
    ),
    keywords: firstOf(...ordered(texts, fromXmp(texts, 'keywords', ', '), fromIim(texts, 'keywords', ', '))),
  }),
};

/** EXIF's caption takes the place of XMP's default text; its further languages stay beside it. */
function captionOf(texts: PhotoTexts): Taken {
  const exif = inPlainExif(fromExif(texts));
  if (exif.text === '') return embedded(texts, 'caption');
  const { notes } = inLanguages(texts, 'caption');
  return { ...exif, notes: [...exif.notes, ...notes] };
}

function embedded(texts: PhotoTexts, field: TextField): Taken {
  return firstOf(...ordered(texts, inLanguages(texts, field), fromIim(texts, field)));
}

/** IIM stands above XMP only when its digest tells that it was changed later. */
function ordered({ iimChangedLater }: PhotoTexts, xmp: Taken, iim: Taken): readonly Taken[] {
  return iimChangedLater ? [iim, xmp] : [xmp, iim];
}

function inPlainExif(found: Taken): Taken {
  return /^[\n\x20-\x7e]+$/.test(found.text) ? found : nothing;
}

/** The default text; whoever reads Commons in a language that the file has sees that one. */
function inLanguages(texts: PhotoTexts, field: TextField): Taken {
  const found = fromXmp(texts, field);
  const others = xmpTexts(texts, field)
    .filter(({ language, text }) => language !== '' && language !== 'x-default' && text !== found.text)
    .map(({ language }) => language);
  if (others.length === 0) return found;
  const what = `The default text is shown; who reads in ${listed(others)} sees the text of that language.`;
  return taken(found.text, 'language', what);
}

/** Names in IIM, each behind its job title. */
function titledByline(texts: PhotoTexts): Taken {
  const found = fromIim(texts, 'byline');
  const of = (field: 'byline' | 'bylineTitle') =>
    readIim(texts, fieldOf(field).iim?.dataset ?? '').map(({ text }) => text);
  const titles = of('bylineTitle');
  const names = of('byline').map((name, at) => (titles[at] ? `${titles[at]}, ${name}` : name));
  return { ...found, text: names.join('; ') };
}
