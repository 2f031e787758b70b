/**
 * Which place fields a photo must give up when a table's row moves it: city, state, country and
 * code are one statement, and half of an old one beside half of a new one ("Namur, Bavaria,
 * Germany") is a place that does not exist. The old half is emptied rather than kept under a check:
 * the check for a missing place asks for an empty field, while a wrong country goes out unseen.
 */
import type { CaptionFields, FieldChanges } from '#core/caption/caption.ts';
import { countryByName } from '#core/caption/countries.ts';
import { folded } from '#core/style/folding.ts';

const placeFields = ['sublocation', 'city', 'state', 'country', 'countryCode'] as const;
type PlaceField = (typeof placeFields)[number];

/**
 * The place fields to empty: those that the row leaves out, once it names another city, state or
 * country than the photo had. A field that the photo did not have, or one that the row spells with
 * other accents or capitals, moves nothing; nor does a venue, which may be any part of the place.
 */
export function placeLeftBehind(before: CaptionFields, given: FieldChanges): FieldChanges {
  const moved = placeFields.some((field) => {
    const [old, next] = [before[field].trim(), (given[field] ?? '').trim()];
    return field !== 'sublocation' && old !== '' && next !== '' && !isSame(field, old, next);
  });
  if (!moved) return {};
  const left = placeFields.filter((field) => (given[field] ?? '').trim() === '' && before[field] !== '');
  return Object.fromEntries(left.map((field) => [field, '']));
}

function isSame(field: PlaceField, one: string, other: string): boolean {
  if (folded(one) === folded(other)) return true;
  if (field !== 'country') return false;
  const country = countryByName(one);
  return country !== null && country === countryByName(other);
}
