/**
 * The files of a send: made and staged at its first try, and shown to the editor before. Used by the
 * runner and by `outbox.show`. A document that its validator finds wrong, and a photo that is gone or
 * cannot be written, stop the send with a sentence before anything goes.
 */
import type { Desk } from '#core/calls/desk.ts';
import { houseOf } from '#core/calls/desk.ts';
import { settingOf, shownDocument, shownPicture } from '#core/calls/wire-documents.ts';
import { itemOf, originalOf } from '#core/calls/wire-item.ts';
import type { Parcel } from '#core/outbox/courier.ts';
import type { KeptSend } from '#core/outbox/kept.ts';
import { namesSequence, stemOf } from '#core/outbox/names.ts';
import { documentEnding, documentFor, planOf } from '#core/outbox/parcels.ts';
import type { Destination, ItemVersion, SendProblem, ShownDocument } from '#core/outbox/records.ts';
import type { StagedDocument, StagedPicture } from '#core/outbox/staging.ts';
import type { Photo } from '#core/records.ts';
import { sentenceOf } from '#core/refusal.ts';
import { isDocumentFormat } from '#core/wire/format-ids.ts';
import type { DocumentSetting, SignalKind, WireItem, WirePicture } from '#core/wire/item.ts';
import { fieldsInPicture } from '#core/wire/picture-fields.ts';

/** Why the files of a send could not be made. */
export class FilesProblem extends Error {
  readonly problem: SendProblem;

  constructor(problem: SendProblem) {
    super(problem.message);
    this.name = 'FilesProblem';
    this.problem = problem;
  }
}

/** The files of a send, and what they are known by on the far side. */
export interface SendFiles {
  readonly delivery: string;
  readonly parcels: readonly Parcel[];
}

/**
 * The files of a send as they stand staged, or made now where they are not.
 * @throws FilesProblem
 */
export async function filesFor(desk: Desk, send: KeptSend, destination: Destination): Promise<SendFiles> {
  const standing = send.delivery === '' ? null : await desk.staging.staged(send.id, send.delivery);
  if (standing) return { delivery: send.delivery, parcels: standing };
  // Names that may have been given are finished under what they were begun with.
  const delivery = send.naming ? send.delivery : desk.clock.newId();
  const { stem, sequence } = named(desk, send, destination, delivery);
  return { delivery, parcels: await stage(desk, { ...send, stem, sequence }, destination, delivery) };
}

/** Gives a send its number, its name and its delivery: durable before the first file is made by them. */
function named(desk: Desk, send: KeptSend, destination: Destination, delivery: string) {
  return desk.archive.transaction(() => {
    const counts = destination.format === 'iptc7901' || namesSequence(destination.names);
    const sequence = send.sequence ?? (counts ? desk.archive.takeSequence(destination.service) : null);
    const { item } = itemOfSend(desk, send, []);
    const taken = (stem: string) => desk.archive.stemTaken(destination.id, stem, send.id);
    const facts = { item, service: destination.service, sequence };
    const stem = send.stem || stemOf(destination.names, facts, taken);
    desk.archive.saveSend(send.id, { sequence, stem, delivery, bytesSent: 0 });
    return { stem, sequence };
  });
}

async function stage(
  desk: Desk,
  send: KeptSend,
  destination: Destination,
  delivery: string,
): Promise<readonly Parcel[]> {
  const plan = planOf(destination, send.kind);
  const photo = photoOf(desk, send.caption);
  await inProblem('picture', () => desk.staging.begin(send.id));
  const pictures: StagedPicture[] = [];
  if (plan.picture) {
    if (!photo)
      throw new FilesProblem({ kind: 'picture', message: 'The caption has no photo. Cancel this send.' });
    const { item, earlier } = itemOfSend(desk, send, []);
    const order = {
      photo,
      fields: fieldsInPicture(item, earlier),
      rendition: destination.rendition,
      name: `${send.stem}.jpg`,
    };
    pictures.push(await inProblem('picture', () => desk.staging.picture(send.id, order)));
  }
  const documents = plan.document
    ? [documentOf(desk, send, destination, picturesOf(pictures, photo, send.stem))]
    : [];
  const zip = plan.zip ? `${send.stem}.zip` : null;
  return inProblem('document', () => desk.staging.finish(send.id, { delivery, pictures, documents, zip }));
}

