/**
 * Embargoes: until when nobody may publish, and which formats tell a receiver so. Used when something
 * is queued. An embargo that cannot be read is refused, never guessed: a guess could publish too early.
 */
import type { Destination } from '#core/outbox/records.ts';
import type { WireFormat } from '#core/wire/format-ids.ts';

// NewsML-G2: embargoed; ninjs: embargoed; NITF: date.release; IIM: 2:30 and 2:35; JSON: every field.
// The forms that Superdesk takes have a place for it that Superdesk does not read.
const holding: ReadonlySet<WireFormat> = new Set(['newsml-g2', 'ninjs', 'nitf', 'json', 'jpeg']);

/** What is wrong with an embargo, '' for nothing. */
export function embargoProblem(embargo: string): string {
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(embargo);
  return embargo === '' || (whole && !Number.isNaN(Date.parse(embargo)))
    ? ''
    : `Its embargo “${embargo}” needs a date, a time and a time zone, such as 2026-11-12T18:00:00+01:00.`;
}

/**
 * Whether an item has to wait here: its embargo lasts, and the receiver does not keep it.
 * @param now and embargo: ISO 8601 with zone
 */
export function waitsHere(
  embargo: string,
  now: string,
  { keepsEmbargo, format }: Pick<Destination, 'keepsEmbargo' | 'format'>,
): boolean {
  if (embargo === '' || Date.parse(embargo) <= Date.parse(now)) return false;
  return !(keepsEmbargo && holding.has(format));
}
