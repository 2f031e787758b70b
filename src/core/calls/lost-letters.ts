/**
 * Text that lost letters to “?” or U+FFFD, “Besan?on”, beside the same text with them. Where every
 * other sign is the same there is no doubt what stood there. Used by repair-plan.ts. Pure.
 */

/** The signs that a lost letter left behind, at most one for each of its bytes. */
const mark = /[?\ufffd]/;
/** Bytes of the longest letter, and marks it leaves at most. */
const mostMarks = 4;

/** Whether `whole` is `damaged` with all its letters: marks stand for letters beyond ASCII, all else is equal. */
export function hasLettersOf(damaged: string, whole: string): boolean {
  const [left, right] = [[...plain(damaged)], [...plain(whole)]];
  let replaced = 0;
  let at = 0;
  for (let from = 0; from < left.length; ) {
    if (left[from] === right[at]) {
      from += 1;
      at += 1;
      continue;
    }
    const marks = runLength(left, from, (sign) => mark.test(sign));
    const letters = runLength(right, at, (sign) => /[^\0-\x7f]/.test(sign));
    if (letters === 0 || marks < letters || marks > letters * mostMarks) return false;
    replaced += letters;
    from += marks;
    at += letters;
  }
  return at === right.length && replaced > 0;
}

function runLength(signs: readonly string[], from: number, fits: (sign: string) => boolean): number {
  let end = from;
  while (end < signs.length && fits(signs[end] ?? '')) end += 1;
  return end - from;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
