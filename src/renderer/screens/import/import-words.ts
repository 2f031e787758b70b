/**
 * The sentences of the import: counts, progress, failures. Pure, so that their grammar and their
 * numbers are tested; the screens only show them.
 */
import { isCaptionDocument } from '#core/calls/import-progress.ts';
import type { Failure, ImportReport } from '#core/records.ts';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import type { Match } from '#renderer/screens/import/matching.ts';

/** What the counts line is made of. */
interface MatchCounts {
  readonly photos: number;
  /** Photos that came with a caption of their own. */
  readonly captioned: ReadonlySet<string>;
  readonly occurrences: readonly number[];
  readonly matches: readonly Match[];
}

/** "48 photos · 9 captions found, 4 distinct · 4 matched, 44 keep their embedded captions". */
export function countsSentence({ photos, captioned, occurrences, matches }: MatchCounts): string {
  const found = occurrences.reduce((sum, each) => sum + each, 0);
  const taken = new Set(matches.flatMap(({ entry }) => (entry === null ? [] : [entry])));
  const keep = [...captioned].filter((entry) => !taken.has(entry)).length;
  const bare = photos - taken.size - keep;
  const matched = new Set(matches.flatMap(({ entry, caption }) => (entry === null ? [] : [caption]))).size;
  const parts = [`${shownNumber(matched)} matched`];
  if (keep > 0)
    parts.push(
      `${shownNumber(keep)} ${keep === 1 ? 'keeps its embedded caption' : 'keep their embedded captions'}`,
    );
  if (bare > 0) parts.push(`${shownNumber(bare)} without a caption`);
  return [
    counted(photos, 'photo'),
    `${counted(found, 'caption')} found, ${shownNumber(occurrences.length)} distinct`,
    parts.join(', '),
  ].join(' · ');
}

/** "212 of 480 files · 34 a second · 8 s left". Rate and time appear once they are known. */
export function progressSentence({ done, total, rate, secondsLeft, state }: ImportReport): string {
  if (state === 'running' && total === 0) return 'Listing the files…';
  const parts = [`${shownNumber(done)} of ${counted(total, 'file')}`];
  if (state === 'running' && rate > 0) {
    parts.push(`${rate >= 10 ? shownNumber(Math.round(rate)) : rate.toFixed(1)} a second`);
    parts.push(`${duration(secondsLeft)} left`);
  }
  if (state === 'cancelled') parts.push('stopped');
  return parts.join(' · ');
}

/** "212 photos added, 10 already in the archive, 2 failed": what an import came to so far. */
export function outcomeSentence({ photos, captions }: Pick<ImportReport, 'photos' | 'captions'>): string {
  const parts = photos.added > 0 || photos.known === 0 ? [`${counted(photos.added, 'photo')} added`] : [];
  if (photos.known > 0) {
    const known = parts.length > 0 ? shownNumber(photos.known) : counted(photos.known, 'photo');
    parts.push(`${known} already in the archive`);
  }
  if (photos.failed > 0) parts.push(`${shownNumber(photos.failed)} could not be read`);
  if (captions.found > 0) parts.push(`${counted(captions.attached, 'caption')} attached`);
  return parts.join(', ');
}

/** "8 s", "2 min 10 s", "1 h 5 min": never more exact than an estimate is. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes >= 10 || whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** A failure as a line reads: the file's name, and the reason as the end of a sentence. */
export function failureLine({ path, reason }: Failure): { fileName: string; reason: string } {
  const fileName = fileNameOf(path);
  // Reasons are sentences of their own or go on from the file's name; both are shown after the name.
  const after = reason.startsWith(fileName) ? reason.slice(fileName.length).replace(/^[:\s]+/, '') : reason;
  return { fileName, reason: after.replace(/\.$/, '') };
}

/** The last part of a path of either system. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}

/** Photos and folders, and caption documents, told apart by name; a path chosen twice counts once. */
export function sortPaths(paths: readonly string[]): { photos: string[]; documents: string[] } {
  const distinct = [...new Set(paths)];
  return {
    photos: distinct.filter((path) => !isCaptionDocument(path)),
    documents: distinct.filter(isCaptionDocument),
  };
}

/** What the button that starts an import says. A folder holds nobody knows how many, so it is not counted. */
export function importLabel(paths: readonly string[]): string {
  const folders = paths.filter((path) => !/\.[a-z0-9]{2,5}$/i.test(fileNameOf(path))).length;
  const files = paths.length - folders;
  if (folders === 0) return `Import ${counted(files, 'photo')}`;
  if (files === 0) return `Import ${counted(folders, 'folder')}`;
  return `Import ${counted(files, 'photo')}, ${counted(folders, 'folder')}`;
}

/** The name a new batch is offered: the folder its first photo lies in, else the day. */
export function batchNameFor(paths: readonly string[], today: Date): string {
  const [first] = paths;
  const parts = (first ?? '').split(/[/\\]/).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const folder = /\.[a-z0-9]{2,5}$/i.test(last) ? parts.at(-2) : last;
  // Files handed over by a browser lie in a folder with a made-up name.
  if (folder && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(folder)) return folder.slice(0, 120);
  return today.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
