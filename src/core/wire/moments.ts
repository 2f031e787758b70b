/** Moments as wires take them, whole seconds with a zone in numbers, and the dates that XML Schema takes. */
import { isIsoDate } from '#core/caption/field-values.ts';

/** `2026-11-22T10:44:00+00:00`. Some receivers lose the zone of `.000Z` and refuse fractions; others want seconds. */
export function wholeSeconds(moment: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(
    moment.trim(),
  );
  if (!parts) return moment.trim();
  const [, minutes = '', seconds = ':00', zone = ''] = parts;
  return `${minutes}${seconds}${zone === 'Z' ? '+00:00' : zone}`;
}

/** Whether a value, made of whole seconds, is an `xs:dateTime` with its zone. */
export function isSchemaMoment(value: string): boolean {
  const seconds = wholeSeconds(value);
  return isSchemaDate(seconds) && /T.*[+-]\d{2}:\d{2}$/.test(seconds);
}

/** Whether a value is a date of NewsML-G2: a year, a month, a day, or a day with a time to the second. */
export function isSchemaDate(value: string): boolean {
  if (!isIsoDate(value)) return false;
  // XML Schema has no leap second, and no zone further than 14 hours from UTC.
  return !/T\d{2}:\d{2}(?!:)|T\d{2}:\d{2}:60|[+-](?:1[5-9]|2\d|14:(?!00)):?/.test(value.slice(10));
}
