/**
 * Text that was decoded with the wrong character set, once or twice over: "Ã¤" for "ä", "â€™"
 * for "’". Finds such runs and undoes them when every byte round-trips. IIM without its
 * character-set mark is where newsrooms get it from.
 */

/** The characters of Windows-1252 at 0x80 to 0x9F; undefined bytes map to the C1 control. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const byteOf: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, offset) => {
    const byte = 128 + offset;
    return [offset < 32 ? (windows1252[offset] ?? '') : String.fromCharCode(byte), byte];
  }),
);

/**
 * A run that starts like a UTF-8 sequence read as Windows-1252, or a replacement character.
 * Lead bytes C3–F4 are "Ã".."ô"; each must be followed by bytes of the continuing kind.
 */
export const garbled =
  /\uFFFD+|(?:[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[à-ï][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}|ð[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{3})+/gu;

/** The text a garbled run stood for, or null where its bytes are not whole UTF-8. Undoes up to three layers. */
export function undone(run: string): string | null {
  let text = run;
  let best: string | null = null;
  for (let layer = 0; layer < 3; layer += 1) {
    const next = decodedOnce(text);
    if (next === null) break;
    best = next;
    text = next;
  }
  return best;
}

function decodedOnce(text: string): string | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code < 0x80 ? code : byteOf.get(character);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  if (bytes.every((byte) => byte < 0x80)) return null;
  return utf8(bytes);
}

/** Strict UTF-8: no overlong forms, no surrogates, nothing cut short. */
function utf8(bytes: readonly number[]): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    if (length === 0 || at + length > bytes.length) return null;
    let code = length === 1 ? lead : lead & (0xff >> (length + 1));
    for (let offset = 1; offset < length; offset += 1) {
      const next = bytes[at + offset] ?? 0;
      if ((next & 0xc0) !== 0x80) return null;
      code = (code << 6) | (next & 0x3f);
    }
    const smallest = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
    if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    text += String.fromCodePoint(code);
    at += length;
  }
  return text;
}
