/** Dates as the desk shows them: "13 Nov 2026 18:02:44 +01:00". For people; nothing that leaves the desk is written so. */
import { fullMonths } from '#core/caption/calendar.ts';

/**
 * An ISO 8601 date, whole or partial, in the desk's form. What is not such a date is shown as it is.
 * @param iso "2026", "2026-11", "2026-11-13" or with time and zone
 */
export function shownDate(iso: string): string {
  const parts =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(
      iso,
    );
  if (!parts) return iso;
  const [, year = '', month, day, time, zone] = parts;
  const name = month ? fullMonths[Number(month) - 1]?.slice(0, 3) : undefined;
  if (month && !name) return iso;
  return [day ? String(Number(day)) : '', name ?? '', year, time ?? '', zone ?? '']
    .filter((part) => part !== '')
    .join(' ');
}
