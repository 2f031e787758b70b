/**
 * A wire item: one version of one captioned picture as it leaves the desk. Every exporter is a pure
 * function from it to bytes, every reader makes as much of it as the document says, and the outbox
 * keeps what it was made of. See formats.ts for the table of exporters.
 */
import type { CaptionFields, FieldChanges } from '#core/caption/caption.ts';
import type { House } from '#core/style/house.ts';

/** What a version is: the first one, or what it does to the one before. */
export const signalKinds = ['new', 'update', 'correction', 'kill'] as const;
export type SignalKind = (typeof signalKinds)[number];

/** What a version tells about the one before it. */
export interface Signal {
  readonly kind: SignalKind;
  /** The words for people in the house's form, "CORRECTION: …"; '' for a first version. See revision-note.ts. */
  readonly note: string;
}

/** One picture file of an item, as it lies beside the document. */
export interface WirePicture {
  /** The standard's word: highRes is what is to be published. */
  readonly rendition: 'highRes' | 'preview' | 'thumbnail';
  /** Name or address as the receiver finds it; relative to the document. */
  readonly href: string;
  readonly mediaType: string;
  /** Pixels upright; 0 when not known. */
  readonly width: number;
  readonly height: number;
  /** Bytes of the file; 0 when not known. */
  readonly bytes: number;
}

/** One version of one captioned picture. */
export interface WireItem {
  /** The caption's id, a UUID: the same in every version. */
  readonly id: string;
  /** 1 for the first; the next send of the same picture with other words has the next number. */
  readonly version: number;
  readonly fields: CaptionFields;
  /** BCP 47, the language of the texts. */
  readonly language: string;
  /** Who sends: the agency's or the paper's name. */
  readonly provider: string;
  /** When the first version was made, and this one: ISO 8601 with zone. */
  readonly createdAt: string;
  readonly at: string;
  /** When the picture was taken by the camera, ISO 8601, or ''; `fields.dateCreated` goes before. */
  readonly capturedAt: string;
  /** The original's own name. */
  readonly fileName: string;
  readonly pictures: readonly WirePicture[];
  /** Until when nobody may publish, ISO 8601 with zone, or ''. */
  readonly embargo: string;
  readonly signal: Signal;
}

/** A story with its pictures: what a package item names. */
export interface WirePackage {
  /** A UUID of its own, the same for every version of the package. */
  readonly id: string;
  readonly version: number;
  readonly headline: string;
  readonly slug: string;
  readonly language: string;
  readonly provider: string;
  readonly createdAt: string;
  readonly at: string;
  /** In the order of the story; `href` is the document of the item, as the receiver finds it. */
  readonly items: readonly { readonly item: WireItem; readonly href: string }[];
}

/** What an exporter needs to know besides the item. */
export interface DocumentSetting {
  readonly house: House;
  /** The number of this message in its service; only 7901 counts. 1 to 9999, then again from 1. */
  readonly sequence: number;
  /** The service's letters, one to three of a to z: only 7901 names it. */
  readonly service: string;
  /** How texts for wires of old are written; only 7901 asks. */
  readonly charset: 'ascii' | 'latin-1';
}

/** A document, made. */
export interface Encoded {
  readonly bytes: Uint8Array;
  /** Plain sentences for the editor: what the format could not hold or changed. */
  readonly notes: readonly string[];
}

/** One item of a document that was read. */
export interface ReadItem {
  /** As the document says it; '' where it has none. */
  readonly guid: string;
  readonly version: number;
  /** The fields the document fills in. */
  readonly fields: FieldChanges;
  readonly language: string;
  readonly provider: string;
  readonly createdAt: string;
  readonly at: string;
  readonly pictures: readonly WirePicture[];
  readonly embargo: string;
  readonly signal: Signal;
}

/** A document of a wire, read. */
export interface WireReading {
  readonly format: 'newsml-g2' | 'ninjs' | 'nitf' | 'iptc7901';
  readonly items: readonly ReadItem[];
  /** Plain sentences about what could not be read. */
  readonly warnings: readonly string[];
}

/**
 * The identifier of an item that no other in the world has (RFC 9562): the same in every version,
 * format and package, so that a receiver can find what a correction is about.
 */
export function guidOf(id: string): string {
  return `urn:uuid:${id}`;
}

/** Instructions and what the version tells, in one line for an editor's note; '' for none. */
export function editorsNote({
  signal,
  fields,
}: {
  readonly signal: Signal;
  readonly fields: Pick<CaptionFields, 'instructions'>;
}): string {
  return [signal.note, fields.instructions].filter((each) => each.trim() !== '').join(' ');
}
