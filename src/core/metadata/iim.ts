/**
 * Reads an IIM block (IPTC Information Interchange Model 4.2): datasets to texts per registry
 * field. Takes any bytes; a damaged length ends the reading with a warning, and what was sound
 * before it is kept. Charset rules are in [Note: IIM charset] below. Never writes.
 */
import {
  type Charset,
  lacksInWindows1252,
  readMacRoman,
  readUtf8,
  readWindows1252,
} from '#core/metadata/charset.ts';

/** One dataset as it stands in the block. */
export interface IimDataset {
  /** Record and dataset number as the registry writes them: '2:05', '2:120'. */
  readonly number: string;
  readonly bytes: Uint8Array;
  /** Marker, number, length and value, as they stand in the block. */
  readonly raw: Uint8Array;
}

/** The block, parsed. */
export interface IimBlock {
  readonly datasets: readonly IimDataset[];
  /** False when a length or marker is damaged, or the block ends inside a dataset. */
  readonly whole: boolean;
}

/** One value as text. */
export interface IimText {
  /** The words, spaces and NULs at the ends removed, line ends as \n. */
  readonly text: string;
  readonly charset: Charset;
  /** Bytes of the value as stored; equal to the field's limit when a writer cut it there. */
  readonly bytes: number;
}

const marker = 0x1c;

/** Datasets of record 2 that hold numbers and pictures: its version, the rasterised caption, the object preview. */
export const binaryDatasets: ReadonlySet<string> = new Set(['2:00', '2:125', '2:200', '2:201', '2:202']);

/** Parses datasets with standard and extended lengths (IIM 4.2, section 1.6). */
export function parseIim(bytes: Uint8Array): IimBlock {
  const datasets: IimDataset[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] !== marker) {
      // Writers pad the block with NULs to an even or round length; anything else is damage.
      const whole = bytes.subarray(at).every((byte) => byte === 0);
      return { datasets, whole };
    }
    if (at + 5 > bytes.length) return { datasets, whole: false };
    const start = at;
    const number = `${bytes[at + 1]}:${String(bytes[at + 2]).padStart(2, '0')}`;
    let length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    at += 5;
    if (length & 0x8000) {
      const width = length & 0x7fff;
      if (width < 1 || width > 6 || at + width > bytes.length) return { datasets, whole: false };
      length = 0;
      for (let step = 0; step < width; step++) length = length * 256 + (bytes[at + step] ?? 0);
      at += width;
    }
    if (at + length > bytes.length) return { datasets, whole: false };
    const end = at + length;
    datasets.push({ number, bytes: bytes.subarray(at, end), raw: bytes.subarray(start, end) });
    at = end;
  }
  return { datasets, whole: true };
}

/** What the block says about its own character set in dataset 1:90. */
export type DeclaredCharset = 'utf-8' | 'latin-1' | null;

/**
 * The declared character set. The escape sequences for Latin-1 seen in the field are ESC % A,
 * ESC . A and ESC - A; any other declaration counts as none, so that the text is tried as UTF-8.
 */
export function declaredCharset(block: IimBlock): DeclaredCharset {
  // Subtle: 1:90 should come first, but files with it last exist; the whole block is searched.
  const declaration = block.datasets.find(({ number }) => number === '1:90')?.bytes;
  if (declaration?.[0] !== 0x1b) return null;
  const [, second, third] = declaration;
  if (second === 0x25 && third === 0x47) return 'utf-8';
  if (third === 0x41 && (second === 0x25 || second === 0x2e || second === 0x2d)) return 'latin-1';
  return null;
}

/**
 * All texts of record 2, by dataset number, in block order, blank values included.
 *
 * [Note: IIM charset] Declared Latin-1 is read as Windows-1252, its superset. Everything else is
 * tried as UTF-8 value by value, since programs mix sets in one block: valid UTF-8 is UTF-8,
 * whatever is declared. The rest is Windows-1252, unless some value of the block uses a byte
 * that Windows-1252 lacks: then it is Mac OS Roman, the other set of the newsrooms of the 1990s.
 * @param limitOf the byte limit of a dataset, where it has one: a UTF-8 value cut there may end inside a character
 */
export function iimTexts(
  block: IimBlock,
  limitOf: (number: string) => number | undefined,
): ReadonlyMap<string, readonly IimText[]> {
  const declared = declaredCharset(block);
  const records = block.datasets.filter(({ number }) => number.startsWith('2:'));
  const asUtf8 = ({ number, bytes }: IimDataset): IimText | null => {
    const utf8 = readUtf8(bytes);
    if (!utf8) return null;
    // Subtle: "café" in Latin-1 also ends in what looks like the start of a UTF-8 character.
    const limit = limitOf(number);
    const cutAtLimit = limit !== undefined && bytes.length > limit - 4 && bytes.length <= limit;
    if (utf8.cut && !(cutAtLimit && (declared === 'utf-8' || utf8.multibyte > 0))) return null;
    return textValue(utf8.text, utf8.multibyte > 0 ? 'utf-8' : 'ascii', bytes);
  };
  const tried = records.map((dataset) => ({
    dataset,
    utf8: declared === 'latin-1' ? null : asUtf8(dataset),
  }));
  const macRoman =
    declared === null &&
    tried.some(
      ({ dataset, utf8 }) =>
        !utf8 && !binaryDatasets.has(dataset.number) && lacksInWindows1252(dataset.bytes),
    );
  const texts = new Map<string, IimText[]>();
  for (const { dataset, utf8 } of tried) {
    const value =
      utf8 ??
      (macRoman
        ? textValue(readMacRoman(dataset.bytes), 'mac-roman', dataset.bytes)
        : textValue(readWindows1252(dataset.bytes), 'windows-1252', dataset.bytes));
    const earlier = texts.get(dataset.number);
    if (earlier) earlier.push(value);
    else texts.set(dataset.number, [value]);
  }
  return texts;
}

function textValue(text: string, charset: Charset, bytes: Uint8Array): IimText {
  return { text: tidyText(text), charset, bytes: bytes.length };
}

/** Embedded text as an editor wants it: no NULs, no spaces at the ends, \n for every line end. */
export function tidyText(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();
}