/** @throws FilesProblem where the document is not right */
function documentOf(
  desk: Desk,
  send: KeptSend,
  destination: Destination,
  pictures: readonly WirePicture[],
): StagedDocument {
  try {
    const { item, earlier } = itemOfSend(desk, send, pictures);
    const made = documentFor(item, destination, documentSetting(desk, destination, send.sequence), earlier);
    if (!made) throw new Error('This destination takes no documents.');
    const [problem] = made.problems;
    if (problem !== undefined) {
      throw new Error(
        `A receiver would refuse the document: ${problem} Change the caption, then retry with its new words.`,
      );
    }
    const name = `${send.stem}${documentEnding(destination)}`;
    return { name, mediaType: made.mediaType, bytes: made.bytes };
  } catch (thrown) {
    throw new FilesProblem({ kind: 'document', message: sentenceOf(thrown) });
  }
}

/** What goes with a document: the picture as it was staged, or the photo it speaks of. */
function picturesOf(staged: readonly StagedPicture[], photo: Photo | null, stem: string): WirePicture[] {
  if (staged.length > 0) {
    return staged.map(({ name, ...facts }) => ({ ...facts, rendition: 'highRes', href: name }));
  }
  return photo ? [{ ...originalOf(photo), href: `${stem}.jpg` }] : [];
}

/** A send's item with its words as they were queued, and the version before it. */
function itemOfSend(
  desk: Desk,
  { caption, version: number, kind }: Pick<KeptSend, 'caption' | 'version' | 'kind'>,
  pictures: readonly WirePicture[],
): VersionedItem {
  const version = desk.archive.itemVersion(caption, number);
  if (!version) throw new Error('The words of this send are not there.');
  return itemAt(desk, { version, kind }, pictures);
}

interface VersionedItem {
  readonly item: WireItem;
  /** The version before; null for none. */
  readonly earlier: ItemVersion | null;
}

/** A version of an item as a receiver gets it: who never got an earlier one is told nothing of one. */
function itemAt(
  desk: Desk,
  { version, kind }: { readonly version: ItemVersion; readonly kind: SignalKind },
  pictures: readonly WirePicture[],
): VersionedItem {
  const { caption: id, fields, at } = version;
  const versions = desk.archive.itemVersions(id);
  const facts = {
    version: version.version,
    createdAt: versions[0]?.at ?? at,
    at,
    signal: { kind, note: kind === 'new' ? '' : version.note },
    pictures,
  };
  return {
    item: itemOf(desk, { id, photo: photoOf(desk, id), fields }, facts),
    earlier: versions.findLast((each) => each.version < version.version) ?? null,
  };
}

function photoOf(desk: Desk, caption: string): Photo | null {
  return desk.archive.entry(caption)?.photo ?? null;
}

function documentSetting(desk: Desk, destination: Destination, sequence: number | null): DocumentSetting {
  const { house, service, charset } = destination;
  return { ...settingOf(houseOf(desk, house)), service, charset, sequence: sequence ?? 1 };
}

/** What a destination would get of a version: its picture's words, and its document, for the editor's eyes. */
export function shownFor(
  desk: Desk,
  { version, kind }: { readonly version: ItemVersion; readonly kind: SignalKind },
  destination: Destination,
  send: KeptSend | null,
): ShownDocument[] {
  const { format, names, service } = destination;
  const photo = photoOf(desk, version.caption);
  const { item, earlier } = itemAt(desk, { version, kind }, photo ? [originalOf(photo)] : []);
  const sequence = send?.sequence ?? null;
  const taken = (stem: string) => desk.archive.stemTaken(destination.id, stem, send?.id ?? '');
  const stem = send?.stem || stemOf(names, { item, service, sequence }, taken);
  const plan = planOf(destination, kind);
  const inPicture = { ...item, fields: fieldsInPicture(item, earlier) };
  const documents: ShownDocument[] = [];
  if (plan.picture)
    documents.push({ ...shownPicture(inPicture, 'jpeg', version.at), fileName: `${stem}.jpg` });
  if (plan.document) {
    const shown = isDocumentFormat(format)
      ? shownDocument(
          { ...item, pictures: picturesOf([], photo, stem) },
          format,
          documentSetting(desk, destination, sequence),
        )
      : shownPicture(inPicture, 'xmp', version.at);
    documents.push({ ...shown, fileName: `${stem}${documentEnding(destination)}` });
  }
  return documents;
}

async function inProblem<T>(kind: SendProblem['kind'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw new FilesProblem({
      kind,
      message: `${sentenceOf(thrown)} Nothing was sent; retry once that is mended.`,
    });
  }
}
