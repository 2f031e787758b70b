/**
 * From a photo file to pixels for the screen, at most 2048 on the longer side, upright, sRGB.
 * Runs only in the picture child: libvips, libheif and the embedded previews of RAW files and
 * Photoshop documents read hostile bytes here. What can be shown of a damaged picture is shown, with a warning.
 */
import sharp, { type Sharp } from 'sharp';
import type { ByteSource } from '#core/metadata/bytes.ts';
import { findPreviews } from '#core/metadata/containers/previews.ts';
import type { Sniffed } from '#core/metadata/containers/sniff.ts';
import type { MetadataReading } from '#core/metadata/read.ts';
import { embeddedPicture } from '#main/tools/embedded-picture.ts';
import { decodeHeic } from '#main/tools/heic.ts';
import {
  DecodeError,
  endsBeforePicture,
  mostPixels,
  previewSide,
  thumbnailSide,
  undecodable,
} from '#main/tools/picture-limits.ts';
import { flattenedPicture } from '#main/tools/psd-picture.ts';

/** Pixels, three bytes each, and the size of the whole picture, upright. */
export interface Decoded {
  readonly pixels: Buffer;
  readonly width: number;
  readonly height: number;
  readonly fullWidth: number;
  readonly fullHeight: number;
  readonly warnings: readonly string[];
}

const cutShort = 'The picture data is cut short; the rest is shown grey.';
const smallInstead = 'The picture cannot be decoded; its small embedded preview is shown.';
const onlySmall = 'Only the small embedded preview of this Photoshop document can be shown.';
const damagedData = 'The picture data is damaged; parts of it may be shown wrong.';

type Photo = Extract<Sniffed, { photo: true }>;

/** Allows libvips only the formats Cutline reads; above all no SVG, PDF or scripts of other loaders. */
export function limitLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  const allowed = ['Jpeg', 'Png', 'Webp', 'Tiff', 'Heif', 'Nsgif'];
  sharp.unblock({ operation: allowed.map((name) => `VipsForeignLoad${name}`) });
  // One file at a time per child: a cache of earlier pictures would only hold memory.
  sharp.cache(false);
  sharp.concurrency(1);
}

/**
 * Decodes for the screen.
 * @param longest the longer side in pixels; Infinity for the whole picture
 * @throws DecodeError
 */
export async function decodePicture(
  path: string,
  source: ByteSource,
  photo: Photo,
  metadata: MetadataReading,
  longest: number = previewSide,
): Promise<Decoded> {
  const { pixels } = metadata;
  if (pixels && pixels.width * pixels.height > mostPixels) throw new DecodeError(tooManyPixels(pixels));
  if (photo.raw) return decodeRaw(source, photo, metadata.orientation, longest);
  if (photo.mediaType === 'image/heic') return decodeHeicFile(path, source, longest);
  try {
    if (photo.container === 'psd') return await decodePsd(source, longest, metadata.orientation);
    return await decodeWithVips(path, longest);
  } catch (error) {
    const small = await decodeEmbedded(source, photo, metadata);
    if (!small) throw error;
    const { fullWidth, fullHeight } = photo.container === 'psd' ? uprightSize(metadata, small) : small;
    const warnings = [photo.container === 'psd' ? onlySmall : smallInstead];
    return { ...small, fullWidth, fullHeight, warnings };
  }
}

/** The embedded picture, upright and no larger than a thumbnail; null when there is none to trust. */
export async function decodeEmbedded(
  source: ByteSource,
  photo: Photo,
  metadata: MetadataReading,
): Promise<Decoded | null> {
  const embedded = await embeddedPicture(source, photo, metadata);
  // Where not even the photo's size can be read, there is nothing its small picture could disagree with.
  const small = embedded ?? (metadata.pixels ? null : metadata.thumbnails[0]);
  return small ? decodeWithVips(Buffer.from(small), thumbnailSide, metadata.orientation) : null;
}

async function decodePsd(source: ByteSource, longest: number, orientation: number): Promise<Decoded> {
  const picture = flattenedPicture(source);
  if (!picture) throw new DecodeError('is a Photoshop document without a picture that can be read');
  return decodeWithVips(picture, longest, orientation);
}

