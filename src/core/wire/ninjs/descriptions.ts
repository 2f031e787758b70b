/**
 * The descriptions of a ninjs item, whichever version it is of: 1.x has a property for each
 * (`description_text`, `description_html`), 2.x and 3.x a list with roles. Used by the reader.
 */

import { descriptionRole, signalOfRole } from '#core/wire/ninjs/names.ts';
import { type Part, partsIn, textOf } from '#core/wire/ninjs/parts.ts';
import { fieldOfProperty } from '#core/wire/unsaid.ts';

/** One description: what it is for, and its text. */
export interface Description {
  readonly role: string;
  readonly text: string;
  /** Whether the text is markup. */
  readonly markup: boolean;
}

/** All descriptions of an item, in its order. */
export function descriptionsOf(item: Part): Description[] {
  return textsOf(item, 'description');
}

/** The headline: the main one, or whatever stands first. */
export function headlineOf(item: Part): string {
  const headlines = textsOf(item, 'headline');
  const main = headlines.find(({ role }) => role === 'main' || role === '') ?? headlines[0];
  return textOf(item, 'headline') || (main ? plainText(main) : '');
}

/** Those under `descriptions` or `description_…`, or of another name made the same way. */
function textsOf(item: Part, name: string): Description[] {
  const listed = partsIn(item, `${name}s`).map((each) => ({
    role: textOf(each, 'role'),
    text: textOf(each, 'value'),
    markup: /html|xml/i.test(textOf(each, 'contenttype')),
  }));
  const properties = [...item].flatMap(([property, value]) => {
    if (!property.startsWith(`${name}_`) || typeof value !== 'string') return [];
    const role = property.slice(name.length + 1);
    return [{ role, text: value, markup: /html|xml|nitf/.test(role) }];
  });
  return [...listed, ...properties].filter(({ text, role }) => text !== '' || role !== '');
}

/** Roles that systems give to a caption. */
const captionRoles: readonly string[] = [descriptionRole.caption, 'text', 'main', 'description', ''];

/** The caption: the description that says so, else the first that is for nothing else. */
export function captionOf(descriptions: readonly Description[]): string {
  const candidates = descriptions.filter(
    ({ role }) => fieldOfProperty(role) === null && signalOfRole(role) === null && !isForAccess(role),
  );
  const found =
    candidates.find(({ role, markup }) => captionRoles.includes(role.toLowerCase()) && !markup) ??
    candidates.find(({ markup }) => !markup) ??
    candidates[0];
  return found ? plainText(found) : '';
}

/** The text for those who cannot see the picture: short, or extended. */
export function accessText(
  descriptions: readonly Description[],
  role: 'altText' | 'extendedDescription',
): string {
  return descriptions.find((each) => sameRole(each.role, role))?.text ?? '';
}

function isForAccess(role: string): boolean {
  return sameRole(role, descriptionRole.altText) || sameRole(role, descriptionRole.extendedDescription);
}

/** "altText", "alt_text" and "alt-text" are one. */
export function sameRole(one: string, other: string): boolean {
  const letters = (role: string) => role.toLowerCase().replace(/[^a-z]/g, '');
  return letters(one) === letters(other);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Markup to the text that a page would show, a line for each paragraph. */
function plainText({ text, markup }: Description): string {
  if (!markup) return text;
  return text
    .replace(/\s+/g, ' ')
    .replace(/<(?:br|\/p|\/div|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:([a-z]{2,4})|#(\d{1,7})|#x([\da-f]{1,6}));/gi, entityText)
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function entityText(entity: string, name?: string, decimal?: string, hex?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? entity;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isCharacter ? String.fromCodePoint(point) : entity;
}
