/**
 * Writes the archive's captions into photo files: originals, sidecars and copies. Used by
 * `metadata.write` and by the export of pictures. Each photo's failure is one line and stops no other.
 */
import type { Desk } from '#core/calls/desk.ts';
import { inLanes } from '#core/calls/in-lanes.ts';
import { deskName } from '#core/caption/fields.ts';
import type { Cut, NotWrittenCaption, WriteTarget, WrittenCaption } from '#core/file-records.ts';
import type { Entry } from '#core/records.ts';

/** A photo that was not written. */
export interface NotWritten {
  readonly kind: 'failed' | 'credentials' | 'exists';
  readonly fileName: string;
  readonly path: string;
  readonly reason: string;
  /** Where the caption can go instead. */
  readonly instead?: 'sidecar';
}

/** What became of one photo. */
export type CaptionOutcome = { readonly kind: 'written'; readonly file: WrittenCaption } | NotWritten;

/** What became of many. */
export interface WrittenStretch {
  written: WrittenCaption[];
  /** Originals with content credentials, which were not touched. */
  credentials: { caption: string; fileName: string; reason: string }[];
  existing: string[];
  failures: NotWrittenCaption[];
  /** How many were begun, the first ones: all, unless it was stopped. */
  begun: number;
}

// Two files are worked on while the others wait for the disk: eight write a fifth more than four.
const atOnce = 8;

/** Writes many, some at a time, until all are done or `stopped` says so. Answers in the order asked for. */
export async function writeStretch(
  captions: readonly string[],
  write: (caption: string, index: number) => Promise<CaptionOutcome>,
  stopped: () => boolean,
): Promise<WrittenStretch> {
  const outcomes = await inLanes(captions, atOnce, write, stopped);
  const begun = outcomes.length;
  const result: WrittenStretch = { written: [], credentials: [], existing: [], failures: [], begun };
  for (const [index, outcome] of outcomes.entries()) {
    const caption = captions[index] ?? '';
    if (outcome.kind === 'written') result.written.push(outcome.file);
    else if (outcome.kind === 'exists') result.existing.push(outcome.fileName);
    else if (outcome.kind === 'credentials') {
      result.credentials.push({ caption, fileName: outcome.fileName, reason: outcome.reason });
    } else {
      const { path, fileName, reason, instead } = outcome;
      result.failures.push({ caption, path: path || fileName, reason, ...(instead ? { instead } : {}) });
    }
  }
  return result;
}

/**
 * Writes one caption as the archive has it. Every field goes to every place that can hold it.
 * @param allowed what may become of an original; see `WriteOrder`
 */
export async function writeCaption(
  desk: Desk,
  entry: Entry,
  to: WriteTarget,
  allowed: { readonly dropCredentials: boolean; readonly rawOriginals?: boolean },
): Promise<CaptionOutcome> {
  const { id, photo, fields } = entry;
  if (!photo) return { kind: 'failed', fileName: fields.title, path: '', reason: targetRefusal(entry) };
  const outcome = await desk.captionFiles.write({
    path: photo.path,
    changes: fields,
    to,
    whole: true,
    keepTimes: desk.archive.setting('keepModificationTime') !== false,
    durable: true,
    ...allowed,
  });
  if (outcome.kind !== 'written') {
    const fileName = outcome.kind === 'exists' && typeof to !== 'string' ? to.fileName : photo.fileName;
    return { ...outcome, fileName, path: photo.path };
  }
  const { file } = outcome;
  return {
    kind: 'written',
    file: { ...file, caption: id, fileName: photo.fileName, told: file.cuts.map(cutInWords) },
  };
}

/** "Credit is cut to 32 bytes in IIM: …", for the editor. */
export function cutInWords({ field, bytes, limit, kept }: Cut): string {
  return kept === ''
    ? `${deskName(field)} cannot stand in IIM, which holds ${limit} bytes of another form there.`
    : `${deskName(field)} is cut to ${limit} bytes in IIM (it has ${bytes}): ${kept}`;
}

/** Why a caption's photo is not written, '' for no reason. */
export function refuseKilled({ decision }: Entry): string {
  return decision === 'killed' ? 'The picture was killed.' : '';
}

/** Why a caption that was asked for is not there any more. */
export const goneMeanwhile = 'It was attached elsewhere meanwhile.';

/** Why there is nothing to write into, '' for no reason. */
export function targetRefusal({ photo }: Entry): string {
  return photo ? '' : 'The caption has no photo yet.';
}
