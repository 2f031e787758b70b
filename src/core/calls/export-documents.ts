/**
 * The export of documents into a folder: one for each caption, or one table or list of all of them,
 * with captioned copies of the pictures beside them where asked for. Used by `wire.export`.
 */
import type { Desk } from '#core/calls/desk.ts';
import { pictureNames } from '#core/calls/export-names.ts';
import { type ExportedFiles, exportPictures } from '#core/calls/export-pictures.ts';
import { documentsOf, type WireDocument } from '#core/calls/wire-documents.ts';
import { firstItem } from '#core/calls/wire-item.ts';
import type { Writing } from '#core/calls/writing.ts';
import type { Entry, Failure } from '#core/records.ts';
import { Refusal, sentenceOf } from '#core/refusal.ts';
import type { House } from '#core/style/house.ts';
import { captionsCsv } from '#core/wire/csv.ts';
import { encodeUtf8 } from '#core/wire/encode.ts';
import { safeStem } from '#core/wire/file-names.ts';
import type { DocumentFormat } from '#core/wire/format-ids.ts';
import { captionsJson } from '#core/wire/json.ts';
import { encodeNewsmlPackage } from '#core/wire/newsml/package.ts';
import { problemsOfNewsmlPackage } from '#core/wire/newsml/package-problems.ts';

/** What to export, and where to. */
export interface DocumentExport {
  readonly format: DocumentFormat;
  readonly folder: string;
  readonly replace: boolean;
  readonly house: House;
  readonly picture: 'none' | 'beside';
  /** The template of the files' names, '' for the photos' names. */
  readonly names: string;
  /** The headline of the story whose package goes with the documents; '' for none. */
  readonly story: string;
  readonly writing: Writing;
}

interface WireFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The captions it holds. */
  readonly captions: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Asked first, written after: with one file in the way, and no leave to replace it, nothing is
 * written, so an export is never half old. Pictures go before the documents that name them; stopped, a
 * document is left out with its picture.
 */
export async function exportDocuments(
  desk: Desk,
  entries: readonly Entry[],
  order: DocumentExport,
): Promise<ExportedFiles> {
  const { folder, replace, picture, names, writing } = order;
  const copies =
    picture === 'beside'
      ? pictureNames(
          entries,
          entries.map((entry) => firstItem(desk, entry)),
          names,
        )
      : null;
  const { files, failures } = await filesOf(desk, entries, order, copies);
  const nothing = { written: [], exported: 0, existing: [], failures: [], notes: [] };
  if (writing.stopped()) return { ...nothing, left: entries.length };
  const existing = replace ? [] : await standing(desk, folder, files);
  if (existing.length > 0) return { ...nothing, existing, left: 0 };
  const pictured = picture === 'beside' ? entries.filter(({ photo }) => photo !== null) : [];
  const pictures = await exportPictures(desk, pictured, {
    format: 'jpeg',
    folder,
    replace,
    names: (copies ?? []).filter((_name, index) => entries[index]?.photo),
    writing,
  });
  // Subtle: their names may be taken where the documents' are not.
  if (pictures.existing.length > 0) return { ...pictures, exported: 0 };
  const pictureless = new Set(pictured.slice(pictured.length - pictures.left).map(({ id }) => id));
  const written: string[] = [];
  let exported = 0;
  let left = 0;
  const failed: Failure[] = [...failures, ...pictures.failures];
  const notes = [...pictures.notes];
  for (const [index, { fileName, bytes, captions, notes: told }] of files.entries()) {
    // A package of a story of which a part is missing would promise what is not there.
    if (captions.length === 0 && exported < entries.length) {
      failed.push({
        path: fileName,
        reason: 'The package was not written, because a picture of it is missing.',
      });
      continue;
    }
    const cutOff = picture === 'none' ? writing.stopped() : captions.some((id) => pictureless.has(id));
    if (cutOff) {
      left = entries.length - entries.findIndex(({ id }) => id === captions[0]);
      break;
    }
    try {
      written.push(await desk.files.writeWhole(folder, fileName, bytes, replace));
      exported += captions.length;
      notes.push(...told);
    } catch (thrown) {
      failed.push({ path: fileName, reason: sentenceOf(thrown) });
    }
    writing.tell(index + 1, files.length);
  }
  return {
    written: [...pictures.written, ...written],
    exported,
    existing: [],
    failures: failed,
    notes,
    left,
  };
}

async function filesOf(
  desk: Desk,
  entries: readonly Entry[],
  { format, house, names, story, writing }: DocumentExport,
  copies: readonly string[] | null,
): Promise<{ files: WireFile[]; failures: Failure[] }> {
  if (format !== 'csv' && format !== 'json') {
    const { documents, failures } = await documentsOf(
      desk,
      entries,
      format,
      house,
      { template: names, copies },
      writing.stopped,
    );
    const files = documents.map(({ fileName, bytes, notes, item }) => ({
      fileName,
      bytes,
      notes,
      captions: [item.id],
    }));
    return { files: story === '' ? files : [...files, packageOf(desk, story, documents)], failures };
  }
  if (entries.length === 0) return { files: [], failures: [] };
  const records = entries.map(({ id, photo, fields }) => ({
    id,
    fields,
    fileName: photo?.fileName ?? fields.title,
  }));
  const text = format === 'csv' ? captionsCsv(records, { byteOrderMark: true }) : captionsJson(records);
  const captions = entries.map(({ id }) => id);
  const file = { fileName: `captions.${format}`, bytes: encodeUtf8(text), captions, notes: [] };
  return { files: [file], failures: [] };
}

/** The story's package: it names every document, so it is written after them. */
function packageOf(desk: Desk, headline: string, documents: readonly WireDocument[]): WireFile {
  const at = desk.clock.now();
  const [first] = documents;
  const { bytes, notes } = encodeNewsmlPackage({
    id: desk.clock.newId(),
    version: 1,
    headline,
    slug: first?.item.fields.slug ?? '',
    language: first?.item.language ?? 'en',
    provider: first?.item.provider ?? '',
    createdAt: at,
    at,
    items: documents.map(({ item, fileName }) => ({ item, href: fileName })),
  });
  const [problem] = problemsOfNewsmlPackage(bytes);
  if (problem !== undefined) throw new Refusal('failed', `The package was not made: ${problem}`, 'story');
  return { fileName: `${safeStem(headline)}.package.xml`, bytes, captions: [], notes };
}

async function standing(desk: Desk, folder: string, files: readonly WireFile[]): Promise<string[]> {
  const found: string[] = [];
  for (const { fileName } of files) {
    if (await desk.files.exists(folder, fileName)) found.push(fileName);
  }
  return found;
}
