/**
 * Reads Photoshop image resources (the 8BIM blocks of JPEG APP13, TIFF tag 34377 and PSD files), which
 * hold the IIM block, its digest and a small JPEG. Format: Adobe Photoshop File Formats, "Image Resource Blocks".
 * A damaged resource ends the reading; what came before it is kept.
 */
import { startsWith, u16, u32 } from '#core/metadata/bytes.ts';

/** Resource ids Cutline reads. */
export const resourceIds = {
  iim: 0x0404,
  thumbnail: 0x040c,
  profile: 0x040f,
  version: 0x0421,
  exif: 0x0422,
  xmp: 0x0424,
  digest: 0x0425,
} as const;

// Format (1 is JPEG), sizes and bit depth stand before the JPEG itself.
const thumbnailHeader = 28;

/** One image resource. */
export interface PhotoshopResource {
  readonly id: number;
  readonly bytes: Uint8Array;
  /** The whole resource with its header, name and padding, as it stands. */
  readonly raw: Uint8Array;
}

/** The resources in file order, and whether the last one was complete. */
export interface PhotoshopResources {
  readonly resources: readonly PhotoshopResource[];
  readonly whole: boolean;
}

const signatures = ['8BIM', '8BPS', 'PHUT', 'AgHg', 'DCSR', 'MeSa'];

/** Parses resources; names and contents are padded to even lengths. */
export function parsePhotoshop(bytes: Uint8Array): PhotoshopResources {
  const resources: PhotoshopResource[] = [];
  let at = 0;
  while (at + 12 <= bytes.length) {
    if (!signatures.some((signature) => startsWith(bytes, signature, at))) {
      return { resources, whole: bytes.subarray(at).every((byte) => byte === 0) };
    }
    const id = u16(bytes, at + 4);
    const nameLength = 1 + (bytes[at + 6] ?? 0);
    const sizeAt = at + 6 + nameLength + (nameLength % 2);
    const size = u32(bytes, sizeAt);
    const start = sizeAt + 4;
    if (start + size > bytes.length) {
      // The IIM block itself can still hold sound datasets before the cut.
      if (start < bytes.length) resources.push({ id, bytes: bytes.subarray(start), raw: bytes.subarray(at) });
      return { resources, whole: false };
    }
    const end = start + size + (size % 2);
    resources.push({ id, bytes: bytes.subarray(start, start + size), raw: bytes.subarray(at, end) });
    at = end;
  }
  return { resources, whole: true };
}

/** The small JPEG that Photoshop keeps for file browsers; null where there is none. */
export function thumbnailOf(resources: readonly PhotoshopResource[]): Uint8Array | null {
  const found = resources.find(({ id, bytes }) => id === resourceIds.thumbnail && u32(bytes, 0) === 1);
  return found && found.bytes.length > thumbnailHeader ? found.bytes.subarray(thumbnailHeader) : null;
}
