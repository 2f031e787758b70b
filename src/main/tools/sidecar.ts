/**
 * Finds the XMP sidecar of a photo: IMG_1.xmp (Adobe's way) or IMG_1.NEF.xmp (darktable's,
 * digiKam's) in the same folder, and the name of one that is still to be made. Only read here, in
 * the picture child; written by caption-writing.ts.
 */
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { parseXmp, xmpText } from '#core/metadata/xmp.ts';

// A sidecar holds text and development settings; the largest seen, with masks, are 2 MB.
const largestSidecar = 16 << 20;

/** A sidecar as it stands. */
export interface Sidecar {
  readonly path: string;
  readonly packet: Uint8Array;
}

/** The sidecar's packet, null when there is none that belongs to this photo. */
export async function readSidecar(path: string): Promise<Uint8Array | null> {
  return (await findSidecar(path))?.packet ?? null;
}

/** The sidecar that belongs to this photo, null when there is none. */
export async function findSidecar(path: string): Promise<Sidecar | null> {
  const ending = extname(path);
  const stem = basename(path, ending);
  // Looked for at once: on a share each look takes its time.
  const places = [`${stem}.xmp`, `${stem}.XMP`, `${stem}${ending}.xmp`].map((name) =>
    join(dirname(path), name),
  );
  const packets = await Promise.all(places.map(readSmall));
  for (const [index, place] of places.entries()) {
    const packet = packets[index];
    if (packet && isFor(packet, ending)) return { path: place, packet };
  }
  return null;
}

/**
 * The place of a new sidecar: IMG_1.xmp, or IMG_1.NEF.xmp where another photo of that name, such as
 * the JPEG of a RAW, would share it, or where that name is taken by the other's.
 */
export async function newSidecarPath(path: string): Promise<string> {
  const ending = extname(path);
  const stem = basename(path, ending);
  const names = await readdir(dirname(path)).catch(() => []);
  const shared = names.some(
    (name) => name !== basename(path) && basename(name, extname(name)).toLowerCase() === stem.toLowerCase(),
  );
  return join(dirname(path), shared ? `${stem}${ending}.xmp` : `${stem}.xmp`);
}

/** Of a RAW and its JPEG with one name, Adobe's sidecar says which of the two it describes. */
function isFor(packet: Uint8Array, ending: string): boolean {
  const properties = parseXmp(packet);
  const meant = properties ? xmpText(properties, 'photoshop:SidecarForExtension') : '';
  return meant === '' || `.${meant}`.toLowerCase() === ending.toLowerCase();
}

async function readSmall(path: string): Promise<Uint8Array | null> {
  try {
    const facts = await stat(path);
    if (!facts.isFile() || facts.size > largestSidecar) return null;
    const file = await open(path, 'r');
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch {
    // Missing, or not readable: the photo stands for itself.
    return null;
  }
}
