/**
 * Wire text: a caption exactly as a house sends it, and what was changed on the way. Used by the
 * preview, the clipboard and the text export. Changes only what is certain; every change is told.
 */
import type { Anatomy, CreditMention } from '#core/caption/anatomy.ts';
import { fullWeekdays, partsOfIsoDate, weekdayOf } from '#core/caption/calendar.ts';
import { type CaptionFields, valueText } from '#core/caption/caption.ts';
import { deskName, type FieldId, fields } from '#core/caption/fields.ts';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import type { Span } from '#core/caption/span.ts';
import { structureText } from '#core/caption/structure.ts';
import { agenciesIn, namesAgency } from '#core/style/agency-names.ts';
import { folded, holds } from '#core/style/folding.ts';
import type { House } from '#core/style/house.ts';
import { listOption } from '#core/style/options.ts';
import { type Transliteration, transliterate } from '#core/wire/ascii.ts';
import { creditLine } from '#core/wire/credit-line.ts';
import { datelineEdits } from '#core/wire/dateline.ts';
import { type DateSetting, dateEdits, houseDate } from '#core/wire/dates.ts';
import { type Edit, withEdits } from '#core/wire/edits.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { positionEdits } from '#core/wire/positions.ts';
import { parseTemplate, renderTemplate, type Variable } from '#core/wire/template.ts';

/** What wire text is made of. */
export interface WireEntry {
  readonly fields: CaptionFields;
  readonly fileName: string;
  /** When the picture was taken, ISO 8601, or ''. */
  readonly capturedAt: string;
  /** When the text is sent, ISO 8601; decides whether a weekday is still recent. Without it the picture counts as new. */
  readonly now?: string;
  /** Words that go before the text, with a blank line between: a correction's or a kill's. */
  readonly note?: string;
}

/** A field's length against the limit of the IIM field that receives it. */
export interface Limit {
  readonly field: FieldId;
  readonly label: string;
  readonly bytes: number;
  readonly max: number;
}

interface WireText {
  readonly text: string;
  /** The text in the house's encoding: what limits and the preview count. */
  readonly bytes: Uint8Array;
  /** The same as a file of its own: one message, its lines and its end as the house writes them. */
  readonly file: Uint8Array;
  /** Plain sentences: what was changed, and what could not be. */
  readonly notes: readonly string[];
  /** The filled-in fields that IIM limits; the caption counts as the whole wire text. */
  readonly limits: readonly Limit[];
}

/** Makes the wire text of one caption in one house's form. Never fails; problems are among the notes. */
export function wireText(entry: WireEntry, house: House): WireText {
  const anatomy = readAnatomy(entry.fields.caption);
  const filePhoto = isFilePhoto(anatomy);
  const setting: DateSetting = {
    pictureDate: entry.fields.dateCreated || entry.capturedAt,
    now: entry.now ?? '',
    filePhoto,
  };
  const { line: credit, note: creditNote } = creditLine(house, entry.fields, anatomy.credits, filePhoto);
  const caption = captionInForm(anatomy, house, setting, credit);
  const template = parseTemplate(house.wire.template);
  const rendered = renderTemplate(template.parts, (name) => textOf(name, entry, house, caption.text, credit));
  const text = [entry.note ?? '', rendered.replace(/[^\S\n]+$/gm, '').trim()]
    .filter((part) => part !== '')
    .join('\n\n');
  const sent: Transliteration =
    house.wire.encoding === 'ascii' ? transliterate(text) : { text, replaced: new Map(), lost: [] };
  const bytes = encodeUtf8(sent.text);
  return {
    text: sent.text,
    bytes,
    file: encodeUtf8(asFile(sent.text, house.wire.lineEnd)),
    notes: [
      ...caption.notes,
      ...(creditNote === '' ? [] : [creditNote]),
      ...(credit === '' ? ['Byline, credit and source are empty: the text carries no credit.'] : []),
      ...template.problems.map(({ message, start }) => `Template, character ${start + 1}: ${message}`),
      ...asciiNotes(sent),
    ],
    limits: limitsOf(entry.fields, house, bytes.length),
  };
}

/** Receivers read up to a line end: a message without one may be held back or run into the next. */
function asFile(text: string, lineEnd: House['wire']['lineEnd']): string {
  return `${text}\n`.replace(/\r?\n/g, lineEnd === 'crlf' ? '\r\n' : '\n');
}

/** Whether the caption says that the picture comes from the files. */
function isFilePhoto(anatomy: Anatomy): boolean {
  if (anatomy.dateline?.kind === 'file') return true;
  return anatomy.credits.some((credit) =>
    /[,/]\s*File(?: Photo)?\s*\)?$/i.test(anatomy.text.slice(credit.start, credit.end)),
  );
}

