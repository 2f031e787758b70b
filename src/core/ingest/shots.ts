/**
 * What lies on a card, told apart by name: photos, what belongs to them, and the rest. A shot is
 * one press of the shutter: a RAW and its JPEG, their sidecars and a voice memo share one number.
 * Used by the ingest and by watched folders. Judges names only; what a file holds is read elsewhere.
 */

/** A file of a card or folder. */
export interface CardFile {
  /** Absolute. */
  readonly path: string;
  /** Below the card's folder, with "/" between the levels. */
  readonly relative: string;
  readonly bytes: number;
  /** Last change, milliseconds since 1970, whole. */
  readonly modified: number;
}

/** The files of one press of the shutter, photos first. */
export interface Shot {
  readonly photos: readonly CardFile[];
  /** Sidecars and voice memos. */
  readonly companions: readonly CardFile[];
}

const photoEndings: ReadonlySet<string> = new Set(
  `jpg jpeg jpe jfif tif tiff png webp gif heic heif hif avif psd
   dng nef nrw cr2 cr3 crw arw srf sr2 raf orf ori rw2 raw pef srw 3fr fff iiq rwl x3f gpr mef mos mrw erf kdc dcr`
    .split(/\s+/)
    .filter(Boolean),
);
/** JPEG and HEIC show what the photographer saw; they stand before the RAW beside them. */
const shownFirst: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'jpe', 'jfif', 'heic', 'heif', 'hif']);
const companionEndings: ReadonlySet<string> = new Set(['xmp', 'wav']);

const naturalOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The last part of a relative path. */
export function nameOf(relative: string): string {
  return relative.slice(relative.lastIndexOf('/') + 1);
}

/** A file name without its last ending, and that ending without its dot. */
export function splitName(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { stem: name.slice(0, dot), ending: name.slice(dot + 1) } : { stem: name, ending: '' };
}

/** Whether a name is that of a photo. */
export function isPhotoName(name: string): boolean {
  return photoEndings.has(splitName(name).ending.toLowerCase());
}

/** Whether a name is that of a sidecar or a voice memo, which come along with a photo and never alone. */
export function isCompanionName(name: string): boolean {
  return companionEndings.has(splitName(name).ending.toLowerCase());
}

/** The name without all endings of photos and companions: IMG_1.CR3.xmp and IMG_1.JPG are both IMG_1. */
export function shotStem(name: string): string {
  const { stem } = splitName(name);
  return isCompanionName(name) && isPhotoName(stem) ? splitName(stem).stem : stem;
}

/** What all files of one shot have in common: their folder and stem, whatever their case and composed letters. */
export function shotKey({ relative }: Pick<CardFile, 'relative'>): string {
  const name = nameOf(relative);
  const folder = relative.slice(0, relative.length - name.length);
  return `${folder}${shotStem(name)}`.normalize('NFC').toLowerCase();
}

/**
 * Sorts a card's files into shots, in natural order of their names.
 * @returns `others`: what is neither a photo nor belongs to one, such as films
 */
export function shotsOf(files: readonly CardFile[]): { shots: Shot[]; others: CardFile[] } {
  const groups = new Map<string, { photos: CardFile[]; companions: CardFile[] }>();
  const others: CardFile[] = [];
  for (const file of [...files].sort(byRelative)) {
    const name = nameOf(file.relative);
    const isPhoto = isPhotoName(name);
    if (!isPhoto && !isCompanionName(name)) {
      others.push(file);
      continue;
    }
    const key = shotKey(file);
    const group = groups.get(key) ?? { photos: [], companions: [] };
    groups.set(key, group);
    (isPhoto ? group.photos : group.companions).push(file);
  }
  const shots: Shot[] = [];
  for (const { photos, companions } of groups.values()) {
    if (photos.length === 0) others.push(...companions);
    else shots.push({ photos: photos.sort(byShown), companions });
  }
  return { shots, others };
}

/** IMG_9 before IMG_10; names that differ only in case stay in one order on every system. */
export function byRelative(a: { relative: string }, b: { relative: string }): number {
  return naturalOrder.compare(a.relative, b.relative) || (a.relative < b.relative ? -1 : 1);
}

function byShown(a: CardFile, b: CardFile): number {
  return rank(a) - rank(b) || byRelative(a, b);
}

function rank({ relative }: CardFile): number {
  return shownFirst.has(splitName(nameOf(relative)).ending.toLowerCase()) ? 0 : 1;
}
