/**
 * Finds the XMP sidecar of a photo: IMG_1.xmp (Adobe's way) or IMG_1.NEF.xmp (darktable's,
 * digiKam's) in the same folder. Only read by the picture child, never written.
 */
import { open, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { parseXmp, xmpText } from '#core/metadata/xmp.ts';

// A sidecar holds text and development settings; the largest seen, with masks, are 2 MB.
const largestSidecar = 16 << 20;

/** The sidecar's packet, null when there is none that belongs to this photo. */
export async function readSidecar(path: string): Promise<Uint8Array | null> {
  const ending = extname(path);
  const stem = basename(path, ending);
  for (const name of [`${stem}.xmp`, `${stem}.XMP`, `${stem}${ending}.xmp`]) {
    const packet = await readSmall(join(dirname(path), name));
    if (packet && isFor(packet, ending)) return packet;
  }
  return null;
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
