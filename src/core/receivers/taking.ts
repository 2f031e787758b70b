/**
 * Taking one field out of one place of a photo file, with what an editor should know about it. The
 * receivers are made of these: which places in which order is their rule, how a place is read is here.
 */
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { iimDate, xmpDate } from '#core/metadata/dates.ts';
import { tidyText } from '#core/metadata/iim.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';
import { datasetBytes, type PhotoTexts, readIim, storedIim, xmpTexts } from '#core/receivers/photo-texts.ts';
import { type Note, placeFields, type Taken, type TroubleKind } from '#core/receivers/receiver.ts';

/** Nothing was found. */
export const nothing: Taken = { text: '', notes: [] };

/** A text with at most one note. */
export function taken(text: string, kind?: TroubleKind, what = ''): Taken {
  return { text, notes: kind ? [{ kind, what }] : [] };
}

/** A field the receiver has no place for. */
export function unread(name: string): Taken {
  return taken('', 'missing', `It has no field for the ${name}.`);
}

/** The first that found something. */
export function firstOf(...found: readonly Taken[]): Taken {
  return found.find(({ text }) => text !== '') ?? found.find(({ notes }) => notes.length > 0) ?? nothing;
}

/** The same with one more note, where something was found. */
export function noted(found: Taken, kind: TroubleKind, what: string): Taken {
  return found.text === '' ? found : { ...found, notes: [...found.notes, { kind, what }] };
}

/** A field's text in XMP: the default language, or the first; terms joined. */
export function fromXmp(texts: PhotoTexts, field: FieldId, joint = '; '): Taken {
  const all = xmpTexts(texts, field);
  const inLanguages = all.filter(({ language }) => language !== '');
  if (inLanguages.length === 0) return taken(all.map(({ text }) => text).join(joint));
  const byDefault = inLanguages.find(({ language }) => language === 'x-default');
  const shown = byDefault ?? inLanguages[0];
  if (!shown) return nothing;
  const others = inLanguages.filter(({ text }) => text !== shown.text).map(({ language }) => language);
  if (others.length === 0) return taken(shown.text);
  const which = byDefault ? 'The default text is shown' : `The first text (${shown.language}) is shown`;
  return taken(shown.text, 'language', `${which}; beside it: ${listed(others)}.`);
}

/** The first text of a field in XMP, whatever its language, as programs take it that know no languages. */
export function firstFromXmp(texts: PhotoTexts, field: FieldId): Taken {
  const [first, ...others] = xmpTexts(texts, field);
  if (!first) return nothing;
  const left = others.filter(({ text }) => text !== first.text);
  if (left.length === 0) return taken(first.text);
  if (first.language === '') {
    const names = left.map(({ text }) => `“${text}”`);
    return taken(first.text, 'other', `Only the first is taken, without ${listed(names)}.`);
  }
  const languages = left.map(({ language }) => language);
  const which = first.language === 'x-default' ? 'default' : first.language;
  return taken(first.text, 'language', `The first text (${which}) is taken, without ${listed(languages)}.`);
}

/** How a program turns the bytes of IIM into text. */
export type Decoding = (bytes: Uint8Array) => string;

/** A field's text in IIM, as declared or, undeclared, as it shows. */
export function fromIim(texts: PhotoTexts, field: FieldId, joint = '; '): Taken {
  const all = readIim(texts, fieldOf(field).iim?.dataset ?? '');
  const guessed = all.find(({ text, charset }) => charset !== 'utf-8' && /[^\0-~]/.test(text));
  const text = all.map((each) => each.text).join(joint);
  const notes = cutNotes(texts, field);
  if (!guessed || texts.iim['1:90']) return { text, notes };
  const name = guessed.charset === 'mac-roman' ? 'Mac OS Roman' : 'Windows-1252';
  const what = `The file does not say in which character set it is; ${name} is likely.`;
  return { text, notes: [...notes, { kind: 'guess', what }] };
}

/**
 * A field's text in IIM as a program shows it that decodes the bytes in its own way.
 * @param first takes the first of several values only
 */
