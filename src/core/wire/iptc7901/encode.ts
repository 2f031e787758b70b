/**
 * A wire item as an IPTC 7901 message: the caption in the house's wire form, in lines of 69 characters,
 * with the picture's fields in the notepad. Pure; used through formats.ts. The signal of a correction,
 * an update or a kill stands in the header, before the headline, before the text and in the notepad.
 */
import { isMoment } from '#core/caption/field-values.ts';
import { deskName } from '#core/caption/fields.ts';
import { hrefOf } from '#core/wire/href.ts';
import { footerOf, momentInWords } from '#core/wire/iptc7901/footer.ts';
import {
  countWords,
  embargoLabel,
  eot,
  etx,
  lineWidth,
  notepadLine,
  soh,
  stx,
} from '#core/wire/iptc7901/form.ts';
import {
  categoryOf,
  headerLine,
  keywordLine,
  noCategory,
  priorityOf,
  slugOf,
} from '#core/wire/iptc7901/header.ts';
import { headlineLine, headlineOf } from '#core/wire/iptc7901/headline.ts';
import { type Lettering, lettering } from '#core/wire/iptc7901/lettering.ts';
import { textLines, wrapped } from '#core/wire/iptc7901/lines.ts';
import { labelled, notepadFields, notepadValue, termInList, unplaced } from '#core/wire/iptc7901/notepad.ts';
import { type DocumentSetting, type Encoded, guidOf, type WireItem } from '#core/wire/item.ts';
import { wholeSeconds } from '#core/wire/moments.ts';
import { wireText } from '#core/wire/text.ts';

/** Makes the message. Never fails; a house whose wire is ASCII gets seven bits whatever the setting says. */
export function encodeIptc7901(item: WireItem, setting: DocumentSetting): Encoded {
  const { house } = setting;
  const letters = lettering(house.wire.encoding === 'ascii' ? 'ascii' : setting.charset);
  const text = wireText({ ...item, now: item.at }, { ...house, wire: { ...house.wire, encoding: 'utf-8' } });
  const note = letters.plain(item.signal.note.trim().replace(/\n\s*\n/g, '\n'));
  const embargo = embargoOf(item);
  const body = textLines(
    [note, ...(embargo === '' ? [] : [embargoLine(embargo)]), letters.plain(text.text)]
      .filter((part) => part.trim() !== '')
      .join('\n\n'),
  );
  const head = headOf(item, letters);
  const header = headerLine({
    service: setting.service,
    sequence: setting.sequence,
    priority: priorityOf(item.fields.urgency),
    category: head.category,
    words: countWords(body.join(' ')),
    version: item.version,
    kind: item.signal.kind,
  });
  const lines = [
    soh + header,
    head.keywords,
    stx + head.headline,
    '',
    ...body,
    '',
    notepadLine,
    '',
    ...(note === ''
      ? []
      : [...note.split('\n').flatMap((line) => wrapped(line, noteIndent, noteIndent)), '']),
    ...notepadLines(item, letters, head.told),
    '',
    etx + footerOf(item.at),
  ];
  return {
    bytes: bytesOf(`${lines.map((line) => `${line}\r\n`).join('')}${eot}`),
    notes: [...text.notes, ...letters.notes(), ...brokenWords(text.text), ...notesOn(item)],
  };
}

// A note's line may look like a label: only lines without an indent are taken for one.
const noteIndent = '  ';

/** The lines before the text, and which fields they say whole, so that the notepad need not. */
function headOf({ fields, signal }: WireItem, letters: Lettering) {
  const slug = oneLine(letters.plain(fields.slug));
  const headline = oneLine(letters.plain(fields.headline));
  const terms = fields.keywords.map((keyword) => termInList(letters.plain(keyword))).filter(Boolean);
  const fromKeywords = keywordLine('', terms);
  const keywords = keywordLine(slug, terms);
  const category = categoryOf(fields.category, fields.subjectCodes);
  const line = headlineLine(headline, signal.kind);
  const told = new Set<string>();
  if (slugOf(keywords) === slug && keywords !== fromKeywords) told.add('slug');
  if (headlineOf(line, signal.kind) === headline) told.add('headline');
  if (category === fields.category && category.toLowerCase() !== noCategory) told.add('category');
  if (priorityOf(fields.urgency) === fields.urgency) told.add('urgency');
  return { keywords, headline: line, category, told };
}

/** The fields an editor needs, then where the picture is and which item this is. */
function notepadLines(item: WireItem, letters: Lettering, told: ReadonlySet<string>): string[] {
  const [picture] = item.pictures;
  const embargo = embargoOf(item);
  return [
    ...notepadFields
      .filter((id) => !told.has(id))
      .flatMap((id) => {
        const value =
          id === 'embargo' && embargo !== '' ? embargo : notepadValue(id, item.fields, letters.plain);
        return labelled(deskName(id), value);
      }),
    ...labelled('Picture', hrefOf(picture?.href ?? item.fileName)),
    ...labelled('Item', guidOf(item.id)),
    ...labelled('Provider', oneLine(letters.plain(item.provider))),
    ...labelled('Language', oneLine(letters.plain(item.language))),
  ];
}

function embargoOf({ embargo, fields }: WireItem): string {
  return wholeSeconds([embargo, fields.embargo].find(isMoment) ?? '');
}

/** For people: the day and time before which nobody may publish. */
function embargoLine(embargo: string): string {
  return `${embargoLabel}not for publication before ${momentInWords(embargo)}.`;
}

/** Addresses mostly: whoever copies one from the message has to know. */
function brokenWords(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word.length > lineWidth)
    .map((word) => `“${word.slice(0, 30)}…” is longer than a line and goes on in the next one.`);
}

function notesOn({ fields }: WireItem): string[] {
  const lost = unplaced(fields).map(deskName);
  const split = (['people', 'keywords', 'supplementalCategories'] as const).filter((id) =>
    fields[id].some((term) => term.includes(';')),
  );
  return [
    ...(fields.headline.trim() === '' ? ['The headline is empty.'] : []),
    ...(priorityOf(fields.urgency) === fields.urgency.trim() || fields.urgency.trim() === ''
      ? []
      : [`The header’s priority is ${priorityOf(fields.urgency)}: it has no ${fields.urgency}.`]),
    ...(/^[a-z]{1,3}$/i.test(fields.category.trim()) || fields.category.trim() === ''
      ? []
      : [`“${fields.category}” is no category of one to three letters: the header has another.`]),
    ...split.map((id) => `Semicolons in ${deskName(id)} are sent as commas.`),
    ...(lost.length > 0 ? [`No place in a text message for ${lost.join(', ')}.`] : []),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** One byte a character: the lettering left none above 255. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
