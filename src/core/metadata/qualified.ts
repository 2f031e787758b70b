/**
 * Terms that IIM qualifies and XMP gives bare: a subject code with its provider and its names
 * (“IPTC:15054000:sport:soccer:” for “15054000”), a genre with its number (“005:Feature” for
 * “Feature”). Used by the readers, the comparison of places and the IIM writer. Pure.
 *
 * IIM 4.2, 2:12: provider, eight digits and three names, parted by colons; the names may be blank.
 * 2:04: three digits, a colon and the name.
 */
import type { FieldId } from '#core/caption/fields.ts';

/** The fields with such terms, by their IIM datasets. */
export const qualifiedFields: ReadonlyMap<string, FieldId> = new Map([
  ['2:12', 'subjectCodes'],
  ['2:04', 'intellectualGenre'],
]);

/** A field's term without the qualifiers that IIM gives it; terms of other fields and providers as they are. */
export function bareTerm(id: FieldId, text: string): string {
  if (id === 'subjectCodes') return /^IPTC:([^:]+)(?::[^:]*){0,3}$/i.exec(text)?.[1]?.trim() || text;
  if (id === 'intellectualGenre') return /^\d{3}:(.+)$/s.exec(text)?.[1]?.trim() || text;
  return text;
}

/** A field's term as IIM takes it. A genre's number is not invented: the name alone says what is meant. */
export function qualifiedTerm(id: FieldId, text: string): string {
  return id === 'subjectCodes' && !text.includes(':') ? `IPTC:${text}:::` : text;
}
