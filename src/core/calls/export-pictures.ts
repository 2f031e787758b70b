/**
 * The export of pictures: copies of the photos with the archive's captions inside (jpeg), or XMP
 * files by themselves (xmp). Used by `wire.export`. Originals are only read.
 */
import type { Desk } from '#core/calls/desk.ts';
import {
  type CaptionOutcome,
  refuseKilled,
  targetRefusal,
  writeCaption,
  writeStretch,
} from '#core/calls/metadata-write.ts';
import type { Writing } from '#core/calls/writing.ts';
import { newSidecar } from '#core/metadata/write/xmp.ts';
import type { Entry, Failure } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';

/** What to export, and where to. */
export interface PictureExport {
  readonly format: 'jpeg' | 'xmp';
  readonly folder: string;
  readonly replace: boolean;
  /** One name for each entry. */
  readonly names: readonly string[];
  readonly writing: Writing;
}

/** What was exported. */
export interface ExportedFiles {
  written: string[];
  /** How many captions went. */
  exported: number;
  existing: string[];
  failures: Failure[];
  notes: string[];
  /** How many captions were not begun, the last ones, since the export was stopped. */
  left: number;
}

/** With one file in the way, and no leave to replace it, nothing is written. */
export async function exportPictures(
  desk: Desk,
  entries: readonly Entry[],
  { format, folder, replace, names, writing }: PictureExport,
): Promise<ExportedFiles> {
  const existing: string[] = [];
  if (!replace) {
    for (const name of names) if (await desk.files.exists(folder, name)) existing.push(name);
    if (existing.length > 0) return { written: [], exported: 0, existing, failures: [], notes: [], left: 0 };
  }
  if (format === 'xmp') return exportXmp(desk, entries, { folder, replace, names, writing });

  let done = 0;

  const result = await writeStretch(
    entries.map(({ id }) => id),
    async (_id, index) => {
      const [entry, fileName = ''] = [entries[index], names[index]];
      if (!entry) throw new Error('Every name has its caption');
      const refused = targetRefusal(entry) || killedMeanwhile(desk, entry);
      const outcome: CaptionOutcome =
        refused === ''
          ? await writeCaption(desk, entry, { folder, fileName, replace }, { dropCredentials: true })
          : { kind: 'failed', fileName: entry.fields.title, path: '', reason: refused };
      done += 1;
      writing.tell(done, entries.length);
      return outcome;
    },
    writing.stopped,
  );
  return {
    written: result.written.map(({ path }) => path),
    exported: result.written.length,
    existing: result.existing,
    failures: result.failures.map(({ path, reason }) => ({ path, reason })),
    notes: result.written.flatMap(({ fileName, told }) => told.map((sentence) => `${fileName}: ${sentence}`)),
    left: entries.length - result.begun,
  };
}

async function exportXmp(
  desk: Desk,
  entries: readonly Entry[],
  { folder, replace, names, writing }: Omit<PictureExport, 'format'>,
): Promise<ExportedFiles> {
  const written: string[] = [];
  const failures: Failure[] = [];
  let begun = 0;
  for (const [index, entry] of entries.entries()) {
    if (writing.stopped()) break;
    writing.tell(begun, entries.length);
    begun += 1;
    const name = names[index] ?? '';
    const killed = killedMeanwhile(desk, entry);
    if (killed !== '') {
      failures.push({ path: name, reason: killed });
      continue;
    }
    const packet = newSidecar(entry.fields, { at: desk.clock.now(), tool: 'Cutline' });
    await desk.files.writeWhole(folder, name, packet, replace).then(
      (path) => written.push(path),
      (thrown: unknown) => failures.push({ path: name, reason: sentenceOf(thrown) }),
    );
  }
  return {
    written,
    exported: written.length,
    existing: [],
    failures,
    notes: [],
    left: entries.length - begun,
  };
}

/**
 * Why a picture does not go out although it could when the export began, '' for no reason. Its
 * words are those that were checked then: edits pass while photos before it are written. One that was
 * killed already goes for the reason that was given.
 */
export function killedMeanwhile(desk: Desk, { id, decision }: Entry): string {
  const now = decision === 'killed' ? null : desk.archive.entry(id);
  return now ? refuseKilled(now) : '';
}
