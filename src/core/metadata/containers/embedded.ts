/**
 * What a photo file carries besides its picture, before any of it is understood: the blocks that
 * the container readers of this folder hand to the IIM, XMP and EXIF readers.
 */
import type { ExifSources } from '#core/metadata/exif.ts';

/** The metadata blocks of one file. */
export interface EmbeddedBlocks {
  /** The IIM block, null for none. */
  readonly iim: Uint8Array | null;
  /** Photoshop's IPTCDigest: 16 bytes of MD5 over the IIM block when XMP was last in step with it. */
  readonly digest: Uint8Array | null;
  /** The small JPEG among Photoshop's resources, null for none. */
  readonly photoshopThumbnail: Uint8Array | null;
  /** XMP packets; parts of an extended packet are already joined, and follow the main one. */
  readonly xmp: readonly Uint8Array[];
  readonly exif: ExifSources | null;
  /** The picture's size as stored, before orientation; null when not found. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
  /** Whether the file carries content credentials (C2PA), which any change to it makes invalid. */
  readonly credentials: boolean;
  /** Whether the file ends, or is damaged, inside its metadata. */
  readonly damaged: boolean;
}

/** A file without metadata. */
export const noBlocks: EmbeddedBlocks = {
  iim: null,
  digest: null,
  photoshopThumbnail: null,
  xmp: [],
  exif: null,
  pixels: null,
  credentials: false,
  damaged: false,
};

/** Unpacks zlib data of at most `limit` bytes, null when it is damaged or larger; some PNG texts need it. */
export type Inflate = (packed: Uint8Array, limit: number) => Uint8Array | null;

/** The most metadata Cutline reads from one block; the largest seen in press photos is 200 KB. */
export const largestBlock = 16 << 20;
