/**
 * Character sets of embedded text: UTF-8, UTF-16, Windows-1252 (which covers ISO 8859-1) and
 * Mac OS Roman. Used by the IIM, EXIF and XMP readers. Decoders never throw and never put a
 * replacement character where another reading of the bytes makes sense.
 */
import { u16, u16le } from '#core/metadata/bytes.ts';

/** Which character set a text was read in. */
export type Charset = 'ascii' | 'utf-8' | 'utf-16' | 'windows-1252' | 'mac-roman';

// The 0x80–0x9F row of Windows-1252; the five bytes it leaves undefined stay control characters.
const windows1252High = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

// Mac OS Roman from 0x80 to 0xFF, as Apple publishes it; 0xF0 is Apple's logo, a private character.
const macRomanHigh =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** What strict UTF-8 reading gave. */
export interface Utf8Reading {
  readonly text: string;
  /** Whether the bytes end inside a character, which is then left out of the text. */
  readonly cut: boolean;
  /** How many characters took more than one byte. */
  readonly multibyte: number;
}

/** Reads UTF-8 strictly (no overlong forms, no surrogates); null when the bytes are not UTF-8. */
export function readUtf8(bytes: Uint8Array): Utf8Reading | null {
  // Most values are short and plain; they need no buffer.
  if (bytes.every((byte) => byte < 0x80)) return { text: textOfUnits(bytes), cut: false, multibyte: 0 };
  const text = new TextPieces(bytes.length);
  let multibyte = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      text.add(lead);
      at++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) return null;
    let code = lead & (0x7f >> length);
    for (let step = 1; step < length; step++) {
      const next = bytes[at + step];
      if (next === undefined) return { text: text.whole(), cut: true, multibyte };
      if ((next & 0xc0) !== 0x80) return null;
      code = (code << 6) | (next & 0x3f);
    }
    const tooLong = (length === 3 && code < 0x800) || (length === 4 && (code < 0x10000 || code > 0x10ffff));
    if (tooLong || (code >= 0xd800 && code <= 0xdfff)) return null;
    text.add(code);
    multibyte++;
    at += length;
  }
  return { text: text.whole(), cut: false, multibyte };
}

/** Reads Windows-1252: every byte has a meaning, so this always succeeds. */
export function readWindows1252(bytes: Uint8Array): string {
  return readTable(bytes, (byte) => (byte < 0xa0 ? windows1252High.charCodeAt(byte - 0x80) : byte));
}

/** Reads Mac OS Roman: every byte has a meaning, so this always succeeds. */
export function readMacRoman(bytes: Uint8Array): string {
  return readTable(bytes, (byte) => macRomanHigh.charCodeAt(byte - 0x80));
}

/**
 * Whether the bytes cannot be Windows-1252: it leaves 81, 8D, 8F, 90 and 9D undefined, and Mac OS
 * Roman writes å, ç, è, ê and ù there.
 */
export function lacksInWindows1252(bytes: Uint8Array): boolean {
  return bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
}

/** Text of no declared character set: UTF-8 where the bytes are valid UTF-8, else Windows-1252. */
export function readUndeclared(bytes: Uint8Array): string {
  const utf8 = readUtf8(bytes);
  return utf8 && !utf8.cut ? utf8.text : readWindows1252(bytes);
}

/** Reads UTF-16; an odd last byte is dropped and lone surrogates are kept as they are. */
export function readUtf16(bytes: Uint8Array, order: 'big' | 'little'): string {
  const unit = order === 'big' ? u16 : u16le;
  const text = new TextPieces(bytes.length >> 1);
  for (let at = 0; at + 1 < bytes.length; at += 2) text.addUnit(unit(bytes, at));
  return text.whole();
}

/**
 * The bytes that Windows-1252 has for a text; null when it lacks a character. Control characters of
 * ISO 8859-1 are taken for their own bytes, as programs write that confuse the two sets.
 */
export function writeWindows1252(text: string): Uint8Array | null {
  return writeTable(text, windows1252Bytes);
}

/** The bytes that Mac OS Roman has for a text; null when it lacks a character. */
export function writeMacRoman(text: string): Uint8Array | null {
  return writeTable(text, macRomanBytes);
}

const windows1252Bytes = new Map([
  ...Array.from({ length: 128 }, (_, at) => [0x80 + at, 0x80 + at] as const),
  ...Array.from(windows1252High, (character, at) => [character.charCodeAt(0), 0x80 + at] as const),
]);
const macRomanBytes = new Map(
  Array.from(macRomanHigh, (character, at) => [character.charCodeAt(0), 0x80 + at] as const),
);

function writeTable(text: string, high: ReadonlyMap<number, number>): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const byte = unit < 0x80 ? unit : high.get(unit);
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}

function readTable(bytes: Uint8Array, high: (byte: number) => number): string {
  const text = new TextPieces(bytes.length);
  for (const byte of bytes) text.addUnit(byte < 0x80 ? byte : high(byte));
  return text.whole();
}

/** Collects UTF-16 units in one buffer and makes one string of them at the end. */
class TextPieces {
  readonly #units: Uint16Array;
  #length = 0;

  /** @param most how many units there can be */
  constructor(most: number) {
    this.#units = new Uint16Array(most);
  }

  add(code: number): void {
    if (code >= 0x10000) {
      this.addUnit(0xd800 + ((code - 0x10000) >> 10));
      this.addUnit(0xdc00 + ((code - 0x10000) & 0x3ff));
    } else this.addUnit(code);
  }

  addUnit(unit: number): void {
    this.#units[this.#length++] = unit;
  }

  whole(): string {
    return textOfUnits(this.#units.subarray(0, this.#length));
  }
}

// The number of arguments one call may have is bounded by every engine; this is well below.
const longestCall = 8192;

/** UTF-16 units, or characters below 256, as a text. */
function textOfUnits(units: Uint8Array | Uint16Array): string {
  if (units.length <= longestCall) return Reflect.apply(String.fromCharCode, null, units);
  let text = '';
  for (let at = 0; at < units.length; at += longestCall) {
    text += Reflect.apply(String.fromCharCode, null, units.subarray(at, at + longestCall));
  }
  return text;
}
