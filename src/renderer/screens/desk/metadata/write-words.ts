/** The sentences of writing captions into photos, kept apart from the dialog so that they are tested. Pure. */
import type { WrittenCaption } from '#core/file-records.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { duration } from '#renderer/screens/import/import-words.ts';

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
  /** Photos that could not be written; '' for the caption and the path where it is none's own fault. */
  readonly failures: readonly FailedWrite[];
  /** Photos not begun, since the write was stopped. */
  readonly left: number;
}

/** A photo that could not be written, and where its caption can go instead. */
export interface FailedWrite {
  readonly caption: string;
  readonly path: string;
  readonly reason: string;
  readonly instead?: 'sidecar' | undefined;
}

/** "48 photos written; 3 said it all already; 2 with content credentials were left as they are; 1 failed." */
export function writtenSentence({ written, credentials, failures, left }: WriteResult, to: WriteTo): string {
  const kept = written.filter(({ how }) => how === 'kept').length;
  // A RAW original is left as it is; its caption goes beside it.
  const beside = to === 'original' ? written.filter(({ how }) => how === 'sidecar').length : 0;
  const done = written.length - kept - beside;
  const where = to === 'sidecar' ? (done === 1 ? 'its sidecar' : 'their sidecars') : 'the originals';
  const parts = done === 0 && beside > 0 ? [] : [wroteTo(done, where)];
  if (beside > 0)
    parts.push(
      `${counted(beside, 'RAW photo')} written to ${beside === 1 ? 'its sidecar' : 'their sidecars'}`,
    );
  if (kept > 0) parts.push(`${counted(kept, 'photo')} said it all already`);
  if (credentials.length > 0) {
    const were = credentials.length === 1 ? 'was left as it is' : 'were left as they are';
    parts.push(`${counted(credentials.length, 'photo')} with content credentials ${were}`);
  }
  if (failures.length > 0) parts.push(`${counted(failures.length, 'photo')} failed`);
  if (left > 0) parts.push(`stopped before the other ${shownNumber(left)}`);
  return `${parts.join('; ')}.`;
}

function wroteTo(done: number, where: string): string {
  return done === 0 ? 'Nothing was written' : `${counted(done, 'photo')} written to ${where}`;
}

/**
 * "150 of 500 photos · 42 a second · 8 s left": the rate once it can be told, after the first stretch.
 * @param milliseconds since the first photo was begun
 */
export function progressSentence(done: number, total: number, milliseconds: number): string {
  return rateSentence(`${shownNumber(done)} of ${counted(total, 'photo')}`, done, total, milliseconds);
}

/** The same of anything that is counted, which `begin` says. */
export function rateSentence(begin: string, done: number, total: number, milliseconds: number): string {
  const parts = [begin];
  if (done > 0 && done < total && milliseconds > 0) {
    const rate = (done * 1_000) / milliseconds;
    parts.push(`${rate < 10 ? rate.toFixed(1) : shownNumber(Math.round(rate))} a second`);
    parts.push(`${duration((total - done) / rate)} left`);
  }
  return parts.join(' · ');
}

/** The photos that failed and whose captions a sidecar can take, and the others. */
export function failedApart(failures: readonly FailedWrite[]): {
  readonly sidecars: readonly FailedWrite[];
  readonly others: readonly FailedWrite[];
} {
  return {
    sidecars: failures.filter(({ instead }) => instead === 'sidecar'),
    others: failures.filter(({ instead }) => instead !== 'sidecar'),
  };
}

/** What became of some photos' sidecars, with the photos of the write before that still wait for theirs. */
export function afterSidecars(before: WriteResult, sidecars: WriteResult): WriteResult {
  const told = new Set(
    [...sidecars.written, ...sidecars.credentials, ...sidecars.failures].map(({ caption }) => caption),
  );
  return {
    ...sidecars,
    credentials: [...before.credentials.filter(({ caption }) => !told.has(caption)), ...sidecars.credentials],
    failures: [...before.failures.filter(({ caption }) => !told.has(caption)), ...sidecars.failures],
  };
}

/** What IIM could not hold, photo by photo. */
export function cutsOf(
  written: readonly WrittenCaption[],
): { readonly caption: string; readonly fileName: string; readonly told: readonly string[] }[] {
  return written.filter(({ told }) => told.length > 0);
}
