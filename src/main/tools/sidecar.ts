/**
 * Finds the XMP sidecar of a photo: IMG_1.xmp (Adobe's way) or IMG_1.NEF.xmp (darktable's,
 * digiKam's) in the same folder, and the name of one that is still to be made. Only read here, in
 * the picture child; written by caption-writing.ts.
 *
 * [Note: which sidecar] Names are compared without regard to case, since cameras, Windows and
 * programs of the nineties write IMG_1.XMP. Of several, the one that gives the photo's whole name is
 * read, because it can mean no other photo; after that the one in the photo's own spelling; after
 * that the first in the order of characters. One that says it describes another extension, and one
 * in the spelling of another photo that is there, belongs to that other photo.
 */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { parseXmp, xmpText } from '#core/metadata/xmp.ts';

// A sidecar holds text and development settings; the largest seen, with masks, are 2 MB.
const largestSidecar = 16 << 20;

/** A sidecar as it stands. */
export interface Sidecar {
  readonly path: string;
  readonly packet: Uint8Array;
  /** Names of further sidecars of the photo, which are not read. */
  readonly others: readonly string[];
}

/** The sidecar's packet, null when there is none that belongs to this photo. */
export async function readSidecar(path: string): Promise<Uint8Array | null> {
  return (await findSidecar(path))?.packet ?? null;
}

/** The sidecar that belongs to this photo, null when there is none. See [Note: which sidecar]. */
export async function findSidecar(path: string): Promise<Sidecar | null> {
  const folder = dirname(path);
  const names = namesFor(basename(path), folder);
  const packets = await Promise.all(names.map((name) => readSmall(join(folder, name))));
  const own = names.flatMap((name, index) => {
    const packet = packets[index];
    return packet && isFor(packet, extname(path)) ? [{ name, packet }] : [];
  });
  const [first, ...others] = own;
  if (!first) return null;
  return { path: join(folder, first.name), packet: first.packet, others: others.map(({ name }) => name) };
}

/** The names of files that may be this photo's sidecar, the one to be read first. */
function namesFor(photo: string, folder: string): string[] {
  const stem = basename(photo, extname(photo));
  const listing = listingOf(folder);
  if (!listing) return [`${photo}.xmp`, `${stem}.xmp`, `${stem}.XMP`];
  const named = (base: string, isPhoto: (spelling: string) => boolean) =>
    (listing.sidecars.get(`${folded(base)}.xmp`) ?? [])
      .filter((name) => withoutEnding(name) === base || !isPhoto(withoutEnding(name)))
      .sort((a, b) => strangeness(a, base) - strangeness(b, base) || (a < b ? -1 : 1));
  const whole = named(photo, (spelling) => listing.names.includes(spelling));
  // A photo whose name has no ending has one habit only.
  if (stem === photo) return whole;
  const isStem = (spelling: string) =>
    listing.names.some((name) => !isSidecarName(name) && withoutEnding(name) === spelling);
  return [...whole, ...named(stem, isStem)];
}

/** How far a sidecar's name is from the usual spelling of its base: 0 for IMG_1.xmp beside IMG_1. */
function strangeness(name: string, base: string): number {
  if (withoutEnding(name) !== base) return 2;
  return name.endsWith('.xmp') ? 0 : 1;
}

/** What a folder holds, as far as it matters for sidecars. */
interface Listing {
  readonly folder: string;
  /** When the folder was changed last, in nanoseconds. */
  readonly changed: bigint;
  /** Whether the folder had been quiet when it was listed: no later change can have the same time. */
  readonly settled: boolean;
  readonly names: readonly string[];
  /** Sidecars as they are spelled, by their names without regard to case. */
  readonly sidecars: ReadonlyMap<string, string[]>;
}

// Memory cards keep times in steps of two seconds.
const quietMs = 2_500;
let known: Listing | null = null;

/**
 * A folder's names, remembered as long as its time stays: a desk reads thousands of photos of one
 * folder after another. null for a folder that cannot be listed.
 */
function listingOf(folder: string): Listing | null {
  try {
    const { mtimeNs: changed } = statSync(folder, { bigint: true });
    if (known?.settled && known.folder === folder && known.changed === changed) return known;
    const settled = Date.now() - Number(changed / 1_000_000n) > quietMs;
    // Subtle: nothing else waits in the picture child, and without turns it is listed in half the time.
    const names = readdirSync(folder);
    const sidecars = new Map<string, string[]>();
    for (const name of names.filter(isSidecarName)) {
      const key = folded(name);
      sidecars.set(key, [...(sidecars.get(key) ?? []), name]);
    }
    known = { folder, changed, settled, names, sidecars };
    return known;
  } catch {
    return null;
  }
}

function isSidecarName(name: string): boolean {
  return name.length > 4 && name.slice(-4).toLowerCase() === '.xmp';
}

/** A name as file systems compare names that keep no case. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function withoutEnding(name: string): string {
  return basename(name, extname(name));
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

/** SHA-256, hex: the sum by which a sidecar is known again before another takes its place. */
export function sha256(packet: Uint8Array): string {
  return createHash('sha256').update(packet).digest('hex');
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
