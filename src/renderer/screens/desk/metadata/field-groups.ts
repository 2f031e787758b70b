/**
 * How the form arranges the field registry: the fields of every day, the groups of all others, how
 * many of a group are filled in, and the search for a field by any of its names. Pure; used by
 * AllFields.tsx. Knows no control.
 */
import type { CaptionFields, FieldValue } from '#core/caption/caption.ts';
import { type FieldGroup, type FieldId, fieldOf, fields } from '#core/caption/fields.ts';
import { deskFields } from '#core/caption/registry/desk-fields.ts';
import { membersOf } from '#core/caption/registry/structures.ts';

/** The groups' names as the form shows them. */
export const groupNames: Readonly<Record<FieldGroup, string>> = {
  caption: 'Caption',
  origin: 'Photographer and supplier',
  place: 'Places',
  people: 'People and organisations',
  subject: 'Subject',
  wire: 'Wire',
  rights: 'Rights and releases',
  picture: 'Picture and AI',
};

const groupOrder: readonly FieldGroup[] = [
  'caption',
  'people',
  'place',
  'subject',
  'wire',
  'origin',
  'rights',
  'picture',
];

const daily: ReadonlySet<FieldId> = new Set<FieldId>(deskFields.map(({ id }) => id));

/** The fields of every day but the caption itself, which has its own editor. */
export const everydayFields: readonly FieldId[] = deskFields
  .map(({ id }) => id)
  .filter((id) => id !== 'caption');

/** One group of further fields, in the order of the registry. */
export interface MoreFields {
  readonly group: FieldGroup;
  readonly fields: readonly FieldId[];
}

/** Every field that is not one of every day, by group. */
export const moreFields: readonly MoreFields[] = groupOrder
  .map((group) => ({
    group,
    fields: fields.map(({ id }) => id).filter((id) => !daily.has(id) && fieldOf(id).group === group),
  }))
  .filter((each) => each.fields.length > 0);

/** Whether a field holds anything. */
export function isFilled(value: FieldValue): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value.length > 0;
}

/** How many of these fields are filled in. */
export function filledIn(caption: CaptionFields, of: readonly FieldId[]): number {
  return of.filter((id) => isFilled(caption[id])).length;
}

/**
 * The fields that answer to these words, the caption left out: first those whose name has all of
 * them, then those that only mention them in their help, their group or a part of their structure.
 * None for blank words.
 */
export function findFields(words: string): FieldId[] {
  const asked = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (asked.length === 0) return [];
  const ranked = fields
    .map(({ id }) => id)
    .filter((id) => id !== 'caption')
    .map((id) => ({ id, rank: rankOf(id, asked) }))
    .filter(({ rank }) => rank < unfound);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id);
}

const unfound = 3;

/** 0 where a name begins with the words, 1 where the names have them, 2 where anything else has. */
function rankOf(id: FieldId, asked: readonly string[]): number {
  const { label, deskName = '', help, group, structure } = fieldOf(id);
  const names = [label, deskName, id].map(fold);
  if (names.some((name) => name.startsWith(asked.join(' ')))) return 0;
  if (asked.every((word) => names.some((name) => name.includes(word)))) return 1;
  const members = structure ? membersOf(structure).map((member) => member.label) : [];
  const all = fold([label, deskName, id, help, groupNames[group], ...members].join(' '));
  return asked.every((word) => all.includes(word)) ? 2 : unfound;
}

/** Lower case without accents and apostrophes, as it is typed in a hurry. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .trim();
}

/** Short fields that stand beside the one before or after them in the registry. */
const paired: ReadonlySet<FieldId> = new Set<FieldId>([
  'byline',
  'bylineTitle',
  'credit',
  'source',
  'city',
  'state',
  'country',
  'countryCode',
  'aiSystem',
  'aiSystemVersion',
  'maxWidth',
  'maxHeight',
]);

/** How much of a row a field takes where all fields are shown. */
export function widthOf(field: FieldId): 'whole' | 'half' {
  return paired.has(field) ? 'half' : 'whole';
}
