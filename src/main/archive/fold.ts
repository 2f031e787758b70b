/**
 * The forms in which the archive compares texts: folded for search, suggestions and sorting, and
 * the forms of a file name. Used when a row is written and when it is asked for, so that both
 * sides always agree. Never shown to anyone.
 */

/** Letters that Unicode does not decompose, as a searcher without the right keyboard types them. */
const plainLetters: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
  '’': "'",
  '‘': "'",
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** Lower case without accents: "Çelik", "CELIK" and "çelik" become "celik"; "Łódź" becomes "lodz". */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter);
}

/** A person's name as words alone: folded; hyphens, apostrophes and full stops do not count. */
export function foldName(name: string): string {
  return fold(name)
    .replace(/['.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** Longest sort key kept; two captions that agree this far stand in the order they were added. */
const longestOrder = 60;

/** A sort key for running text and names. */
export function textOrder(text: string): string {
  return fold(text.slice(0, longestOrder * 2).trim()).slice(0, longestOrder);
}

/** A sort key for file names in which HF_99 stands before HF_0412: numbers sort by their value. */
export function fileOrder(fileName: string): string {
  return fold(fileName).replace(/\d+/g, (digits) => {
    const value = digits.replace(/^0+(?=\d)/, '');
    return `${String(value.length).padStart(3, '0')}${value}`;
  });
}

/** A file name as documents may give it: any case, composed or decomposed accents. */
export function plainFileName(fileName: string): string {
  return fileName.normalize('NFC').toLowerCase();
}

/** The plain file name without its extension. */
export function fileStem(fileName: string): string {
  const plain = plainFileName(fileName);
  const dot = plain.lastIndexOf('.');
  return dot > 0 ? plain.slice(0, dot) : plain;
}
