/**
 * How many, in the right word: a list is of captions, of which some have no photo. Counted as photos is
 * only what has one. Pure; the status bar and what the desk says about a selection use it.
 */

import { counted } from '#renderer/parts/numbers.ts';
import type { CaptionPages } from '#renderer/screens/desk/caption-pages.ts';
import { isWhole } from '#renderer/screens/desk/locate.ts';

/** "1 caption", "1,200 captions". */
export function count(captions: number): string {
  return counted(captions, 'caption');
}

/** What is known of the archive as a whole, where the list is all of it. */
interface Whole {
  readonly photos: number;
  readonly captions: number;
}

/**
 * "12 photos", "12 photos, 1 caption without a photo"; "48,000 captions" while the list is too long for
 * anybody here to have seen all of it.
 */
export function listWords(list: CaptionPages, whole: Whole | null): string {
  const total = list.total ?? 0;
  if (whole && whole.captions === total) return sumWords(whole.photos, total - whole.photos);
  if (!isWhole(list)) return count(total);
  const bare = [...list.pages.values()].flat().filter(({ photo }) => photo === null).length;
  return sumWords(total - bare, bare);
}

function sumWords(photos: number, bare: number): string {
  const without = `${count(bare)} without a photo`;
  if (bare === 0) return counted(photos, 'photo');
  return photos === 0 ? without : `${counted(photos, 'photo')}, ${without}`;
}
