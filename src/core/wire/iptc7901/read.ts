/**
 * Reads IPTC 7901 messages, one or many in a file: Cutline's own and those of agencies, whatever their
 * line ends, in UTF-8 or Latin-1, with or without a trailer. Used through readers.ts; never throws.
 */
import type { FieldChanges } from '#core/caption/caption.ts';
import { isMoment } from '#core/caption/field-values.ts';
import { readUndeclared } from '#core/metadata/charset.ts';
import { momentOf } from '#core/wire/iptc7901/footer.ts';
import { embargoLabel, eot, etx, notepadMark, stx } from '#core/wire/iptc7901/form.ts';
import { type Header, keywordLine, noCategory, readHeader, slugOf } from '#core/wire/iptc7901/header.ts';
import { headlineOf, kindOfHeadline } from '#core/wire/iptc7901/headline.ts';
import { textOfLines } from '#core/wire/iptc7901/lines.ts';
import { type Notepad, readNotepad } from '#core/wire/iptc7901/notepad.ts';
import type { ReadItem, WireReading } from '#core/wire/item.ts';

/** A message has some kilobytes; more than this is a day of a wire. */
const mostBytes = 20_000_000;
const mostMessages = 5_000;

/** Blanks, line ends and fill characters that may stand before the first message. */
const mostFill = 256;

/** Most lines of a headline; what closes it further down belongs to the text. */
const mostHeadlineLines = 5;

/** Reads the messages of a file; null where it holds none. */
export function readIptc7901(bytes: Uint8Array): WireReading | null {
  if (bytes.length > mostBytes) return null;
  const start = bytes.indexOf(1);
  if (start === -1 || start > mostFill || bytes.subarray(0, start).some((byte) => byte > 0x20 && byte < 0x7f))
    return null;
  const items: ReadItem[] = [];
  const warnings: string[] = [];
  let at = start;
  for (let number = 1; at !== -1 && number <= mostMessages; number += 1) {
    const next = bytes.indexOf(1, at + 1);
    const read = readMessage(readUndeclared(bytes.subarray(at + 1, next === -1 ? bytes.length : next)));
    if (typeof read === 'string') warnings.push(`Message ${number} was left out: ${read}.`);
    else {
      items.push(read.item);
      warnings.push(...read.warnings.map((warning) => `Message ${number}: ${warning}`));
    }
    at = next;
  }
  if (at !== -1) warnings.push(`Only the first ${mostMessages} messages were read.`);
  return items.length === 0 ? null : { format: 'iptc7901', items, warnings };
}

/** Reads one message without its SOH; a few words about why it is none. */
function readMessage(message: string): { item: ReadItem; warnings: string[] } | string {
  const text = message.indexOf(stx);
  if (text === -1) return 'it has no text';
  const [first = '', ...keywordLines] = linesOf(message.slice(0, text)).filter((line) => line.trim() !== '');
  const header = readHeader(first.trim());
  if (!header) return 'its first line is no header';
  const end = message.indexOf(etx, text);
  const stop = end === -1 ? message.indexOf(eot, text) : end;
  const lines = linesOf(message.slice(text + 1, stop === -1 ? message.length : stop));
  const footer = end === -1 ? '' : linesOf(message.slice(end + 1, end + 200)).join(' ');
  return {
    item: itemOf(header, keywordLines.map((line) => line.trim()).join(''), lines, momentOf(footer)),
    warnings: [
      ...(end === -1 ? ['it has no end and may be cut short.'] : []),
      ...(end !== -1 && momentOf(footer) === '' ? ['its footer has no date.'] : []),
    ],
  };
}

