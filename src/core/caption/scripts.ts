/**
 * Scripts written without spaces between words, and lengths that mean the same in every script.
 * Used wherever a text's length is evidence: a Chinese caption says in sixteen characters what an
 * English one says in forty. It never cuts or changes a text.
 */

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const anySpaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const han = /\p{Script=Han}/u;

/** Letters of Latin text that one character of a spaceless script is worth, as translations of news go. */
const lettersPerCharacter = 2.5;
/** Words that one character of a spaceless script is worth: most words are written with two. */
const wordsPerCharacter = 0.5;

/** Whether the text has Chinese characters, which Japanese uses too. */
export function hasHan(text: string): boolean {
  return han.test(text);
}

/** Whether most of the text's letters belong to a script without spaces. */
export function isSpaceless(text: string): boolean {
  if (!anySpaceless.test(text)) return false;
  return countOf(text) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

/** The text's length as a Latin text of the same content would have it, in UTF-16 units. */
export function latinLength(text: string): number {
  return anySpaceless.test(text) ? text.length + countOf(text) * (lettersPerCharacter - 1) : text.length;
}

/** How many words the text has; in scripts without spaces two characters count as one. */
export function countWords(text: string): number {
  const characters = anySpaceless.test(text) ? countOf(text) : 0;
  const rest = characters === 0 ? text : text.replace(spaceless, ' ');
  const words = rest.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return words + Math.ceil(characters * wordsPerCharacter);
}

function countOf(text: string): number {
  return text.match(spaceless)?.length ?? 0;
}
