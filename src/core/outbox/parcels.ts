/**
 * What a send consists of: which files its destination takes, and the document among them, made and
 * checked. Pure; the runner stages what is said here, and `outbox.show` shows it. No document is
 * handed over that its format's validator finds wrong.
 */
import { newSidecar } from '#core/metadata/write/xmp.ts';
import type { Destination } from '#core/outbox/records.ts';
import { isDocumentFormat } from '#core/wire/format-ids.ts';
import { documentKind } from '#core/wire/formats.ts';
import type { DocumentSetting, SignalKind, WireItem } from '#core/wire/item.ts';
import { type EarlierVersion, fieldsInPicture } from '#core/wire/picture-fields.ts';

/** Which files go. */
export interface ParcelPlan {
  readonly picture: boolean;
  readonly document: boolean;
  /** Whether they are packed into one zip. */
  readonly zip: boolean;
}

/** Which files a destination gets of an item. A kill goes without the picture wherever a document can tell it. */
export function planOf(
  { format, picture }: Pick<Destination, 'format' | 'picture'>,
  kind: SignalKind,
): ParcelPlan {
  const zip = picture === 'zip';
  if (format === 'jpeg') return { picture: true, document: false, zip };
  return { picture: picture !== 'none' && kind !== 'kill', document: true, zip };
}

/** The document of an item for a destination, with what its validator says; [] when it is right. */
export interface MadeDocument {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly notes: readonly string[];
  readonly problems: readonly string[];
}

/** How the file of a destination's document ends; '' where it has none but the picture. */
export function documentEnding({ format }: Pick<Destination, 'format'>): string {
  if (isDocumentFormat(format)) return `.${documentKind(format).extension}`;
  return format === 'xmp' ? '.xmp' : '';
}

/**
 * Makes the document of an item in a destination's format; null for a destination that takes pictures alone.
 * @param earlier the version before; null for none
 */
export function documentFor(
  item: WireItem,
  { format }: Pick<Destination, 'format'>,
  setting: DocumentSetting,
  earlier: EarlierVersion | null,
): MadeDocument | null {
  if (isDocumentFormat(format)) {
    const kind = documentKind(format);
    const { bytes, notes } = kind.encode(item, setting);
    return { bytes, mediaType: kind.mediaType, notes, problems: kind.problems(bytes, setting) };
  }
  if (format !== 'xmp') return null;
  const bytes = newSidecar(fieldsInPicture(item, earlier), { at: item.at, tool: 'Cutline' });
  return { bytes, mediaType: 'application/rdf+xml', notes: [], problems: [] };
}
