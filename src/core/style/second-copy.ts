/** A caption that is its own first half twice. Used by the rules about doubled captions and sentences. */

/**
 * Where the second copy of the text begins, or null when the text is not doubled. Blanks between
 * the copies do not count; texts under twenty characters may repeat on purpose.
 */
export function secondCopy(caption: string): number | null {
  const text = caption.trim();
  const offset = caption.length - caption.trimStart().length;
  const half = Math.floor(text.length / 2);
  // The copies may be parted by a few blanks, so the cut lies that close to the middle.
  for (let cut = half - 2; cut <= half + 2; cut += 1) {
    const first = text.slice(0, cut).trim();
    const second = text.slice(cut).trim();
    if (first.length >= 20 && first === second) return offset + text.length - second.length;
  }
  return null;
}
