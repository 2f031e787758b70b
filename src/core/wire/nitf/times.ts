/** Moments as NITF writes them, `20261112T094122+0000`, and back. Used by the exporter, the validator and the reader. */
import { isIsoDate } from '#core/caption/field-values.ts';
import { isSchemaMoment, wholeSeconds } from '#core/wire/moments.ts';

/**
 * A moment in the standard's preferred form, whole seconds and the zone in numbers; '' where it is no
 * moment with a zone. Receivers parse this form and no other.
 */
export function normOf(moment: string): string {
  if (!isSchemaMoment(moment)) return '';
  const [date = '', time = ''] = wholeSeconds(moment).split('T');
  return `${date.replaceAll('-', '')}T${time.replaceAll(':', '')}`;
}

/** The ISO 8601 that a norm stands for, as far as it says: a zone, a time, or the day alone; '' for no date. */
export function momentOf(norm: string): string {
  const parts =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      norm.trim(),
    );
  if (!parts) return '';
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', zone = ''] = parts;
  const date = `${year}-${month}-${day}`;
  const time = hour === undefined ? '' : `T${hour}:${minute}:${second}`;
  const moment = date + time + zoneInNumbers(zone);
  return isIsoDate(moment) ? moment : '';
}

function zoneInNumbers(zone: string): string {
  if (zone === 'Z') return '+00:00';
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}
