/**
 * Comparing words the way an editor does: accents, case and punctuation do not make a name a
 * different name. Used by every rule that looks for a name, a place or an agency in a text.
 */

/** Lower case, accents and punctuation removed, single spaces: "Jürgen  O'Neill-Ré" is "jurgen oneill re". */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .toLowerCase()
    .replace(/[øö]/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/ı/g, 'i')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a text, already folded, holds these words as whole words in this order. */
export function holds(foldedText: string, words: string): boolean {
  const wanted = folded(words);
  return wanted === '' || ` ${foldedText} `.includes(` ${wanted} `);
}