function uprightSize({ pixels, orientation }: MetadataReading, small: Decoded) {
  const { width, height } = pixels ?? { width: small.width, height: small.height };
  return orientation >= 5
    ? { fullWidth: height, fullHeight: width }
    : { fullWidth: width, fullHeight: height };
}

async function decodeRaw(
  source: ByteSource,
  photo: Photo,
  orientation: number,
  longest: number,
): Promise<Decoded> {
  let reason: unknown = new DecodeError('is a RAW file without an embedded preview');
  for (const { start, length } of findPreviews(source, photo.container)) {
    try {
      return await decodeWithVips(Buffer.from(source.read(start, length)), longest, orientation);
    } catch (error) {
      reason = error;
    }
  }
  throw reason;
}

async function decodeHeicFile(path: string, source: ByteSource, longest: number): Promise<Decoded> {
  const heic = await decodeHeic(source.read(0, source.size));
  // HEIF files may hold AV1 pictures under a general brand: those libvips can read.
  if (!heic) return decodeWithVips(path, longest);
  const { data, width, height } = heic;
  const image = sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: mostPixels });
  return { ...(await toScreen(image, longest)), fullWidth: width, fullHeight: height, warnings: [] };
}

/** @param orientation applied when the picture says nothing of its own about how it is held */
async function decodeWithVips(input: string | Buffer, longest: number, orientation = 1): Promise<Decoded> {
  const open = (failOn: 'error' | 'none') =>
    sharp(input, { failOn, limitInputPixels: mostPixels, sequentialRead: true, pages: 1 });
  try {
    const header = await open('none').metadata();
    const own = (header.orientation ?? 1) > 1;
    const sideways = (own ? (header.orientation ?? 1) : orientation) >= 5;
    const [fullWidth, fullHeight] = sideways ? [header.height, header.width] : [header.width, header.height];
    const upright = (image: Sharp) => (own ? image.autoOrient() : turned(image, orientation));
    try {
      return { ...(await toScreen(upright(open('error')), longest)), fullWidth, fullHeight, warnings: [] };
    } catch (error) {
      const shown = await toScreen(upright(open('none')), longest);
      return { ...shown, fullWidth, fullHeight, warnings: [isCut(error) ? cutShort : damagedData] };
    }
  } catch (error) {
    throw decodeError(error);
  }
}

async function toScreen(image: Sharp, longest: number) {
  const sized = Number.isFinite(longest)
    ? image.resize(longest, longest, { fit: 'inside', withoutEnlargement: true })
    : image;
  const { data, info } = await sized
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new DecodeError('has a picture in colours that cannot be shown');
  return { pixels: data, width: info.width, height: info.height };
}

/** EXIF orientations 2 to 8, for pictures whose orientation stands elsewhere. */
function turned(image: Sharp, orientation: number): Sharp {
  const mirrored = [2, 4, 5, 7].includes(orientation);
  const angle = [0, 0, 0, 180, 180, 270, 90, 90, 270][orientation] ?? 0;
  // sharp turns before it mirrors when both are asked of one pipeline.
  const straight = angle === 0 ? image : image.rotate(angle);
  return mirrored ? straight.flop() : straight;
}

function isCut(error: unknown): boolean {
  return (
    error instanceof Error &&
    /premature|truncat|end of (?:file|image|stream)|not enough data|unexpected end/i.test(error.message)
  );
}

function decodeError(error: unknown): DecodeError {
  if (error instanceof DecodeError) return error;
  if (error instanceof Error && /exceeds pixel limit/i.test(error.message))
    return new DecodeError(tooManyPixels(null));
  if (isCut(error)) return new DecodeError(endsBeforePicture);
  return new DecodeError(undecodable, { cause: error });
}

function tooManyPixels(pixels: { width: number; height: number } | null): string {
  const size = pixels ? `${Math.round((pixels.width * pixels.height) / 1e6)} megapixels` : 'too many pixels';
  return `has ${size}; pictures up to ${mostPixels / 1e6} megapixels are read`;
}
