/**
 * Calls that make wire-ready text: preview, copy, export. What is refused here is refused for
 * every shell: no caption with a standing error leaves the desk unless somebody says why, and the
 * reason goes into the caption's history.
 */

import type { Desk, Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { exportPictures } from '#core/calls/export-pictures.ts';
import { entryOf } from '#core/calls/keep.ts';
import { findingsOf } from '#core/calls/review.ts';
import { applyChanges } from '#core/caption/caption.ts';
import type { Entry, Failure } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';
import type { House } from '#core/style/house.ts';
import { captionsCsv } from '#core/wire/csv.ts';
import { wireFileNames } from '#core/wire/file-names.ts';
import { captionsJson } from '#core/wire/json.ts';
import { type WireEntry, wireText } from '#core/wire/text.ts';

type Refused = { caption: string; fileName: string; reason: string };

export const wireCalls: Pick<Handlers, 'wire.preview' | 'wire.copy' | 'wire.export'> = {
  'wire.preview': ({ caption, changes, house: id, template }, desk) => {
    const entry = entryOf(desk, caption);
    const house = houseOf(desk, id);
    const fields = applyChanges(entry.fields, changes ?? {});
    const { text, bytes, notes, limits } = wireText(
      wireEntryOf(desk, { ...entry, fields }),
      template === undefined ? house : { ...house, wire: { ...house.wire, template } },
    );
    return { text, bytes: bytes.length, notes: [...notes], limits: limits.map((limit) => ({ ...limit })) };
  },

  'wire.copy': ({ captions, house: id, override }, desk) => {
    const house = houseOf(desk, id);
    const { passed, refused } = sift(desk, captions, house, override);
    logOverride(desk, passed, override);
    return {
      value: {
        text: passed.map((entry) => wireText(wireEntryOf(desk, entry), house).text).join('\n\n'),
        refused,
      },
    };
  },

  'wire.export': async ({ captions, format, house: id, folder, override, replace }, desk) => {
    const house = houseOf(desk, id);
    const { passed, refused } = sift(desk, captions, house, override);
    if (format === 'jpeg' || format === 'xmp') {
      const exported = await exportPictures(desk, passed, { format, folder, replace: replace ?? false });
      if (exported.written.length > 0) logOverride(desk, passed, override);
      return { value: { ...exported, exported: exported.written.length, refused } };
    }
    const documents = passed.length === 0 ? [] : documentsOf(desk, passed, format, house);
    const existing = replace ? [] : await standing(desk, folder, documents);
    // Asked first, written after: with one file in the way nothing is written, so an export is never half old.
    if (existing.length > 0) {
      return { value: { written: [], exported: 0, refused, existing, failures: [], notes: [] } };
    }
    const written: string[] = [];
    const failures: Failure[] = [];
    for (const { fileName, content } of documents) {
      try {
        written.push(await desk.files.writeWhole(folder, fileName, content, replace ?? false));
      } catch (thrown) {
        failures.push({ path: fileName, reason: sentenceOf(thrown) });
      }
    }
    if (written.length > 0) logOverride(desk, passed, override);
    const exported = format === 'text' ? written.length : written.length > 0 ? passed.length : 0;
    return { value: { written, exported, refused, existing, failures, notes: [] } };
  },
};

/** A file to be written. */
interface WireDocument {
  readonly fileName: string;
  readonly content: string | Uint8Array;
}

function documentsOf(
  desk: Desk,
  entries: readonly Entry[],
  format: 'text' | 'csv' | 'json',
  house: House,
): WireDocument[] {
  const wired = entries.map((entry) => ({ id: entry.id, ...wireEntryOf(desk, entry) }));
  if (format === 'json') return [{ fileName: 'captions.json', content: captionsJson(wired) }];
  if (format === 'csv')
    return [{ fileName: 'captions.csv', content: captionsCsv(wired, { byteOrderMark: true }) }];
  const names = wireFileNames(wired, 'txt');
  return wired.map((entry, index) => ({
    fileName: names[index] ?? `${entry.id}.txt`,
    content: wireText(entry, house).file,
  }));
}

function wireEntryOf(desk: Desk, entry: Entry): WireEntry {
  return {
    now: desk.clock.now(),
    fields: entry.fields,
    fileName: entry.photo?.fileName ?? entry.fields.title,
    capturedAt: entry.photo?.capturedAt ?? '',
  };
}

/** Tells the captions that may go from those that may not, each with its reason. */
function sift(
  desk: Desk,
  captions: readonly string[],
  house: House,
  override: string | undefined,
): { passed: Entry[]; refused: Refused[] } {
  const passed: Entry[] = [];
  const refused: Refused[] = [];
  for (const id of captions) {
    const entry = entryOf(desk, id);
    const reason = whyRefused(desk, entry, house, override !== undefined);
    if (reason === '') passed.push(entry);
    else refused.push({ caption: id, fileName: entry.photo?.fileName ?? entry.fields.title, reason });
  }
  return { passed, refused };
}

function whyRefused(desk: Desk, entry: Entry, house: House, overridden: boolean): string {
  if (entry.decision === 'killed') return 'The picture was killed.';
  if (entry.fields.caption.trim() === '') return 'There is no caption.';
  if (overridden) return '';
  const errors = findingsOf(desk, entry.fields, entry.photo?.capturedAt ?? '', house).filter(
    ({ severity }) => severity === 'error',
  );
  const [first, ...others] = errors;
  if (!first) return '';
  return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}

function logOverride(desk: Desk, entries: readonly Entry[], override: string | undefined): void {
  if (override === undefined) return;
  desk.archive.transaction(() => {
    for (const { id } of entries)
      desk.archive.logReason(id, `override: ${override}`, desk.editor.name, desk.clock.now());
  });
}

async function standing(desk: Desk, folder: string, documents: readonly WireDocument[]): Promise<string[]> {
  const found: string[] = [];
  for (const { fileName } of documents) {
    if (await desk.files.exists(folder, fileName)) found.push(fileName);
  }
  return found;
}
