/**
 * The sentences of the ingest screen: sizes, progress, outcomes. Pure, so that their grammar and
 * their numbers are tested; the screen only shows them.
 */
import type { Destination, IngestPreview, IngestReport, WatchedState } from '#core/ingest/records.ts';
import { spokenBytes } from '#core/ingest/spoken-bytes.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';

/** "212 of 480 files · 1.3 of 2.9 GB · 84 MB a second · 19 s left". */
export function movedSentence({ state, files, bytes, rate, secondsLeft }: IngestReport): string {
  if (state === 'listing') return 'Looking through the card…';
  const parts = [`${shownNumber(files.done)} of ${counted(files.total, 'file')}`];
  if (bytes.total > 0) parts.push(`${spokenBytes(bytes.done)} of ${spokenBytes(bytes.total)}`);
  if (state === 'running' && rate > 0) parts.push(`${spokenBytes(rate)} a second`);
  if (state === 'running' && secondsLeft > 0) parts.push(`${Math.ceil(secondsLeft)} s left`);
  return parts.join(' · ');
}

/** "/mnt/backup: 212 verified", or why the place stopped and what it kept. */
export function placeSentence({ path, state, reason, verified }: Destination): string {
  if (state === 'stopped') return reason;
  const left = { working: '', finished: ', finished', waiting: ', waits for the rest' }[state];
  return `${path}: ${counted(verified, 'copy', 'copies')} verified${left}`;
}

/** "212 files copied, 424 copies verified, 30 ingested before, 2 failed; 200 photos in the archive". */
export function cameSentence({ files, photos }: IngestReport): string {
  const parts = [
    `${counted(files.copied, 'file')} copied`,
    `${counted(files.verified, 'copy', 'copies')} verified`,
  ];
  if (files.known > 0) parts.push(`${shownNumber(files.known)} ingested before`);
  if (files.failed > 0) parts.push(`${shownNumber(files.failed)} failed`);
  const known = photos.known > 0 ? `, ${shownNumber(photos.known)} known already` : '';
  return `${parts.join(', ')}; ${counted(photos.added, 'photo')} added to the batch${known}`;
}

/** "480 files of 240 shots, 2.9 GB; 30 ingested before, 4 left on the card". */
export function previewSentence({ files, shots, bytes, known, lost, others }: IngestPreview): string {
  const parts = [`${counted(files, 'file')} of ${counted(shots, 'shot')}, ${spokenBytes(bytes)}`];
  const rest = [];
  if (known > 0) rest.push(`${shownNumber(known)} ingested before`);
  if (lost > 0) rest.push(`${shownNumber(lost)} copied again, as their copies are gone or altered`);
  if (others > 0) rest.push(`${shownNumber(others)} that are no photos stay on the card`);
  return [...parts, ...(rest.length > 0 ? [rest.join(', ')] : [])].join('; ');
}

/** "12 photos came in, 1 failed", or why the folder cannot be watched. */
export function watchedSentence({ state, reason, photos }: WatchedState): string {
  if (state !== 'watching') return reason;
  const failed = photos.failed > 0 ? `, ${shownNumber(photos.failed)} failed` : '';
  return `${counted(photos.added, 'photo')} came in since the desk was opened${failed}`;
}
