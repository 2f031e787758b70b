/**
 * Moments that the archive compares: whole milliseconds since 1970 in its columns, ISO 8601 outside.
 * Used by the outbox's tables. Never used for what people wrote, which is kept as they wrote it.
 */

/** @param iso ISO 8601 with zone; '' for none, which is 0 */
export function millisecondsOf(iso: string): number {
  const milliseconds = iso === '' ? 0 : Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`${iso} is no moment`);
  return milliseconds;
}

/** In UTC; '' for 0. */
export function isoOf(milliseconds: number): string {
  return milliseconds === 0 ? '' : new Date(milliseconds).toISOString();
}
