/** Characters as machines count and name them. The core has no TextEncoder, so this counts itself. */

/** The number of bytes a text takes in UTF-8; a lone surrogate counts as the replacement character's three. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The name Unicode gives the first character of a text: U+200B. */
export function codeOf(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
