/**
 * Text that was encoded twice: UTF-8 that some program read as Windows-1252, ISO 8859-1 or Mac OS
 * Roman and wrote as UTF-8 again, so that “ü” stands as “Ã¼” or, after two rounds, as “ÃƒÂ¼”.
 * Offers the text that was meant; used by the repair of captions, which shows every change before
 * it is made. Sound text must never be changed: where a text could have been meant as it stands,
 * there is no repair.
 *
 * [Note: certain repair] A text is repaired only when all of it turns back into valid UTF-8, what
 * comes out could have been written by somebody (assigned characters, one script in a word), and
 * what stands there could not: at least one pair of signs is neither a capital at the end of a word
 * with a closing sign behind it (“CAFÉ” and “…”) nor anything else that languages write.
 */
import type { CaptionFields, FieldValue } from '#core/caption/caption.ts';
import { type FieldId, fields } from '#core/caption/fields.ts';
import { holdsStructures, type MemberValue, type Structure } from '#core/caption/structure.ts';
import { readUtf8, writeMacRoman, writeWindows1252 } from '#core/metadata/charset.ts';

/** Which set UTF-8 was taken for; ISO 8859-1 and its superset Windows-1252 leave the same traces. */
export type WrongCharset = 'windows-1252' | 'mac-roman';

/** The text that was meant, and the wrong readings that are undone, the last one first. */
export interface Repair {
  readonly text: string;
  readonly how: readonly WrongCharset[];
}

/** A field whose text was encoded twice. */
export interface FieldRepair {
  readonly field: FieldId;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

// Programs that do it once per save have been seen to do it twice; three times is a legend.
const mostRounds = 3;

/** The text that was meant; null when the text is sound, or when its repair would be a guess. */
export function repairText(text: string): Repair | null {
  return /[^\0-\x7f]/.test(text) ? repairFrom(text, []) : null;
}

function repairFrom(text: string, undone: readonly WrongCharset[]): Repair | null {
  if (undone.length >= mostRounds) return null;
  for (const charset of ['windows-1252', 'mac-roman'] as const) {
    const step = undo(text, charset);
    if (step === null) continue;
    const how = [...undone, charset];
    const further = repairFrom(step, how);
    if (further) return further;
    if (couldBeMeant(step)) return { text: step, how };
  }
  return null;
}

/** Repairs every text of a caption; only fields that change are listed. */
export function repairFields(caption: Partial<CaptionFields>): FieldRepair[] {
  return fields.flatMap(({ id }) => {
    const before = caption[id];
    if (before === undefined) return [];
    const after = repairValue(before);
    return after === before ? [] : [{ field: id, before, after }];
  });
}

/**
 * Whether a text shows traces of double encoding, or lost characters, that cannot be repaired for
 * certain: some of it was lost to “?” or U+FFFD, or only a part of the text is affected.
 */
export function isDamaged(text: string): boolean {
  return repairText(text) === null && (traces.test(text) || hasLostLetter(text));
}

/** The fields with such damage, for the editor to mend by hand. */
export function damagedFields(caption: Partial<CaptionFields>): FieldId[] {
  return fields.map(({ id }) => id).filter((id) => hasDamage(caption[id] ?? ''));
}

/** Whether some text of a value has such damage. */
export function hasDamage(value: FieldValue): boolean {
  return textsOf(value).some(isDamaged);
}

// Pairs of signs that only double encoding leaves, and what is left of a replacement character.
const traces =
  /\u00c3[\u0080-\u009f\u00a1-\u00bfƒ„†‡ˆ‰Š‹ŒŽ˜š›œžŸ]|\u00e2\u20ac|\u00c2[\u00a1-\u00bf]|ï¿½|√[†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø]|‚Ä[ìîôúùò]|\ufffd/u;

/** Whether some word has a question mark for a letter: “Besan?on”, though not a web address. */
function hasLostLetter(text: string): boolean {
  return text.split(/\s/).some((word) => /\p{Ll}\?\p{Ll}/u.test(word) && !/[/=&@]/.test(word));
}

function undo(text: string, charset: WrongCharset): string | null {
  const bytes = charset === 'mac-roman' ? writeMacRoman(text) : writeWindows1252(text);
  const utf8 = bytes && readUtf8(bytes);
  if (!utf8 || utf8.cut || utf8.multibyte === 0) return null;
  return hasProof(text, utf8.text) ? utf8.text : null;
}

// What stands behind a word in sound text, and may therefore follow a letter: one sign, or two that
// go together. “»‘” is no such pair, and in Vietnamese texts a frequent trace of double encoding.
const closing = /^(?:[…–—\u00a0™®°·•ª]|[’”»“›‘«])$/u;
const closingPair = /^(?:[…–—\u00a0™®]{2}|[’”»“›‘][…–—\u00a0]|[…–—\u00a0][’”»“›‘]|’”|”’|’»|‘“|›»)$/u;

/** Whether some signs of `text` make no sense but as the bytes of a character of `meant`. */
function hasProof(text: string, meant: string): boolean {
  let at = 0;
  for (const character of meant) {
    const units = lengthInUtf8(character);
    const signs = text.slice(at, at + units);
    if (units > 1 && !couldStand(signs, text[at - 1] ?? ' ', text[at + units] ?? ' ')) return true;
    at += units;
  }
  return false;
}

/** Whether signs could be a word's end with closing signs behind it, “É…” but not “Ã©”, or its opening. */
function couldStand(signs: string, before: string, after: string): boolean {
  const [lead = ''] = signs;
  const tail = signs.slice(1);
  // “‚Äû” and its like are only ever the remains of quotation marks.
  if (/^‚[ÄÇ]/.test(signs)) return false;
  // In Mac OS Roman, “»ö” is the beginning of a quotation as well as a Romanian letter.
  if (/^[«»„‚“”]$/.test(lead)) return /^\p{L}/u.test(tail) && !/\p{L}/u.test(before);
  if (/^[…\u00a0’‘]$/.test(lead)) return /\p{L}/u.test(tail);
  if (!(closing.test(tail) || closingPair.test(tail))) return false;
  if (/\p{L}/u.test(after) && tail !== '’') return false;
  if (/\p{Ll}/u.test(lead)) return true;
  // A capital closes a word of capitals, or is a word by itself, which Ã and Â are in no language.
  if (!/\p{Lu}/u.test(lead)) return false;
  return /\p{Lu}/u.test(before) || !(/\p{L}/u.test(before) || /^[ÃÂ]$/.test(lead));
}

function lengthInUtf8(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

// Of the letters behind Latin Extended-A, those that living languages write every day; the rest of
// those blocks are phonetic and historic letters, which closing signs behind capitals look like.
const rareLatin = /[\u0180-\u02af\u02b0-\u02ff]/gu;
const livingLatin = new Set(
  'ƁƂƃƆƇƈƉƊƎƏƐƑƒƓƔƖƘƙƝƟƠơƤƥƬƭƯưƱƲƳƴǍǎǏǐǑǒǓǔǝǦǧǨǩǴǵǺǻǾǿȘșȚțȞȟȲȳɃɄɓɔɖɗəɛɠɣɨɩɲɵʉʊʋʻʼʽ',
);
const livingMarks = /[\u0300-\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331\u0338\u0342\u0345]/u;

// Variation selectors, which stand behind emoji.
const selectors = /[\ufe00-\ufe0f]/;

/** Whether a text could have been written by somebody. */
function couldBeMeant(text: string): boolean {
  if (/[\p{Cn}\p{Co}\p{Cs}\ufffd]|(?![\n\r\t])\p{Cc}/u.test(text)) return false;
  if ((text.match(rareLatin) ?? []).some((letter) => !livingLatin.has(letter))) return false;
  if (!soundMarks(text)) return false;
  return soundScripts(text);
}

/** Accents that stand by themselves follow a letter, and are some that are in use. */
function soundMarks(text: string): boolean {
  let before = ' ';
  for (const sign of text) {
    if (/\p{Mn}/u.test(sign) && !selectors.test(sign)) {
      if (!/[\p{L}\p{M}]/u.test(before)) return false;
      if (/[\u0300-\u036f]/.test(sign) && !livingMarks.test(sign)) return false;
    }
    before = sign;
  }
  return true;
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Gurmukhi}/u,
  /\p{Script=Gujarati}/u,
  /\p{Script=Tamil}/u,
  /\p{Script=Telugu}/u,
  /\p{Script=Kannada}/u,
  /\p{Script=Malayalam}/u,
  /\p{Script=Sinhala}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Lao}/u,
  /\p{Script=Tibetan}/u,
  /\p{Script=Myanmar}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Ethiopic}/u,
  /\p{Script=Khmer}/u,
  /\p{Script=Mongolian}/u,
  /\p{Script=Thaana}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
];

