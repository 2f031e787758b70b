/**
 * The dateline at the start of a caption: Getty's "PHILADELPHIA - NOVEMBER 10:", text wires'
 * "HAMBURG, Germany (AP) -", and "FILE -". Used by the caption reader. Only the very start of
 * a text is looked at.
 */
import type { Dateline } from '#core/caption/anatomy.ts';
import { findDates } from '#core/caption/dates.ts';

const fileMark =
  /^\s*(?:\((?:FILES?|FILE PHOTO|ARCHIVE)\)|(?:FILES?|FILE PHOTO|FILE PICTURE|File(?= ?[-–—:])|File photo|File Photo|ARCHIVE|ARCHIVES))\s*(?:[-–—:]{1,2}\s*|$)|^\s*\((?:FILES?)\)\s*/;

/** A place in capitals, perhaps a state or country, perhaps a date, perhaps the agency; then a dash or a colon. */
const placeMark =
  /^\s*(?<place>\p{Lu}[\p{Lu}\p{M}.'’-]+(?:[ /]\p{Lu}[\p{Lu}\p{M}.'’-]*){0,4}(?:, ?[\p{L}\p{M}.'’ -]{2,40}?){0,2})(?<date>(?:,? ?[-–—]{1,2} ?|, ?| )(?:[\p{L}]{3,9}\.? \d{1,2}|\d{1,2} [\p{L}]{3,9}\.?)(?:,? \d{4})?)?,?(?: ?\((?<agency>[\p{L} .-]{2,30})\))?(?: ?[-–—]{1,2}(?=[\s\p{L}])| ?:(?=\s))/u;

/** The dateline, its dash or colon included; null when the text opens with a sentence. */
export function findDateline(text: string): Dateline | null {
  const opening = text.slice(0, 160);
  const file = fileMark.exec(opening);
  if (file)
    return { kind: 'file', place: '', date: null, start: leading(text), end: file[0].trimEnd().length };
  const place = placeMark.exec(opening);
  if (!place?.groups) return null;
  const { place: words = '', date: dateWords, agency } = place.groups;
  const end = place[0].length;
  const date = dateWords === undefined ? null : (findDates(text.slice(0, end))[0] ?? null);
  if (dateWords !== undefined && date === null) return null;
  // "NASA - " and a headline before a colon look alike: without date, agency or a dash it is no dateline.
  if (date === null && agency === undefined && place[0].endsWith(':')) return null;
  if (!/\p{Lu}{2}/u.test(words.replace(/[.'’-]/g, ''))) return null;
  return { kind: 'place', place: words.trim().replace(/[,\s]+$/, ''), date, start: leading(text), end };
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}
