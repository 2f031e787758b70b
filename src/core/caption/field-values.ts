/**
 * What a field's value can never be: an urgency of two digits, a day the calendar does not have, a
 * code no country carries. Edits are refused by it, and what files and tables brought all the same
 * is kept and named by a check. Never judges style, length or whether a value fits the picture.
 */
import { isRealDate } from '#core/caption/calendar.ts';
import type { FieldChanges, FieldValue } from '#core/caption/caption.ts';
import { countryByCode } from '#core/caption/countries.ts';
import { deskName, type FieldId, isFieldId } from '#core/caption/fields.ts';

/** How the value of a field with a form of its own is judged, and that form in words. */
interface Form {
  readonly accepts: string;
  holds(value: string): boolean;
}

const moment = 'a date and time with its zone, such as 2026-11-12T18:00:00+01:00';

const forms: { readonly [Id in FieldId]?: Form } = {
  dateCreated: {
    accepts:
      'a date such as 2026-11-12 or 2026-11-12T09:41:22+01:00, or a year or a month alone (2026, 2026-11)',
    holds: isIsoDate,
  },
  embargo: { accepts: moment, holds: isMoment },
  expires: { accepts: moment, holds: isMoment },
  countryCode: {
    accepts: 'a country code of ISO 3166 in three letters, or in two (NOR, NO)',
    holds: isCountryCode,
  },
  category: { accepts: 'one to three letters', holds: (code) => /^[A-Za-z]{1,3}$/.test(code) },
  // IIM 2:10: 1 to 8 are in use, 0 is reserved, 9 is for the user to define.
  urgency: {
    accepts: 'one digit: 1 most urgent to 8 least, 9 as the desk defines it, 0 reserved',
    holds: (digit) => /^[0-9]$/.test(digit),
  },
};

/**
 * What a field accepts, in words that go on after "takes", where this value can never be one; null
 * for a value that can. An empty field is always possible.
 */
export function acceptedInstead(field: FieldId, value: FieldValue): string | null {
  const form = forms[field];
  if (!form || typeof value !== 'string' || value === '') return null;
  return form.holds(value) ? null : form.accepts;
}

/** The first change that a field can never hold, with the sentence that refuses it; null where all can be kept. */
export function impossibleChange(changes: FieldChanges): { field: FieldId; message: string } | null {
  for (const [field, value] of Object.entries(changes)) {
    if (!isFieldId(field) || value === undefined) continue;
    const accepts = acceptedInstead(field, value);
    if (accepts === null) continue;
    const shown = String(value).slice(0, longestShown);
    const message = `${deskName(field)} (${field}) cannot be “${shown}”: it takes ${accepts}. Nothing was changed.`;
    return { field, message };
  }
  return null;
}

/** Enough of a wrong value to know it again, in UTF-16 units. */
const longestShown = 60;

/** XMP Part 1, 8.2.1.2 (after ISO 8601): a year, a month, a day, or a day with its time and perhaps zone. */
export function isIsoDate(value: string): boolean {
  const match =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))?)?)?)?$/.exec(
      value,
    );
  if (!match) return false;
  const [year, month = '01', day = '01', hour = '0', minute = '0', second = '0', ...zone] = match.slice(1);
  const [zoneHours = '0', zoneMinutes = '0'] = zone;
  return (
    Number(year) > 0 &&
    isRealDate(Number(year), Number(month), Number(day)) &&
    [hour, zoneHours].every((each) => Number(each) < 24) &&
    [minute, zoneMinutes].every((each) => Number(each) < 60) &&
    // A leap second is written as 60.
    Number(second) <= 60
  );
}

/** A moment is the same everywhere only with its zone. */
export function isMoment(value: string): boolean {
  return isIsoDate(value) && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(value);
}

/**
 * Two or three letters of ISO 3166-1 in any case. IIM 2:100 also has codes that the IPTC gives out
 * where ISO has none (at sea, the United Nations), within the range ISO leaves free for that: XAA to XZZ.
 */
function isCountryCode(value: string): boolean {
  if (!/^[A-Za-z]{2,3}$/.test(value)) return false;
  return countryByCode(value) !== null || /^x[a-z]{2}$/i.test(value);
}
