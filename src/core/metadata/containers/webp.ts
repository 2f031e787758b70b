/** Finds the metadata in a WebP file (RFC 9649): the EXIF and XMP chunks of its RIFF container. */
import { ascii, type ByteSource, sourceOf, startsWith, u16le, u32le } from '#core/metadata/bytes.ts';
import { type EmbeddedBlocks, largestBlock, noBlocks } from '#core/metadata/containers/embedded.ts';

const mostChunks = 100_000;

/** Reads the blocks of a WebP. */
export function webpBlocks(source: ByteSource): EmbeddedBlocks {
  let blocks: EmbeddedBlocks = noBlocks;
  let at = 12;
  for (let chunks = 0; at + 8 <= source.size && chunks < mostChunks; chunks++) {
    const head = source.read(at, 8);
    const length = u32le(head, 4);
    const type = ascii(head, 0, 4);
    const body = () => source.read(at + 8, Math.min(length, largestBlock));
    if (type === 'XMP ') blocks = { ...blocks, xmp: [...blocks.xmp, body()] };
    else if (type === 'EXIF') {
      const exif = body();
      // Some writers keep the header that only JPEG needs.
      blocks = { ...blocks, exif: { main: sourceOf(exif.subarray(startsWith(exif, 'Exif\0\0') ? 6 : 0)) } };
    } else if (type === 'C2PA') blocks = { ...blocks, credentials: true };
    else if (type === 'VP8X') {
      const header = body();
      const size = (from: number) => 1 + u16le(header, from) + ((header[from + 2] ?? 0) << 16);
      blocks = { ...blocks, pixels: { width: size(4), height: size(7) } };
    }
    at += 8 + length + (length % 2);
  }
  return { ...blocks, damaged: at > source.size + 1 };
}
