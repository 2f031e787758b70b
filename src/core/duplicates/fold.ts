/**
 * Words folded for comparing: case, compatibility forms, quotes, points in initials and
 * invisible characters no longer matter; accents still do. The normal form, the look-up keys and
 * the word-level diff share this one idea of a word. It must never be used to show text.
 */
import type { Span } from '#core/caption/span.ts';

/** Scripts written without spaces: each character counts as a token of its own. */
const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Letters, marks and digits of scripts with spaces, and the invisible characters that may stand inside a word. */
const letter = String.raw`[[\p{L}\p{M}\p{N}\u00AD\u200C\u200D\u2060\uFEFF]--[${spaceless}]]`;
const apostrophe = String.raw`['’‘ʼʻ\u0060´′]`;

/**
 * One word, as the source of a regular expression with the `v` flag: a character of a spaceless
 * script, a number ("1,200", "3.5"), initials ("U.S"), a word ("Lindqvist’s"), or a sign that
 * changes what a number means ("$", "%"). Every alternative is linear: no part can match a
 * stretch in two ways.
 */
export const wordSource = [
  String.raw`[${spaceless}]\p{M}*`,
  String.raw`\p{Nd}+(?:[.,٫٬]\p{Nd}+)*(?!${letter})`,
  String.raw`(?<!${letter})\p{L}(?:\.\p{L})+(?!${letter})`,
  `${letter}+(?:${apostrophe}${letter}+)*`,
  String.raw`[\p{Sc}%‰]`,
].join('|');

const words = new RegExp(wordSource, 'gv');
const spacelessToken = new RegExp(`^[${spaceless}]`, 'v');
const plainAscii = /^[a-z0-9]+$/;
const asciiWord = /^[A-Za-z0-9]+$/;

/** A folded word and where it stands in the text it was read from. */
export interface FoldedWord extends Span {
  readonly word: string;
}

/** The folded words of a stretch of text, in order. `offset` is added to their places. */
export function foldWords(text: string, offset = 0): FoldedWord[] {
  const found: FoldedWord[] = [];
  for (const match of text.matchAll(words)) {
    const start = offset + match.index;
    const end = start + match[0].length;
    for (const word of foldToken(match[0])) found.push({ word, start, end });
  }
  return found;
}

/** Folded words in one line: folding it again changes nothing. */
export function foldLine(text: string): string {
  return foldWords(text)
    .map(({ word }) => word)
    .join(' ');
}

/**
 * A folded word without its accents: "zdeněk" becomes "zdenek", "łukasz" "lukasz". Look-up keys
 * use it so that a dropped accent is still found; the comparison then names it.
 */
export function withoutAccents(word: string): string {
  if (plainAscii.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u0653-\u0655]/g, '')
    .replace(/[øłđħıðþæœ]/g, (sign) => unaccented[sign] ?? sign)
    .normalize('NFC');
}

/**
 * Words set side by side without spaces, so that "co-pilot", "co pilot" and "copilot" are one
 * text. Two numbers keep a space between them: "2-1" is not "21".
 */
export function joinWords(words: readonly string[], start = 0, end = words.length): string {
  let joined = '';
  for (let index = start; index < end; index++) {
    const word = words[index] ?? '';
    joined += endsInDigit(joined) && startsWithDigit(word) ? ` ${word}` : word;
  }
  return joined;
}

/** How many words a stretch is worth. A character of a spaceless script is worth half a word. */
export function worthOf(words: readonly string[], start = 0, end = words.length): number {
  let worth = 0;
  for (let index = start; index < end; index++) worth += isCharacter(words[index] ?? '') ? 0.5 : 1;
  return worth;
}

const unaccented: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
};

/** Mostly one word; a ligature such as "㌀" or "½" unfolds into several, all in one place of the text. */
function foldToken(raw: string): readonly string[] {
  if (asciiWord.test(raw)) return [raw.toLowerCase()];
  const folded = foldWord(raw);
  const parts = folded.match(words) ?? [];
  return folded === raw || (parts.length === 1 && parts[0] === folded) ? parts : parts.flatMap(foldToken);
}

function foldWord(raw: string): string {
  const lower = raw
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    // Capital ß is SS, the final sigma is a sigma, the capital dotted i leaves a loose dot behind.
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/i\u0307/g, 'i')
    // Optional vowel signs of Arabic and Hebrew, the Arabic stretching stroke, invisible characters.
    .replace(/[\u064B-\u0652\u0670\u0640\u0591-\u05C7\s]|\p{Cf}/gu, '')
    .replace(/['’‘ʼʻ`´′]/g, '')
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => String(asciiDigit(digit)))
    .normalize('NFKC');
  if (/^\p{L}(?:\.\p{L})+$/u.test(lower)) return lower.replaceAll('.', '');
  return /^\d{1,3}(?:[,٬]\d{3})+$/.test(lower) ? lower.replace(/[,٬]/g, '') : lower;
}

/** Digits of the Arabic, Persian and Devanagari rows stand in order, ten to a row. */
function asciiDigit(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code >= 0x0966) return code - 0x0966;
  return code >= 0x06f0 ? code - 0x06f0 : code - 0x0660;
}

function isCharacter(word: string): boolean {
  return word.charCodeAt(0) >= 0x0e00 && spacelessToken.test(word);
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function endsInDigit(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return code >= 48 && code <= 57;
}
