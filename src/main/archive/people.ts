/**
 * How names that may be one person's are found and told apart: pieces to find candidates by, and
 * the judgement whether two spellings are close. Used by terms.ts and by the schema's triggers.
 * Pure; knows nothing about captions.
 */
import { foldName } from '#main/archive/fold.ts';

/** A name is cut in three, so two slips of the pen leave one piece as it was. */
const pieceCount = 3;
/** Most slips in one name. */
const mostSlips = 2;
/** Names shorter than this carry too little to forgive two slips. */
const longEnoughForTwo = 8;

/**
 * The pieces under which a known name is filed: its length, the piece's place and the piece.
 * Cutting by length follows Li, Deng, Wang and Feng, "Pass-Join" (2011): strings within two edits
 * of one another share a piece at nearly the same place.
 */
export function piecesOfName(name: string): string[] {
  const folded = foldName(name);
  return cuts(folded.length).map(
    ({ start, end }, place) => `${folded.length}:${place}:${folded.slice(start, end)}`,
  );
}

/** The pieces under which a name spelled up to two slips differently may be filed. */
export function piecesNearName(name: string): string[] {
  const folded = foldName(name);
  const slips = folded.length < longEnoughForTwo ? 1 : mostSlips;
  const pieces = new Set<string>();
  for (let length = Math.max(1, folded.length - slips); length <= folded.length + slips; length += 1) {
    cuts(length).forEach(({ start, end }, place) => {
      const size = end - start;
      const first = Math.max(0, start - slips);
      const last = Math.min(folded.length - size, start + slips);
      for (let at = first; at <= last; at += 1)
        pieces.add(`${length}:${place}:${folded.slice(at, at + size)}`);
    });
  }
  return [...pieces];
}

/**
 * How far apart two spellings are, if they may be one person's: 0 when they differ in accents,
 * hyphens or apostrophes alone, else 1 or 2 slips; null when they are the same, or other people.
 * Every word of the name is compared with its counterpart: a short first name must be equal, a
 * longer one may have one slip, so Tim Becker and Tom Becker are two people.
 */
export function slipsBetween(a: string, b: string): number | null {
  if (sameSpelling(a, b)) return null;
  const foldedA = foldName(a);
  const foldedB = foldName(b);
  if (foldedA === '' || foldedB === '') return null;
  if (foldedA.replaceAll(' ', '') === foldedB.replaceAll(' ', '')) return 0;
  const wordsA = foldedA.split(' ');
  const wordsB = foldedB.split(' ');
  if (wordsA.length !== wordsB.length) return null;
  const most = Math.min(foldedA.length, foldedB.length) < longEnoughForTwo ? 1 : mostSlips;
  let slips = 0;
  for (const [index, word] of wordsA.entries()) {
    slips += wordSlips(word, wordsB[index] ?? '');
    if (slips > most) return null;
  }
  return slips;
}

/** Slips between two words of a name; Infinity when they are other words. */
function wordSlips(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter <= 3 ? 0 : shorter <= 6 ? 1 : 2;
  if (allowed === 0) return Number.POSITIVE_INFINITY;
  // In a short word the first letter makes the name: Jens and Hens, Mark and Karl.
  if (shorter <= 4 && a[0] !== b[0]) return Number.POSITIVE_INFINITY;
  const distance = editDistance(a, b, allowed);
  return distance <= allowed ? distance : Number.POSITIVE_INFINITY;
}

/**
 * Damerau-Levenshtein distance in its optimal string alignment form: insertions, deletions,
 * replacements and swaps of neighbours, in UTF-16 units.
 * @returns the distance, or most + 1 as soon as it is certain to be more than `most`
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, replaced);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, b.length), most + 1);
}

/** Whether two names are spelled alike; capitals do not count. */
export function sameSpelling(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

/** The name as the eye reads it: case, and spaces more than one, set apart. */
function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().split(/\s+/u).join(' ').trim();
}

function cuts(length: number): { start: number; end: number }[] {
  return Array.from({ length: pieceCount }, (_, place) => ({
    start: Math.floor((length * place) / pieceCount),
    end: Math.floor((length * (place + 1)) / pieceCount),
  })).filter(({ start, end }) => end > start);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
