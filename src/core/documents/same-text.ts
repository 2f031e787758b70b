/**
 * When two texts of one page are the same caption: letters and figures agree once case, spacing,
 * punctuation and the credit are set apart. Used to count occurrences and to match captions with
 * photos. Captions that differ in a word stay two, and so does one that holds another.
 */
import { readAnatomy } from '#core/caption/read-anatomy.ts';

/** Shorter beginnings are too common to prove that a text is a caption cut off. */
const shortestBeginning = 40;

/** What two occurrences of one caption have in common. Never '' for a text with letters. */
export function textKey(text: string): string {
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

/** Whether the shorter text is the beginning of the caption, long enough to prove it. Both as written. */
export function isBeginningOf(beginning: string, caption: string): boolean {
  const [short, long] = [lettersOf(beginning), lettersOf(caption)];
  return beginning.trim().length >= shortestBeginning && short.length < long.length && long.startsWith(short);
}