export function decodedFromIim(
  texts: PhotoTexts,
  field: FieldId,
  decode: Decoding,
  { joint = '; ', first = false } = {},
): Taken {
  const values = storedIim(texts, field);
  const right = readIim(texts, fieldOf(field).iim?.dataset ?? '').map(({ text }) => text);
  const shown = values.map((bytes) => tidyText(decode(bytes)));
  const count = first ? 1 : values.length;
  const text = shown.slice(0, count).join(joint);
  const notes: Note[] = [...cutNotes(texts, field)];
  const wrong = shown.slice(0, count).findIndex((each, at) => each !== right[at]);
  if (wrong >= 0 && right[wrong] !== undefined) {
    notes.push({ kind: 'garbled', what: garbling(right[wrong], shown[wrong] ?? '') });
  }
  const left = right.slice(count).map((each) => `“${each}”`);
  if (left.length > 0) {
    notes.push({ kind: 'other', what: `Only the first is taken, without ${listed(left)}.` });
  }
  return { text, notes };
}

/** The date in IIM; '' where 2:55 holds none. */
export function dateFromIim(texts: PhotoTexts): string {
  return iimDate(asciiOf(texts, '2:55'), asciiOf(texts, '2:60'));
}

/** The date in XMP. */
export function dateFromXmp(texts: PhotoTexts): string {
  return xmpDate(fromXmp(texts, 'dateCreated').text);
}

/** The last value of a dataset that holds digits. */
export function asciiOf(texts: PhotoTexts, dataset: string): string {
  const bytes = datasetBytes(texts, dataset).at(-1) ?? new Uint8Array();
  return tidyText(String.fromCharCode(...bytes.subarray(0, 32)));
}

/** The caption in EXIF, where cameras leave words of their own. */
export function fromExif({ exif }: PhotoTexts): Taken {
  if (!exif.leftover) return taken(exif.description);
  return taken(
    exif.description,
    'leftover',
    'These are the words of a camera or converter, not of the desk.',
  );
}

/** One line of place, from the nearest to the country; the notes say which part they mean. */
export function placeFrom(part: (field: (typeof placeFields)[number]) => Taken): Taken {
  const parts = placeFields.map((field) => ({ field, found: part(field) }));
  return {
    text: placeLine(parts.map(({ found }) => found.text)),
    notes: parts.flatMap(({ field, found }) =>
      found.notes.map(({ kind, what }) => ({ kind, what: `${fieldOf(field).label}: ${what}` })),
    ),
  };
}

/** The parts of a place in one line. */
export function placeLine(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

/** "fr", "fr and de", "fr, de and es". */
export function listed(words: readonly string[]): string {
  const distinct = [...new Set(words)];
  const last = distinct.at(-1) ?? '';
  return distinct.length < 2 ? last : `${distinct.slice(0, -1).join(', ')} and ${last}`;
}

/** What IIM lacks of a text that XMP holds whole: one note for each value cut at its limit. */
function cutNotes(texts: PhotoTexts, field: FieldId): readonly Note[] {
  const { iim } = fieldOf(field);
  if (!iim) return [];
  const wholes = xmpTexts(texts, field).map(({ text }) => text);
  return readIim(texts, iim.dataset).flatMap(({ text, bytes }) => {
    const whole = wholes.find((each) => each.length > text.length && each.startsWith(text));
    // A value far below its limit was not cut there: it is another, older text.
    if (whole === undefined || bytes > iim.maxBytes || encodeUtf8(whole).length <= iim.maxBytes) return [];
    const lost = quoted(whole.slice(text.length));
    return [{ kind: 'cut' as const, what: `Cut after ${iim.maxBytes} bytes: ${lost} is missing.` }];
  });
}

/** "“Müller” comes out as “MÃ¼ller”." */
function garbling(right: string, wrong: string): string {
  const [good, bad] = [right.split(/\s+/), wrong.split(/\s+/)];
  const at = good.findIndex((word, index) => word !== bad[index]);
  const sameCount = good.length === bad.length;
  const [from, to] = sameCount ? [good[at] ?? right, bad[at] ?? wrong] : [right, wrong];
  return `${quoted(from)} comes out as ${quoted(to)}.`;
}

const longestQuote = 40;

/** A text in quotation marks, its middle left out when it is long. */
export function quoted(text: string): string {
  const characters = [...text.trim()];
  if (characters.length <= longestQuote) return `“${characters.join('')}”`;
  const half = longestQuote / 2;
  return `“${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}”`;
}
