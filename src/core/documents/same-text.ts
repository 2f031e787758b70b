/**
 * When two texts of one page are the same caption: letters and figures agree once case, spacing,
 * punctuation and the credit are set apart. Used to count occurrences and to match captions with
 * photos. Captions that differ in a word stay two, and so does one that holds another.
 */

import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { isSpaceless, latinLength } from '#core/caption/scripts.ts';

/** Shorter beginnings are too common to prove that a text is a caption cut off. */
const shortestBeginning = 40;
/** As many letters must agree at least; captions are looked up by them. */
const lettersLookedUp = 24;
/** In scripts without spaces a dozen characters say as much. */
const charactersLookedUp = 12;
/** No caption is longer: in more text, credits are not looked for. */
const longestRead = 10_000;

/** What two occurrences of one caption have in common. Never '' for a text with letters. */
export function textKey(text: string): string {
  if (text.length > longestRead) return lettersOf(text);
  let words = '';
  let from = 0;
  for (const credit of readAnatomy(text).credits) {
    words += text.slice(from, credit.start);
    from = credit.end;
  }
  const key = lettersOf(words + text.slice(from));
  return key === '' ? lettersOf(text) : key;
}

/** The letters and figures of a text, small, in one Unicode form. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Whether a text says itself that it was cut off. */
export function endsCutOff(text: string): boolean {
  return /(?:…|\.{3}|\[\.\.\.\]|\[…\])["'”’)\]]?$/u.test(text.trim());
}

/**
 * Finds the captions that a text is the beginning of: long enough to prove it, and shorter than
 * the caption. Captions that were cut off themselves do not count.
 * @returns a function from a text to indexes into the captions given, in order
 */
export function beginningFinder(captions: readonly string[]): (text: string) => readonly number[] {
  const byOpening = new Map<string, { index: number; letters: string }[]>();
  for (const [index, caption] of captions.entries()) {
    if (endsCutOff(caption)) continue;
    const letters = lettersOf(caption);
    const opening = openingOf(letters);
    const sameOpening = byOpening.get(opening);
    if (sameOpening) sameOpening.push({ index, letters });
    else byOpening.set(opening, [{ index, letters }]);
  }
  return (text) => {
    if (latinLength(text.trim()) < shortestBeginning) return [];
    const short = lettersOf(text);
    const candidates = byOpening.get(openingOf(short)) ?? [];
    return candidates
      .filter(({ letters }) => short.length < letters.length && letters.startsWith(short))
      .map(({ index }) => index);
  };
}

/** The letters that captions are looked up by. Judged by the opening itself, so a beginning and its whole agree. */
function openingOf(letters: string): string {
  const characters = letters.slice(0, charactersLookedUp);
  return isSpaceless(characters) ? characters : letters.slice(0, lettersLookedUp);
}
