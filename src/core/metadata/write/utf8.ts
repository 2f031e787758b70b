/**
 * Text to UTF-8 bytes, and the cutting of a text at a limit counted in bytes, as IIM needs it.
 * Used by the IIM and EXIF writers. No text is ever cut inside a character a reader would see.
 */

/** UTF-8 of a text; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    let code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index++;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes[at++] = code;
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else {
      if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
      else {
        bytes[at++] = 0xf0 | (code >> 18);
        bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.slice(0, at);
}

/**
 * As much of a text as fits into `limit` bytes of UTF-8, never ending inside a grapheme (a letter
 * with its accents, an emoji of several code points). One grapheme longer than the limit is cut
 * between its code points.
 */
export function cutToBytes(text: string, limit: number): string {
  let length = 0;
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > limit) break;
    length += character.length;
  }
  if (length === text.length) return text;
  // Subtle: the segment is sought in a stretch that reaches beyond the cut, so that its end is seen;
  // 64 units are more than any real grapheme has.
  const near = text.slice(0, length + 64);
  const start = new Intl.Segmenter('und', { granularity: 'grapheme' })
    .segment(near)
    .containing(length)?.index;
  return text.slice(0, start === undefined || start === 0 ? length : start);
}
