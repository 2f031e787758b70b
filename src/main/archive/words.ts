/** Turns the words someone typed into the search box into an FTS5 query. Used by find.ts. */
import { fold } from '#main/archive/fold.ts';

/** What the tokenizer unicode61 takes for part of a word: letters, numbers and private use. */
const searchable = /[\p{L}\p{N}\p{Co}]/u;
const control = /[\u0000-\u001f\u007f]/g;

/**
 * The FTS5 query that finds captions holding all these words, the last one as the beginning of a
 * word, so that results appear while it is being typed. Every word is quoted: nothing typed is
 * ever read as query syntax.
 * @returns null when there is nothing to search for
 * @example matchOf('çelik HF_04') // '"celik" "hf_04" *'
 */
export function matchOf(words: string): string | null {
  const terms = fold(words.replace(control, ' '))
    .split(/\s+/u)
    .filter((word) => searchable.test(word))
    .map((word) => `"${word.replaceAll('"', '""')}"`);
  return terms.length === 0 ? null : `${terms.join(' ')} *`;
}
