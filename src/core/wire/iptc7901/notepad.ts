/**
 * The notepad of a message, the part for editors alone: what a correction tells, then the picture's
 * fields, a label and a value each. Used by the exporter and the reader. A receiver's desk reads it with
 * its eyes, so it holds the desk's own names; a field that the header or headline says whole is not repeated.
 */

import type { CaptionFields, FieldChanges } from '#core/caption/caption.ts';
import { isIsoDate } from '#core/caption/field-values.ts';
import { deskName, type FieldId, fieldOf, fields, isListField } from '#core/caption/fields.ts';
import { deskFields } from '#core/caption/registry/desk-fields.ts';
import { joint, wrapped } from '#core/wire/iptc7901/lines.ts';

/** What the notepad says besides fields. */
const extras = ['Picture', 'Item', 'Provider', 'Language'] as const;
type Extra = (typeof extras)[number];

/** The fields a notepad holds, those that an editor needs first, first. */
export const notepadFields: readonly FieldId[] = [
  'instructions',
  'embargo',
  'expires',
  ...deskFields.map(({ id }) => id).filter((id) => id !== 'caption' && id !== 'instructions'),
];

const byLabel: ReadonlyMap<string, FieldId | Extra> = new Map([
  ...notepadFields.map((id): [string, FieldId] => [deskName(id).toLowerCase(), id]),
  ...extras.map((name): [string, Extra] => [name.toLowerCase(), name]),
]);

// Two blanks continue a value; four begin a line of its own inside it.
const wrap = '  ';
const ownLine = '    ';

/** A label and its value in lines; [] where the value is blank. Values are in the message's characters already. */
export function labelled(label: string, value: string): string[] {
  return value
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line, index) => wrapped(line, index === 0 ? `${label}: ` : ownLine, wrap));
}

/** A term in a list that semicolons part, in one line. */
export function termInList(term: string): string {
  return term.replaceAll(';', ',').replace(/\s+/g, ' ').trim();
}

/**
 * A field's value as the notepad writes it, terms separated with semicolons; structures have no place.
 * @param plain puts a text into the message's characters
 */
export function notepadValue(id: FieldId, caption: CaptionFields, plain: (text: string) => string): string {
  const value = caption[id];
  if (typeof value === 'string') return plain(value);
  return value
    .flatMap((term) => (typeof term === 'string' ? [termInList(plain(term))] : []))
    .filter((term) => term !== '')
    .join('; ');
}

/** Said elsewhere: the caption is the text, and what a version does stands in the header. */
const saidElsewhere: readonly FieldId[] = [
  'caption',
  'actionAdvised',
  'referenceServices',
  'referenceDates',
  'referenceNumbers',
];

/** Filled-in fields that a message has no place for. */
export function unplaced(caption: CaptionFields): FieldId[] {
  return fields
    .map(({ id }) => id)
    .filter((id) => !saidElsewhere.includes(id) && !notepadFields.includes(id) && caption[id].length > 0);
}

/** What a notepad says. */
export interface Notepad {
  readonly fields: FieldChanges;
  readonly picture: string;
  readonly item: string;
  readonly provider: string;
  readonly language: string;
  /** Words without a label. */
  readonly words: string;
}

/** Reads a notepad, an agency's free words as well. */
export function readNotepad(lines: readonly string[]): Notepad {
  const values = new Map<FieldId | Extra, string>();
  const words: string[] = [];
  let open: FieldId | Extra | null = null;
  let before = '';
  for (const line of lines) {
    const found = /^(\p{L}[^:\n]{0,60}):(?: |$)/u.exec(line);
    const id = found ? byLabel.get(found[1]?.toLowerCase() ?? '') : undefined;
    if (found && id !== undefined && !values.has(id)) {
      open = id;
      values.set(id, line.slice(found[0].length).trim());
    } else if (open !== null && line.startsWith(wrap)) {
      const so: string = values.get(open) ?? '';
      const between = so === '' ? '' : line.startsWith(ownLine) ? '\n' : joint(before);
      values.set(open, so + between + line.trim());
    } else {
      open = null;
      words.push(line);
    }
    before = line;
  }
  const extra = (name: Extra) => values.get(name) ?? '';
  return {
    fields: Object.fromEntries(
      notepadFields.flatMap((id) => {
        const value = values.get(id) ?? '';
        // An agency's "Date: Thursday" is no date of ours.
        const fits = fieldOf(id).kind !== 'date' || isIsoDate(value);
        return value === '' || !fits ? [] : [[id, isListField(id) ? termsOf(value) : value]];
      }),
    ),
    picture: extra('Picture'),
    item: extra('Item'),
    provider: extra('Provider'),
    language: extra('Language'),
    words: words.join('\n').trim(),
  };
}

function termsOf(value: string): string[] {
  return value
    .split(';')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}
