/**
 * The words of a caption that a dictionary may judge. Numbers, initials, abbreviations in capitals,
 * file names and addresses are left alone: a press caption is full of them. Pure; used in the worker.
 */

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

const run = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.@_/-]*/gu;

/** The words to look up, with their places in UTF-16 units. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(run)) {
    if (/[\p{N}@_/]/u.test(match[0]) || /\p{L}\.\p{L}/u.test(match[0])) continue;
    let at = match.index;
    for (const piece of match[0].split('-')) {
      const word = piece.replace(/['’.]+$/u, '');
      if (isWord(word)) words.push({ start: at, end: at + word.length, word });
      at += piece.length + 1;
    }
  }
  return words;
}

function isWord(word: string): boolean {
  return word.length > 1 && word !== word.toUpperCase();
}
