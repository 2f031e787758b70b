/**
 * Writes the archive's captions into photo files: originals, sidecars and copies. Used by
 * `metadata.write` and by the export of pictures. Each photo's failure is one line and stops no other.
 */
import type { Desk } from '#core/calls/desk.ts';
import { inLanes } from '#core/calls/in-lanes.ts';
import { deskName } from '#core/caption/fields.ts';
import type { Cut, WriteTarget, WrittenCaption } from '#core/file-records.ts';
import type { Entry, Failure } from '#core/records.ts';

/** A photo that was not written. */
export interface NotWritten {
  readonly kind: 'failed' | 'credentials' | 'exists';
  readonly fileName: string;
  readonly path: string;
  readonly reason: string;
}

/** What became of one photo. */
export type CaptionOutcome = { readonly kind: 'written'; readonly file: WrittenCaption } | NotWritten;

/** The answer of a call that writes many. */
export interface WrittenStretch {
  written: WrittenCaption[];
  /** Originals with content credentials, which were not touched. */
  credentials: { caption: string; fileName: string; reason: string }[];
  existing: string[];
  failures: Failure[];
}

// Two files are worked on while the others wait for the disk: eight write a fifth more than four.
const atOnce = 8;

/** Writes many, some at a time, and answers in the order asked for. */
export async function writeStretch(
  captions: readonly string[],
  write: (caption: string, index: number) => Promise<CaptionOutcome>,
): Promise<WrittenStretch> {
  const outcomes = await inLanes(captions, atOnce, write);
  const result: WrittenStretch = { written: [], credentials: [], existing: [], failures: [] };
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.kind === 'written') result.written.push(outcome.file);
    else if (outcome.kind === 'exists') result.existing.push(outcome.fileName);
    else if (outcome.kind === 'credentials') {
      result.credentials.push({
        caption: captions[index] ?? '',
        fileName: outcome.fileName,
        reason: outcome.reason,
      });
    } else result.failures.push({ path: outcome.path || outcome.fileName, reason: outcome.reason });
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
    return { kind: outcome.kind, fileName, path: photo.path, reason: outcome.reason };
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

/** Why there is nothing to write into, '' for no reason. */
export function targetRefusal({ photo }: Entry): string {
  return photo ? '' : 'The caption has no photo yet.';
}
