/**
 * Reads Photoshop documents (PSD, and PSB for large ones) up to their picture: size, colour mode,
 * and the image resources that hold IIM, XMP, EXIF and a small JPEG. Format: Adobe Photoshop File
 * Formats Specification. Layers are stepped over; the flattened picture behind them is only located.
 */
import { type ByteSource, sourceOf, startsWith, u16, u32, u64 } from '#core/metadata/bytes.ts';
import { type EmbeddedBlocks, largestBlock, noBlocks } from '#core/metadata/containers/embedded.ts';
import { photoshopBlocks } from '#core/metadata/containers/jpeg.ts';
import { parsePhotoshop, resourceIds } from '#core/metadata/photoshop.ts';

/** How a Photoshop document keeps its colours; the numbers are the format's own. */
export const psdModes = { bitmap: 0, grey: 1, indexed: 2, rgb: 3, cmyk: 4, lab: 9 } as const;

/** The head of a Photoshop document. */
export interface PsdHeader {
  /** Whether it is a PSB: some of its lengths take more bytes. */
  readonly large: boolean;
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  /** Bits per channel: 1, 8, 16 or 32. */
  readonly depth: number;
  readonly mode: number;
  readonly resources: { readonly start: number; readonly length: number };
  /** Where the flattened picture begins, with its two bytes that name the compression. */
  readonly picture: number;
}

/** Reads the head; null when it is none. */
export function readPsdHeader(source: ByteSource): PsdHeader | null {
  const head = source.read(0, 30);
  const version = u16(head, 4);
  if (head.length < 30 || !startsWith(head, '8BPS') || (version !== 1 && version !== 2)) return null;
  const resources = 30 + u32(head, 26);
  const resourceLength = u32(source.read(resources, 4), 0);
  const layers = resources + 4 + resourceLength;
  const layerHead = source.read(layers, 8);
  const large = version === 2;
  return {
    large,
    channels: u16(head, 12),
    height: u32(head, 14),
    width: u32(head, 18),
    depth: u16(head, 22),
    mode: u16(head, 24),
    resources: { start: resources + 4, length: resourceLength },
    picture: large ? layers + 8 + u64(layerHead, 0) : layers + 4 + u32(layerHead, 0),
  };
}

/** Reads the blocks of a Photoshop document. */
export function psdBlocks(source: ByteSource): EmbeddedBlocks {
  const header = readPsdHeader(source);
  if (!header) return { ...noBlocks, damaged: true };
  const { start, length } = header.resources;
  const bytes = source.read(start, Math.min(length, largestBlock));
  const { resources, whole } = parsePhotoshop(bytes);
  const found = (id: number) => resources.find((resource) => resource.id === id)?.bytes;
  const xmp = found(resourceIds.xmp);
  const exif = found(resourceIds.exif);
  return {
    ...photoshopBlocks([bytes]),
    xmp: xmp ? [xmp] : [],
    exif: exif ? { main: sourceOf(exif) } : null,
    pixels: header.width > 0 && header.height > 0 ? { width: header.width, height: header.height } : null,
    damaged: !whole,
    credentials: false,
  };
}