function itemOf(header: Header, keywords: string, lines: readonly string[], at: string): ReadItem {
  const heading = headingOf(lines);
  const notepadAt = notepadStart(lines, heading.lines);
  const notepad = readNotepad(lines.slice(notepadAt).filter((line) => !isMark(line) && !isRule(line)));
  // Cutline's header says what a version does; a headline of its own may begin with such a word.
  const kind = header.kind === 'new' && notepad.item === '' ? kindOfHeadline(heading.text) : header.kind;
  const { note, caption } = partsOf(
    textOfLines(lines.slice(heading.lines, ruleAt(lines, notepadAt))),
    notepad,
  );
  return {
    guid: notepad.item,
    version: header.version,
    fields: {
      ...headFields(header, keywords, headlineOf(heading.text, kind), notepad),
      ...(caption === '' ? {} : { caption }),
      ...(note === '' && notepad.words !== '' && !notepad.fields.instructions
        ? { instructions: textOfLines(notepad.words.split('\n')) }
        : {}),
      ...notepad.fields,
    },
    language: notepad.language,
    provider: notepad.provider || (/(?:^|\s)([a-z]{2,4})\s+\d{1,4}(?:\s|$)/i.exec(header.options)?.[1] ?? ''),
    createdAt: '',
    at,
    pictures:
      notepad.picture === ''
        ? []
        : [
            {
              rendition: 'highRes',
              href: notepad.picture,
              mediaType: mediaTypeOf(notepad.picture),
              width: 0,
              height: 0,
              bytes: 0,
            },
          ],
    embargo: embargoIn(notepad),
    signal: { kind, note },
  };
}

/** The headline and how many lines it takes: up to the one that closes with an equals sign, else the first. */
function headingOf(lines: readonly string[]): { text: string; lines: number } {
  const near = lines.slice(0, mostHeadlineLines);
  const blank = near.findIndex((line, index) => index > 0 && line.trim() === '');
  const closed = near
    .slice(0, blank === -1 ? near.length : blank)
    .findIndex((line) => /(?:^|\s)=\s*$/.test(line.slice(-20)));
  const count = Math.max(closed + 1, 1);
  return {
    text: lines
      .slice(0, count)
      .map((line) => line.trim())
      .join(' '),
    lines: count,
  };
}

/** Where the part for editors begins: the line that says so, or an agency's heading of its notebook. */
function notepadStart(lines: readonly string[], from: number): number {
  const at = lines.findIndex(
    (line, index) =>
      index >= from &&
      (isMark(line) ||
        ((lines[index - 1] ?? '').trim() === '' && /^# (?:dpa[- ])?note?(?:book|izblock)/i.test(line))),
  );
  return at === -1 ? lines.length : at;
}

function isMark(line: string): boolean {
  return notepadMark.test(line);
}

/** Where the text ends: agencies put a line of asterisks, after a blank one, between text and notepad. */
function ruleAt(lines: readonly string[], notepadAt: number): number {
  const last = lines.slice(0, notepadAt).findLastIndex((line) => line.trim() !== '');
  return last > 0 && isRule(lines[last] ?? '') && (lines[last - 1] ?? '').trim() === '' ? last : notepadAt;
}

function isRule(line: string): boolean {
  return /^\*[* ]*$/.test(line);
}

/** What header, keyword line and headline say; the notepad goes before them. */
function headFields(header: Header, keywords: string, headline: string, notepad: Notepad): FieldChanges {
  const slug = slugOf(keywords);
  // Without a slug the line was made of the keywords.
  const isSlug = slug !== '' && keywords !== keywordLine('', notepad.fields.keywords ?? []);
  return {
    ...(headline === '' ? {} : { headline }),
    ...(isSlug ? { slug } : {}),
    ...(header.category.toLowerCase() === noCategory ? {} : { category: header.category }),
    ...(header.priority === '0' ? {} : { urgency: header.priority }),
  };
}

/** The text without what Cutline puts before it: a correction's note and an embargo, which the notepad repeats. */
function partsOf(text: string, notepad: Notepad): { note: string; caption: string } {
  const paragraphs = text.split('\n\n');
  const words = squeezed(notepad.words);
  const note = words !== '' && squeezed(paragraphs[0] ?? '') === words ? (paragraphs.shift() ?? '') : '';
  if (embargoIn(notepad) !== '' && paragraphs[0]?.startsWith(embargoLabel)) paragraphs.shift();
  return { note, caption: paragraphs.join('\n\n') };
}

function embargoIn({ fields: { embargo = '' } }: Notepad): string {
  return isMoment(embargo) ? embargo : '';
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** CR LF, also with a second CR as teleprinters had it, and either of the two alone. */
function linesOf(text: string): string[] {
  return text.split(/\r{0,2}\n(?:\r(?!\n))?|\r/);
}

function mediaTypeOf(name: string): string {
  const ending = /\.([a-z]{3,4})$/i.exec(name.slice(-5))?.[1]?.toLowerCase() ?? '';
  if (ending === 'jpg' || ending === 'jpeg') return 'image/jpeg';
  if (ending === 'tif' || ending === 'tiff') return 'image/tiff';
  return ending === 'png' ? 'image/png' : '';
}
