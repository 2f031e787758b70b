/**
 * Documents of the wire formats, made and checked: as files of an export, and for the editor's eyes.
 * No document is handed over before its format's validator has read it.
 */
import type { Desk, Handlers } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { documentNames } from '#core/calls/export-names.ts';
import { entryOf } from '#core/calls/keep.ts';
import { firstItem } from '#core/calls/wire-item.ts';
import { applyChanges } from '#core/caption/caption.ts';
import { readUtf8, readWindows1252 } from '#core/metadata/charset.ts';
import { newSidecar } from '#core/metadata/write/xmp.ts';
import type { ShownDocument } from '#core/outbox/records.ts';
import type { Entry, Failure } from '#core/records.ts';
import type { House } from '#core/style/house.ts';
import { wireFileNames } from '#core/wire/file-names.ts';
import { type DocumentFormat, isDocumentFormat } from '#core/wire/format-ids.ts';
import { documentKind } from '#core/wire/formats.ts';
import type { DocumentSetting, WireItem } from '#core/wire/item.ts';

/** A file to be written. */
export interface WireDocument {
  readonly item: WireItem;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Sentences for the editor, which begin with the file's name. */
  readonly notes: readonly string[];
}

/** As much of a document as is shown; longer ones are tables of thousands. */
const mostShown = 200_000;

export const documentsOfWireCalls: Pick<Handlers, 'documents.show'> = {
  'documents.show': ({ caption, changes, format, house: id }, desk) => {
    const house = houseOf(desk, id);
    const entry = entryOf(desk, caption);
    const item = firstItem(desk, { ...entry, fields: applyChanges(entry.fields, changes ?? {}) });
    if (isDocumentFormat(format)) return shownDocument(item, format, settingOf(house));
    return shownPicture(item, format, desk.clock.now());
  },
};

/** Documents in one turn: making and reading back one takes about a millisecond. */
const documentsInATurn = 10;

/** What documents are called, and what the pictures beside them. */
export interface DocumentNames {
  /** '' for the photos' names; see export-names.ts. */
  readonly template: string;
  /** The copies that go along, one for each entry; null where none do. */
  readonly copies: readonly string[] | null;
}

/**
 * One document for each caption, in order; a caption whose document is not right is a failure. Other
 * calls are answered every few documents, and it ends where it is once `stopped` says so.
 */
export async function documentsOf(
  desk: Desk,
  entries: readonly Entry[],
  format: DocumentFormat,
  house: House,
  { template, copies }: DocumentNames,
  stopped: () => boolean,
): Promise<{ documents: WireDocument[]; failures: Failure[] }> {
  const { extension } = documentKind(format);
  const items = entries.map((entry, index) => withCopy(firstItem(desk, entry), copies?.[index]));
  const names = documentNames(items, extension, template);
  const documents: WireDocument[] = [];
  const failures: Failure[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % documentsInATurn === 0) await desk.clock.pause();
    if (stopped()) break;
    const fileName = names[index] ?? `${item.id}.${extension}`;
    // Messages of one export are numbered by themselves; those that are sent are numbered by the outbox.
    const setting = { ...settingOf(house), sequence: (index % 9_999) + 1 };
    const { bytes, notes } = documentKind(format).encode(item, setting);
    const [problem] = documentKind(format).problems(bytes, setting);
    if (problem === undefined) {
      documents.push({
        item,
        fileName,
        bytes,
        notes: notes.map((note) => `${fileName}: ${note}`),
      });
    } else {
      failures.push({
        path: fileName,
        reason: `It was not written, since a receiver would refuse it. ${problem}`,
      });
    }
  }
  return { documents, failures };
}

/** The item with the copy that goes along as its picture: of another length than the original, once it holds the caption. */
function withCopy(item: WireItem, copy: string | undefined): WireItem {
  if (copy === undefined) return item;
  return { ...item, pictures: item.pictures.map((picture) => ({ ...picture, href: copy, bytes: 0 })) };
}

/** The setting of a document that no destination asks for. */
export function settingOf(house: House): DocumentSetting {
  return { house, sequence: 1, service: 'cut', charset: 'ascii' };
}

/** A document for the editor's eyes. */
export function shownDocument(
  item: WireItem,
  format: DocumentFormat,
  setting: DocumentSetting,
): ShownDocument {
  const kind = documentKind(format);
  const { bytes, notes } = kind.encode(item, setting);
  const [fileName = ''] = wireFileNames([item], kind.extension);
  return {
    fileName,
    mediaType: kind.mediaType,
    bytes: bytes.length,
    text: textOf(bytes).slice(0, mostShown),
    notes: [...notes],
    problems: kind.problems(bytes, setting),
  };
}

/** What goes into a picture, as XMP: the caption as the copy and the sidecar will say it. */
export function shownPicture(item: WireItem, format: 'jpeg' | 'xmp', now: string): ShownDocument {
  const packet = newSidecar(item.fields, { at: now, tool: 'Cutline' });
  const [fileName = ''] = wireFileNames([item], format === 'xmp' ? 'xmp' : 'jpg');
  return {
    fileName,
    mediaType: format === 'xmp' ? 'application/rdf+xml' : 'image/jpeg',
    bytes: packet.length,
    text: textOf(packet).slice(0, mostShown),
    notes: [],
    problems: item.pictures.length === 0 && format === 'jpeg' ? ['The caption has no photo yet.'] : [],
  };
}

function textOf(bytes: Uint8Array): string {
  return readUtf8(bytes)?.text ?? readWindows1252(bytes);
}