/** The caption in house form: file prefix, dates, position marks; its own credits taken out. */
function captionInForm(
  anatomy: Anatomy,
  house: House,
  setting: DateSetting,
  credit: string,
): { text: string; notes: string[] } {
  const edits: Edit[] = [
    ...creditEdits(anatomy, house, credit),
    ...(setting.filePhoto ? [filePrefixEdit(anatomy, house)] : []),
    ...datelineEdits(anatomy, house, setting),
    ...dateEdits(anatomy, house, setting),
    ...positionEdits(anatomy, house),
  ];
  const { text, notes } = withEdits(anatomy.text, edits);
  return { text: text.trim(), notes };
}

function creditEdits({ text, credits }: Anatomy, house: House, ours: string): Edit[] {
  const own = listOption(house.rules['credit-form']?.options?.own);
  const edits = credits.map((credit) => creditEdit(text, credit, ours, namesMissing(credit, ours, own)));
  // A desk's own form may look like any bracket to the reader: "(Ana Vega)". Its place at the end makes it certain.
  const end = text.trimEnd().length;
  const last = { start: end - ours.length, end };
  if (ours !== '' && text.slice(0, end).endsWith(ours) && !credits.some((credit) => credit.end > last.start))
    edits.push(creditEdit(text, last, ours, []));
  return edits;
}

/** Whom the caption's credit names and the credit line does not. */
function namesMissing({ byline, agency }: CreditMention, ours: string, own: readonly string[]): string[] {
  const line = folded(ours);
  const agencies = agenciesIn(agency).filter((name) => !namesAgency(ours, name, [own]));
  return holds(line, byline) ? agencies : [byline, ...agencies];
}

function creditEdit(text: string, credit: Span, ours: string, missing: readonly string[]): Edit {
  let start = credit.start;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start -= 1;
  // "… ashore. (Photo: Harbor News)." leaves no lone full stop behind.
  const doubled = /[.!?]$/.test(text.slice(0, start)) && text.charAt(credit.end) === '.';
  const words = text.slice(credit.start, credit.end).trim();
  const note =
    missing.length === 0
      ? ''
      : `The caption’s own credit “${words}” is not sent: the line “${ours}” does not name ${missing.join(' and ')}.`;
  return { start, end: doubled ? credit.end + 1 : credit.end, words: '', note };
}

function filePrefixEdit({ text, dateline }: Anatomy, house: House): Edit {
  const mark = dateline?.kind === 'file' ? dateline : { start: 0, end: 0 };
  let end = mark.end;
  while (/\s/.test(text.charAt(end))) end += 1;
  const before = text.slice(mark.start, end);
  const note =
    before === house.wire.filePrefix
      ? ''
      : `The file photo’s caption begins “${house.wire.filePrefix.trim()}”.`;
  return { start: mark.start, end, words: house.wire.filePrefix, note };
}

function textOf(name: Variable, entry: WireEntry, house: House, caption: string, credit: string): string {
  const day = partsOfIsoDate(entry.fields.dateCreated || entry.capturedAt);
  switch (name) {
    case 'caption':
      return caption;
    case 'credit':
      return credit;
    case 'fileName':
      return entry.fileName;
    case 'place':
      return [entry.fields.city, entry.fields.state, entry.fields.country]
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(', ');
    case 'date':
      return day ? houseDate(house, day) : '';
    case 'weekday':
      return day ? (fullWeekdays[weekdayOf(day.year, day.month, day.day)] ?? '') : '';
    default:
      return valueText(entry.fields[name], ', ').trim();
  }
}

function asciiNotes({ replaced, lost }: Transliteration): string[] {
  const notes: string[] = [];
  const changed = [...replaced].filter(([from]) => from.trim() !== '');
  if (changed.length > 0)
    notes.push(
      `Written in ASCII: ${changed.map(([from, to]) => `${from} as ${to === '' ? 'nothing' : to}`).join(', ')}.`,
    );
  if (lost.length > 0) notes.push(`Without an ASCII form, sent as a question mark: ${lost.join(' ')}`);
  return notes;
}

/** dateCreated is left out: IIM holds it in a form of its own, always eight bytes. */
function limitsOf(caption: CaptionFields, house: House, wireBytes: number): Limit[] {
  const bytesOf = (text: string) =>
    encodeUtf8(house.wire.encoding === 'ascii' ? transliterate(text).text : text).length;
  return fields.flatMap((field) => {
    const { id } = field;
    if (!('iim' in field) || id === 'dateCreated') return [];
    const value = caption[id];
    const bytes =
      id === 'caption'
        ? wireBytes
        : typeof value === 'string'
          ? bytesOf(value)
          : Math.max(
              0,
              ...value.map((each) => bytesOf(typeof each === 'string' ? each : structureText(each))),
            );
    return bytes === 0 ? [] : [{ field: id, label: deskName(id), bytes, max: field.iim.maxBytes }];
  });
}
