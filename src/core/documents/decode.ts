/**
 * Bytes of a caption document into text: UTF-8 or UTF-16 by their marks, UTF-16 without a mark
 * where only that reading makes sense, UTF-8 where the bytes are valid, else Windows-1252, which old desks still save. Runs without Node or a browser, and
 * never throws: bytes that mean nothing come back as U+FFFD or as the reason why.
 */

/** Text, or one sentence saying why there is none. */
export type Decoded = { readonly text: string } | { readonly refusal: string };

/** Windows-1252 from 0x80 to 0x9F; the five unused places map to themselves, as browsers do. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Enough bytes to tell text from a picture or a program. */
const probe = 4096;

/** Decodes a document's bytes. A byte order mark is left out of the text. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeUtf16(bytes.subarray(2), 0) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeUtf16(bytes.subarray(2), 1) };
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return { text: decodeUtf16(bytes, unmarked) };
  if (looksBinary(bytes))
    return { refusal: 'This is not a text: it holds binary data, as a picture or an office document does.' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = marked ? bytes.subarray(3) : bytes;
  const utf8 = decodeUtf8(content, marked);
  return { text: utf8 ?? decodeWindows1252(content) };
}

/** Text never holds NUL, and hardly any other control byte but tab and line ends. */
function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  const length = Math.min(bytes.length, probe);
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b)
      controls += 1;
  }
  return controls * 20 > length;
}

/** Ranges of units that text in UTF-16 consists of: every script news is written in, no control, little unassigned. */
const plausible: readonly (readonly [from: number, to: number])[] = [
  [0x0020, 0x007e],
  [0x00a0, 0x024f],
  [0x0300, 0x052f],
  [0x0590, 0x06ff],
  [0x0900, 0x0eff],
  [0x1e00, 0x206f],
  [0x20a0, 0x20bf],
  [0x2100, 0x25ff],
  [0x3000, 0x30ff],
  [0x3400, 0x9fff],
  [0xac00, 0xdfff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
];
const whitespace = /^[\t\n\f\r]$/;
/** Signs every text has and no table of numbers: spaces, line ends, ASCII, the punctuation of East Asia. */
const everyday = /^[\n\r\u0020-\u007e\u3000-\u3002\uff01\uff08-\uff0c\uff1a-\uff1f\u201c\u201d]$/;
/** Share of units that must be plausible, and share that must be everyday. */
const plausibleShare = 0.99;
const everydayShare = 0.02;

/**
 * Which byte of each pair is the high one, for a UTF-16 text without a byte order mark; null for
 * everything else. Subtle: two ASCII letters side by side look like one Chinese character, so a
 * text without a single control byte is never taken for UTF-16: every UTF-16 text has some, in
 * its spaces and line ends (zero bytes) or its full-width punctuation (0x30 02, 0xff 0c).
 */
function unmarkedUtf16(bytes: Uint8Array): 0 | 1 | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, probe);
  if (!sample.some((byte) => byte < 0x09)) return null;
  const [big, little] = [everydayUnits(sample, 0), everydayUnits(sample, 1)];
  if (big === null && little === null) return null;
  return (little ?? -1) >= (big ?? -1) ? 1 : 0;
}

/** Share of everyday signs in the bytes read as UTF-16; null where that reading is no text. */
function everydayUnits(bytes: Uint8Array, highByte: 0 | 1): number | null {
  const units = decodeUtf16(bytes, highByte).split('');
  const good = units.filter(isPlausible).length;
  const controls = units.some((unit) => /\p{Cc}/u.test(unit) && !whitespace.test(unit));
  const share = units.filter((unit) => everyday.test(unit)).length / units.length;
  return controls || good < units.length * plausibleShare || share < everydayShare ? null : share;
}

function isPlausible(unit: string): boolean {
  const code = unit.charCodeAt(0);
  return whitespace.test(unit) || plausible.some(([from, to]) => code >= from && code <= to);
}

/** Strict UTF-8; null at the first invalid sequence, unless the file says it is UTF-8: then U+FFFD stands for it. */
function decodeUtf8(bytes: Uint8Array, lenient: boolean): string | null {
  const text = new TextPieces();
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    const point = length === 0 ? -1 : codePointAt(bytes, at, length);
    if (point < 0) {
      if (!lenient) return null;
      text.add(0xfffd);
      at += 1;
    } else {
      text.add(point);
      at += length;
    }
  }
  return text.toString();
}

/** The code point of a sequence; -1 for overlong forms, surrogates, and broken or cut-off sequences. */
function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const smallest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return point < smallest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? -1 : point;
}

function decodeUtf16(bytes: Uint8Array, highByte: 0 | 1): string {
  const text = new TextPieces();
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [a, b] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    text.addUnit(highByte === 1 ? (a << 8) | b : (b << 8) | a);
  }
  return text.toString();
}

function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextPieces();
  for (const byte of bytes) {
    text.addUnit(byte >= 0x80 && byte <= 0x9f ? windows1252.charCodeAt(byte - 0x80) : byte);
  }
  return text.toString();
}

/** Collects code points in stretches: one string per character would be slow at five megabytes. */
class TextPieces {
  #pieces: string[] = [];
  #units: number[] = [];

  add(point: number): void {
    if (point <= 0xffff) this.addUnit(point);
    else {
      this.addUnit(0xd800 + ((point - 0x10000) >> 10));
      this.addUnit(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }

  addUnit(unit: number): void {
    this.#units.push(unit);
    if (this.#units.length >= 8192) this.#flush();
  }

  toString(): string {
    this.#flush();
    return this.#pieces.join('');
  }

  #flush(): void {
    this.#pieces.push(String.fromCharCode(...this.#units));
    this.#units = [];
  }
}
