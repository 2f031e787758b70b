/**
 * Reads one photo file from end to end: hash, type, metadata, picture, renditions. Runs in the
 * picture child. Whatever of a damaged file is sound is kept, with warnings; a file that holds
 * neither a picture nor a word about one is refused with one clear line.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { inflateSync } from 'node:zlib';
import { cameraSerial } from '#core/ingest/serial.ts';
import type { ShotFacts } from '#core/ingest/variables.ts';
import { type Sniffed, sniff } from '#core/metadata/containers/sniff.ts';
import { findBlocks, type MetadataReading, type MetadataTools, readMetadata } from '#core/metadata/read.ts';
import type { PictureFacts } from '#core/ports.ts';
import { fileTexts } from '#core/receivers/file-texts.ts';
import type { PhotoTexts } from '#core/receivers/photo-texts.ts';
import { type Decoded, decodeEmbedded, decodePicture } from '#main/tools/decoding.ts';
import { type FileSource, openFileSource, readFailure, spokenSize } from '#main/tools/file-source.ts';
import { imageHash, likeness } from '#main/tools/likeness.ts';
import { DecodeError, endsBeforePicture, mostBytes, undecodable } from '#main/tools/picture-limits.ts';
import {
  screened,
  writeEmbeddedRendition,
  writeFullRendition,
  writeRendition,
  writeRenditions,
} from '#main/tools/renditions.ts';
import { readSidecar } from '#main/tools/sidecar.ts';

/** Why a file is refused: one line for the import report. */
export class Refusal extends Error {}

/** MD5 and inflating, for the pure readers and writers. */
export const metadataTools: MetadataTools = {
  md5: (bytes) => createHash('md5').update(bytes).digest(),
  inflate: (packed, limit) => {
    try {
      return inflateSync(packed, { maxOutputLength: limit });
    } catch {
      return null;
    }
  },
};

/**
 * Reads a photo and writes its thumbnail and preview.
 * @param alive called as the reading goes on, so that a large file on a slow share is not taken for a hang
 * @throws Refusal
 */
export async function readPicture(path: string, folder: string, alive: () => void): Promise<PictureFacts> {
  return withPhoto(path, async (source, photo) => {
    const hash = await hashOf(path, alive);
    const metadata = readMetadata(source, photo.container, metadataTools, await readSidecar(path));
    alive();
    const picture = await decodePicture(path, source, photo, metadata).catch((error: unknown) =>
      failureOf(error),
    );
    if (picture instanceof DecodeError && isSilent(metadata)) throw refusal(path, source.size, picture);
    const decoded = picture instanceof DecodeError ? null : picture;
    const screen = decoded && (await screened(decoded));
    if (screen) await writeRenditions(folder, hash, screen);
    return {
      photo: {
        hash,
        imageHash: screen ? await imageHash(screen.thumbnail) : '',
        likeness: screen ? await likeness(screen.thumbnail) : '',
        bytes: source.size,
        mediaType: photo.mediaType,
        ...sizeOf(decoded, metadata),
        capturedAt: metadata.capturedAt,
        latitude: metadata.latitude,
        longitude: metadata.longitude,
        camera: metadata.camera,
        warnings: [...metadata.warnings, ...pictureWarnings(picture)],
      },
      fields: metadata.fields,
    };
  });
}

/**
 * Reads only what a photo's name may be made of; the picture itself is not touched.
 * @throws Refusal
 */
export async function describePhoto(path: string): Promise<ShotFacts> {
  return withPhoto(path, async (source, photo) => {
    const metadata = readMetadata(source, photo.container, metadataTools, await readSidecar(path));
    // The camera's line goes on with its settings, after a middle dot.
    const [camera = ''] = metadata.camera.split(' · ');
    return {
      capturedAt: metadata.capturedAt,
      camera: /^(?:ISO |1\/|f\/)/.test(camera) ? '' : camera,
      serial: cameraSerial(source, photo.container),
      fields: metadata.fields,
    };
  });
}

/** Reads what a photo's file says, each place apart, as receivers get it. @throws Refusal */
export async function textsOfPhoto(path: string): Promise<PhotoTexts> {
  return withPhoto(path, async (source, { container }) =>
    fileTexts(findBlocks(source, container, metadataTools.inflate), metadataTools.md5),
  );
}

/** Writes the full-size rendition of a photo whose format browsers do not show. @throws Refusal */
export async function renderFull(path: string, folder: string, hash: string): Promise<void> {
  await withPhoto(path, async (source, photo) => {
    const metadata = readMetadata(source, photo.container, metadataTools);
    const decoded = await decodePicture(path, source, photo, metadata, Number.POSITIVE_INFINITY).catch(
      (error: unknown) => failureOf(error),
    );
    if (decoded instanceof DecodeError) throw refusal(path, source.size, decoded);
    await writeFullRendition(folder, hash, decoded);
  });
}