/** One script in each word, none that no newsroom writes in, and none of which there is but one letter. */
function soundScripts(text: string): boolean {
  if ([...text].some((sign) => scriptOf(sign) === unknown)) return false;
  const seen = new Map<number, number>();
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
    const used = new Set([...word].map(scriptOf));
    used.delete(common);
    if (used.size > 1) return false;
    for (const script of used) seen.set(script, Math.max(seen.get(script) ?? 0, [...word].length));
  }
  // One lone letter between others is an accident; Chinese and Japanese do write single ones.
  const [latin, eastAsian] = [0, scripts.length - 1];
  return [...seen].every(([script, longest]) => script === latin || script === eastAsian || longest > 1);
}

const common = -2;
const unknown = -1;

/** The script's place in the list, `common` for signs of all scripts, `unknown` for one not in the list. */
function scriptOf(sign: string): number {
  if (sign <= '\x7f') return /[A-Za-z]/.test(sign) ? 0 : common;
  if (/[\p{Script=Common}\p{Script=Inherited}]/u.test(sign)) return common;
  return scripts.findIndex((script) => script.test(sign));
}

/** A value with all its texts repaired; the same object when nothing of it changes. */
export function repairValue<Value extends FieldValue | MemberValue>(value: Value): Value {
  const repaired = repairedValue(value);
  // Subtle: the same object when nothing changed, so that callers see at once that it is sound.
  return JSON.stringify(repaired) === JSON.stringify(value) ? value : (repaired as Value);
}

function repairedValue(value: FieldValue | MemberValue): FieldValue | MemberValue {
  if (typeof value === 'string') return repairText(value)?.text ?? value;
  if (holdsStructures(value)) return value.map(repairStructure);
  return value.map((term) => repairText(term)?.text ?? term);
}

function repairStructure(structure: Structure): Structure {
  return Object.fromEntries(Object.entries(structure).map(([id, value]) => [id, repairValue(value)]));
}

function textsOf(value: FieldValue | MemberValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return holdsStructures(value) ? value.flatMap((each) => Object.values(each).flatMap(textsOf)) : value;
}
