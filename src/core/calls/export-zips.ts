/**
 * The export of zips: for each caption one file that holds its document and its picture, the caption
 * inside. Made aside as a send is, whole and checked, then copied into the folder. Used by `wire.export`.
 */
import type { Desk } from '#core/calls/desk.ts';
import { documentNames } from '#core/calls/export-names.ts';
import { type ExportedFiles, killedMeanwhile } from '#core/calls/export-pictures.ts';
import { settingOf } from '#core/calls/wire-documents.ts';
import { firstItem } from '#core/calls/wire-item.ts';
import type { Writing } from '#core/calls/writing.ts';
import type { Entry, Failure } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';
import type { House } from '#core/style/house.ts';
import type { DocumentFormat } from '#core/wire/format-ids.ts';
import { documentKind } from '#core/wire/formats.ts';
import type { WireItem } from '#core/wire/item.ts';

/** What to export, and where to. */
export interface ZipExport {
  readonly format: DocumentFormat;
  readonly folder: string;
  readonly replace: boolean;
  readonly house: House;
  /** The template of the files' names, '' for the photos' names. */
  readonly names: string;
  readonly writing: Writing;
}

/** The picture goes as it is; only one that is no JPEG is made one. */
const rendition = { longestEdge: null, quality: 92 } as const;

/** With one file in the way, and no leave to replace it, nothing is written. */
export async function exportZips(
  desk: Desk,
  entries: readonly Entry[],
  order: ZipExport,
): Promise<ExportedFiles> {
  const { folder, replace, writing } = order;
  const items = entries.map((entry) => firstItem(desk, entry));
  const names = documentNames(items, 'zip', order.names);
  const existing: string[] = [];
  if (!replace) for (const name of names) if (await desk.files.exists(folder, name)) existing.push(name);
  const result = { written: [], exported: 0, existing, failures: [], notes: [], left: 0 };
  if (existing.length > 0) return result;
  const written: string[] = [];
  const failures: Failure[] = [];
  const notes: string[] = [];
  let begun = 0;
  for (const [index, entry] of entries.entries()) {
    if (writing.stopped()) break;
    writing.tell(index, entries.length);
    begun += 1;
    const [item, name = ''] = [items[index], names[index]];
    if (!item) throw new Error('Every entry has its item');
    try {
      const killed = killedMeanwhile(desk, entry);
      if (killed !== '') throw new Error(killed);
      const told = await exportZip(desk, entry, { item, name }, { ...order, sequence: (index % 9_999) + 1 });
      written.push(told.path);
      notes.push(...told.notes.map((note) => `${name}: ${note}`));
    } catch (thrown) {
      failures.push({ path: name, reason: sentenceOf(thrown) });
    }
  }
  return { ...result, written, exported: written.length, failures, notes, left: entries.length - begun };
}

/** @throws Error with one sentence */
async function exportZip(
  desk: Desk,
  entry: Entry,
  { item, name }: { readonly item: WireItem; readonly name: string },
  { format, folder, replace, house, sequence }: ZipExport & { readonly sequence: number },
): Promise<{ path: string; notes: readonly string[] }> {
  const { photo, fields } = entry;
  if (!photo) throw new Error('The caption has no photo yet; export its document alone.');
  const kind = documentKind(format);
  const stem = name.slice(0, -'.zip'.length);
  const made = desk.clock.newId();
  try {
    await desk.staging.begin(made);
    const picture = await desk.staging.picture(made, { photo, fields, rendition, name: `${stem}.jpg` });
    const pictures = [{ ...picture, rendition: 'highRes' as const, href: picture.name }];
    const setting = { ...settingOf(house), sequence };
    const { bytes, notes } = kind.encode({ ...item, pictures }, setting);
    const [problem] = kind.problems(bytes, setting);
    if (problem !== undefined)
      throw new Error(`It was not written, since a receiver would refuse it. ${problem}`);
    const document = { name: `${stem}.${kind.extension}`, mediaType: kind.mediaType, bytes };
    const [zip] = await desk.staging.finish(made, {
      delivery: made,
      pictures: [picture],
      documents: [document],
      zip: name,
    });
    if (!zip) throw new Error('The zip was not made.');
    return { path: await desk.files.copyWhole(zip.path, folder, name, replace), notes };
  } finally {
    await desk.staging.discard(made);
  }
}