/** Writes a JPEG for a receiver: upright, at most so large. @throws Refusal */
export async function renderFor(
  path: string,
  target: string,
  longestEdge: number | null,
  quality: number,
): Promise<{ width: number; height: number }> {
  return withPhoto(path, async (source, photo) => {
    const metadata = readMetadata(source, photo.container, metadataTools);
    const edge = longestEdge ?? Number.POSITIVE_INFINITY;
    const decoded = await decodePicture(path, source, photo, metadata, edge).catch((error: unknown) =>
      failureOf(error),
    );
    if (decoded instanceof DecodeError) throw refusal(path, source.size, decoded);
    // A receiver must not get a damaged picture, or a small one in place of the photo, unseen.
    const [doubt] = photo.raw ? [] : decoded.warnings;
    if (doubt !== undefined) throw new Refusal(`${basename(path)} was not rendered. ${doubt}`);
    return writeRendition(target, decoded, longestEdge, quality);
  });
}

/**
 * Writes the camera's own small picture, upright: milliseconds, where decoding takes a good part of a second.
 * @throws Refusal also when the file holds none to trust, or is another one by now
 */
export async function renderGlimpse(path: string, folder: string, hash: string): Promise<void> {
  await withPhoto(path, async (source, photo) => {
    const metadata = readMetadata(source, photo.container, metadataTools);
    const small = await decodeEmbedded(source, photo, metadata).catch(() => null);
    if (!small) throw new Refusal(`${basename(path)} holds no small picture of itself`);
    if ((await hashOf(path, () => undefined)) !== hash) throw new Refusal(`${basename(path)} was replaced`);
    await writeEmbeddedRendition(folder, hash, small);
  });
}

/** Opens a photo for the time of `work`. @throws Refusal for what is no photo, cannot be read, or fails in work */
export async function withPhoto<T>(
  path: string,
  work: (source: FileSource, photo: Extract<Sniffed, { photo: true }>) => Promise<T>,
): Promise<T> {
  const name = basename(path);
  const source = openOrdinary(path);
  try {
    const sniffed = sniff(source);
    if (!sniffed.photo) {
      const instead = sniffed.noun === '' ? '' : `: it is ${sniffed.noun}`;
      throw new Refusal(`${name} is not a photo or a caption document${instead}`);
    }
    return await work(source, sniffed);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(readFailure(path, error));
  } finally {
    source.close();
  }
}

function openOrdinary(path: string): FileSource {
  const name = basename(path);
  try {
    // Subtle: asked before opening, since opening a pipe or a device could wait for ever.
    const facts = statSync(path);
    if (facts.isDirectory()) throw new Refusal(`${name} is a folder`);
    if (!facts.isFile()) throw new Refusal(`${name} is not an ordinary file`);
    if (facts.size === 0) throw new Refusal(`${name} is empty (0 bytes)`);
    if (facts.size > mostBytes) {
      throw new Refusal(`${name} is too large (${spokenSize(facts.size)}); photos up to 2 GB are read`);
    }
    return openFileSource(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(readFailure(path, error));
  }
}

const hashStep = 4 << 20;

async function hashOf(path: string, alive: () => void): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(hashStep);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, hashStep);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
      alive();
    }
  } finally {
    await file.close();
  }
}

function failureOf(error: unknown): DecodeError {
  return error instanceof DecodeError ? error : new DecodeError(undecodable, { cause: error });
}

/** Whether a file says nothing that is worth keeping without its picture. */
function isSilent({ fields, camera, capturedAt }: MetadataReading): boolean {
  return Object.keys(fields).length === 0 && camera === '' && capturedAt === '';
}

// Headers alone take this much; a photo that ends earlier was cut off, whatever the decoder says.
const smallestPhoto = 1024;

function refusal(path: string, bytes: number, reason: DecodeError): Refusal {
  const name = basename(path);
  const cut =
    reason.message === endsBeforePicture || (bytes < smallestPhoto && reason.message === undecodable);
  return new Refusal(cut ? `${name} is cut off after ${spokenSize(bytes)}` : `${name} ${reason.message}`);
}

function pictureWarnings(picture: Decoded | DecodeError): readonly string[] {
  return picture instanceof DecodeError
    ? [`There is no picture to show: the file ${picture.message}.`]
    : picture.warnings;
}

function sizeOf(decoded: Decoded | null, { pixels, orientation }: MetadataReading) {
  if (decoded) return { width: decoded.fullWidth, height: decoded.fullHeight };
  const { width, height } = pixels ?? { width: 0, height: 0 };
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
