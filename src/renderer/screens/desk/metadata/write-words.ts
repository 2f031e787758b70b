/** The sentences of writing captions into photos, kept apart from the dialog so that they are tested. Pure. */
import type { WrittenCaption } from '#core/file-records.ts';
import { counted } from '#renderer/parts/numbers.ts';

/** Where captions are written. */
export type WriteTo = 'sidecar' | 'original';

/** A photo that was not written, and why. */
export interface NotWritten {
  readonly caption: string;
  readonly fileName: string;
  readonly reason: string;
}

/** What became of a write. */
export interface WriteResult {
  readonly written: readonly WrittenCaption[];
  /** Originals with content credentials, which were left as they are. */
  readonly credentials: readonly NotWritten[];
  /** Files that could not be written; '' for the path where it is none's own fault. */
  readonly failures: readonly { readonly path: string; readonly reason: string }[];
}

/** "48 photos written; 3 said it all already; 2 with content credentials were left as they are; 1 failed." */
export function writtenSentence({ written, credentials, failures }: WriteResult, to: WriteTo): string {
  const kept = written.filter(({ how }) => how === 'kept').length;
  const done = written.length - kept;
  const where = to === 'sidecar' ? (done === 1 ? 'its sidecar' : 'their sidecars') : 'the originals';
  const parts = [done === 0 ? 'Nothing was written' : `${counted(done, 'photo')} written to ${where}`];
  if (kept > 0) parts.push(`${counted(kept, 'photo')} said it all already`);
  if (credentials.length > 0) {
    const were = credentials.length === 1 ? 'was left as it is' : 'were left as they are';
    parts.push(`${counted(credentials.length, 'photo')} with content credentials ${were}`);
  }
  if (failures.length > 0) parts.push(`${counted(failures.length, 'photo')} failed`);
  return `${parts.join('; ')}.`;
}

/** What IIM could not hold, photo by photo. */
export function cutsOf(
  written: readonly WrittenCaption[],
): { readonly caption: string; readonly fileName: string; readonly told: readonly string[] }[] {
  return written.filter(({ told }) => told.length > 0);
}
