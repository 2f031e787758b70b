/**
 * Which caption of a page belongs to which photo: by file name, then by the caption the photo
 * already carries, then by order where that leaves no doubt. A photo editor must agree with
 * every match; what is uncertain stays unmatched, to be attached by hand.
 */
import type { FoundCaption } from '#core/documents/reading.ts';
import { textKey } from '#core/documents/same-text.ts';

/** What matching needs to know of a photo. */
interface MatchablePhoto {
  readonly id: string;
  readonly fileName: string;
  /** The caption the photo carries, or ''. */
  readonly caption: string;
}

/** One caption (its index on the page) and the photo it belongs to. */
interface CaptionMatch {
  readonly caption: number;
  readonly photo: string;
  readonly by: 'file-name' | 'embedded-caption' | 'order';
}

/**
 * Matches captions with photos. Each photo gets one caption at most, and each caption one photo,
 * except a caption for which the page names several files.
 * @param photos in the order they were taken, or as the desk shows them
 */
export function matchCaptions(
  captions: readonly FoundCaption[],
  photos: readonly MatchablePhoto[],
): CaptionMatch[] {
  const matches: CaptionMatch[] = [];
  const freePhotos = new Set(photos);
  const freeCaptions = new Set(captions.keys());
  const match = (caption: number, photo: MatchablePhoto, by: CaptionMatch['by']) => {
    matches.push({ caption, photo: photo.id, by });
    freePhotos.delete(photo);
    freeCaptions.delete(caption);
  };

  // Each name that a caption gives stands for one photo, found by the first rule that finds one.
  const placedNames = new Set<string>();
  for (const sameName of [exactly, anyCase, withoutExtension]) {
    const byName = uniquely(freePhotos, ({ fileName }) => sameName(fileName));
    for (const [index, caption] of captions.entries()) {
      for (const name of caption.fileNames) {
        const photo = byName.get(sameName(name));
        const used = `${index}/${name}`;
        if (!photo || !freePhotos.has(photo) || placedNames.has(used)) continue;
        placedNames.add(used);
        match(index, photo, 'file-name');
      }
    }
  }

  const byCaption = firstOf(freePhotos, ({ caption }) => (caption.trim() === '' ? '' : textKey(caption)));
  for (const index of [...freeCaptions]) {
    const text = captions[index]?.text ?? '';
    const photo = text.trim() === '' ? undefined : byCaption.get(textKey(text));
    if (photo && freePhotos.has(photo)) match(index, photo, 'embedded-caption');
  }

  // A caption that names a file belongs to that file only, even where it is missing here.
  const unnamed = [...freeCaptions].filter((index) => {
    const caption = captions[index];
    return caption !== undefined && caption.fileNames.length === 0 && caption.text.trim() !== '';
  });
  const uncaptioned = photos.filter((photo) => freePhotos.has(photo) && photo.caption.trim() === '');
  const matched = photos.filter((photo) => !freePhotos.has(photo));
  if (unnamed.length === uncaptioned.length && areOneShoot(uncaptioned, matched, photos.length)) {
    for (const [place, index] of unnamed.entries()) {
      const photo = uncaptioned[place];
      if (photo) match(index, photo, 'order');
    }
  }
  return matches.sort((a, b) => a.caption - b.caption);
}

/**
 * Whether order may speak: as many captions as photos alone proves nothing, for one stray photo
 * shifts every caption behind it. The photos must come from one camera or shoot, told by what
 * their names share, and belong to the page: by being all there is, several, or kin to its others.
 */
function areOneShoot(
  uncaptioned: readonly MatchablePhoto[],
  matched: readonly MatchablePhoto[],
  inBatch: number,
): boolean {
  const [first] = uncaptioned;
  if (!first) return false;
  const stem = stemOf(first);
  if (uncaptioned.some((photo) => stemOf(photo) !== stem)) return false;
  if (matched.length > 0) return matched.some((photo) => stemOf(photo) === stem);
  return uncaptioned.length > 1 || inBatch === 1;
}

/** "HF_" of "HF_0412.JPG". */
function stemOf({ fileName }: MatchablePhoto): string {
  return withoutExtension(fileName).replace(/\d+/g, '');
}

function exactly(name: string): string {
  return name.normalize('NFC');
}

function anyCase(name: string): string {
  return exactly(name).toLowerCase();
}

function withoutExtension(name: string): string {
  return anyCase(name).replace(/\.[a-z0-9]{2,5}$/, '');
}

/** Photos by name; a name that two photos share (in two folders) proves nothing and is left out. */
function uniquely(
  photos: Iterable<MatchablePhoto>,
  nameOf: (photo: MatchablePhoto) => string,
): Map<string, MatchablePhoto> {
  const found = new Map<string, MatchablePhoto>();
  const shared = new Set<string>();
  for (const photo of photos) {
    const name = nameOf(photo);
    if (name === '') continue;
    if (found.has(name)) shared.add(name);
    found.set(name, photo);
  }
  for (const name of shared) found.delete(name);
  return found;
}

function firstOf(
  photos: Iterable<MatchablePhoto>,
  keyOf: (photo: MatchablePhoto) => string,
): Map<string, MatchablePhoto> {
  const found = new Map<string, MatchablePhoto>();
  for (const photo of photos) {
    const key = keyOf(photo);
    if (key !== '' && !found.has(key)) found.set(key, photo);
  }
  return found;
}
