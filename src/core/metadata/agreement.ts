/**
 * Whether two places of a photo say the same of a field. Lenient where the older standards cannot
 * say more: a text cut at its limit, only the first of several creators, dates of another precision;
 * and which of two that agree says less.
 * Used by reconcile.ts and by whoever shows sources side by side.
 */

import { type FieldValue, valueText } from '#core/caption/caption.ts';
import { countryByCode } from '#core/caption/countries.ts';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { holdsStructures, sameStructures } from '#core/caption/structure.ts';
import { sameMoment, withoutFraction } from '#core/metadata/dates.ts';
import { bareTerm } from '#core/metadata/qualified.ts';
import type { SourceValue } from '#core/metadata/sources.ts';

/** Whether two values say the same, as far as the shorter-lived of the standards could hold it. */
export function agree(id: FieldId, a: SourceValue, b: SourceValue): boolean {
  if (typeof a.value === 'string' && typeof b.value === 'string') {
    if (fieldOf(id).kind === 'date') return sameMoment(a.value, b.value);
    const [one, other] = [plain(id, a.value), plain(id, b.value)];
    if (one === other) return true;
    // IIM knows only three letters, XMP takes two or three.
    if (id === 'countryCode' && sameCountry(one, other)) return true;
    if (id === 'byline' && (beginsCreators(one, other) || beginsCreators(other, one))) return true;
    return (b.atLimit && one.startsWith(other)) || (a.atLimit && other.startsWith(one));
  }
  if (typeof a.value === 'string' || typeof b.value === 'string') return false;
  if (holdsStructures(a.value) || holdsStructures(b.value)) {
    return holdsStructures(a.value) && holdsStructures(b.value) && sameStructures(a.value, b.value);
  }
  const [one, other] = [
    { terms: a.value.map((term) => plain(id, term)), atLimit: a.atLimit },
    { terms: b.value.map((term) => plain(id, term)), atLimit: b.atLimit },
  ];
  return coveredBy(one, other) && coveredBy(other, one);
}

/**
 * Whether one of two values that agree is only a part of the other: cut at its limit, the first of its
 * creators, or its date without the time, the zone or the fraction.
 */
export function saysLess(id: FieldId, less: SourceValue, more: SourceValue): boolean {
  if (!agree(id, less, more)) return false;
  if (less.atLimit) return true;
  if (typeof less.value !== 'string' || typeof more.value !== 'string' || less.value === more.value)
    return false;
  if (fieldOf(id).kind === 'date') {
    return more.value.startsWith(less.value) || withoutFraction(more.value) === less.value;
  }
  if (id !== 'byline') return false;
  const [fewer, all] = [creators(plain(id, less.value)), creators(plain(id, more.value))];
  return fewer.length < all.length;
}

function sameCountry(one: string, other: string): boolean {
  const country = countryByCode(one);
  return country !== null && country === countryByCode(other);
}

interface Terms {
  readonly terms: readonly string[];
  readonly atLimit: boolean;
}

/** Whether every term of one list stands in the other, whole or cut at its limit. */
function coveredBy(one: Terms, other: Terms): boolean {
  const known = new Set(other.terms);
  return one.terms.every(
    (term) =>
      known.has(term) ||
      other.terms.some(
        (rival) => (other.atLimit && term.startsWith(rival)) || (one.atLimit && rival.startsWith(term)),
      ),
  );
}

/** Whether one byline is the first creators of the other: IIM and EXIF writers often keep no more. */
function beginsCreators(first: string, all: string): boolean {
  const rest = creators(all);
  return creators(first).every((creator, index) => creator === rest[index]);
}

function creators(byline: string): string[] {
  return byline
    .split(';')
    .map((creator) => creator.trim())
    .filter((creator) => creator !== '');
}

/** For comparison: without IIM's qualifiers, one spelling of composed letters and the copyright sign, one kind of space. */
function plain(id: FieldId, text: string): string {
  return bareTerm(id, text).normalize('NFC').replaceAll('©', '(C)').replace(/\s+/g, ' ').trim();
}

// Long enough for a caption lead, short enough for a line of the import report.
const longestShown = 300;

/** A value in one line of limited length, for sentences. */
export function shown(value: FieldValue): string {
  const structures = typeof value !== 'string' && holdsStructures(value);
  const text = valueText(value, structures ? '; ' : ', ').replace(/\s+/g, ' ');
  return text.length > longestShown
    ? `${text.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '')}…`
    : text;
}
