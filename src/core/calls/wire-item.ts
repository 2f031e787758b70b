/**
 * A caption of the archive as a wire item. Used by the documents an export writes, by the previews
 * and by the outbox. The provider and the language are the desk's settings.
 */
import type { Desk } from '#core/calls/desk.ts';
import type { CaptionFields } from '#core/caption/caption.ts';
import type { Entry, Photo } from '#core/records.ts';
import { guidOf, type Signal, type WireItem, type WirePicture } from '#core/wire/item.ts';

/** What an item takes from somewhere else than the caption. */
export interface ItemFacts {
  readonly version: number;
  /** When the first version was made, and this one. */
  readonly createdAt: string;
  readonly at: string;
  readonly signal: Signal;
  readonly pictures: readonly WirePicture[];
}

const firstSignal: Signal = { kind: 'new', note: '' };

/** The first version of a caption as it stands, with the original as its picture. */
export function firstItem(desk: Desk, entry: Pick<Entry, 'id' | 'photo' | 'fields'>): WireItem {
  const at = desk.clock.now();
  return itemOf(desk, entry, {
    version: 1,
    createdAt: at,
    at,
    signal: firstSignal,
    pictures: entry.photo ? [originalOf(entry.photo)] : [],
  });
}

/** One version of a caption. */
export function itemOf(
  desk: Desk,
  { id, photo, fields }: { id: string; photo: Photo | null; fields: CaptionFields },
  facts: ItemFacts,
): WireItem {
  return {
    id,
    fields,
    language: textSetting(desk, 'language') || 'en',
    provider: textSetting(desk, 'provider') || fields.source || fields.credit || 'Cutline',
    capturedAt: photo?.capturedAt ?? '',
    fileName: photo?.fileName ?? (fields.title || guidOf(id)),
    embargo: fields.embargo,
    ...facts,
  };
}

/** The original as an item's picture: what receivers find under its own name. */
export function originalOf(photo: Photo): WirePicture {
  const { fileName, mediaType, width, height, bytes } = photo;
  return { rendition: 'highRes', href: fileName, mediaType, width, height, bytes };
}

function textSetting(desk: Desk, name: string): string {
  const value = desk.archive.setting(name);
  return typeof value === 'string' ? value.trim() : '';
}
