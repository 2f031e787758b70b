/**
 * A block of a page before it is known what it is: what the HTML and text readers hand to the
 * classifier, and how file names that the page gives are read. No judgement here.
 */

/** One stretch of the page, with the evidence that only its reader could see. */
export interface Block {
  readonly text: string;
  readonly origin: 'text' | 'alt';
  /** Names of the files the page gives for this block; several are joined by '/', which no file name holds. */
  readonly fileName: string;
  /** What the page's own structure says about the block. */
  readonly hint:
    | 'headline'
    | 'figcaption'
    | 'caption-label'
    | 'credit-label'
    | 'file-line'
    | 'published'
    | '';
  /** The file of the one picture that stands just before the block, or ''. */
  readonly pictureBefore: string;
  /** A machine-readable time the page gives with the block, or ''. */
  readonly time: string;
}

/** A block of plain words without further evidence. */
export function plainBlock(text: string): Block {
  return { text, origin: 'text', fileName: '', hint: '', pictureBefore: '', time: '' };
}

const extensions = 'jpe?g|png|tiff?|webp|heic|heif|avif|gif|psd|dng|nef|nrw|cr[23w]|arw|raf|orf|rw2|pef|raw';
const pictureName = new RegExp(`^[^\\s/\\\\:*?"<>|][^/\\\\:*?"<>|\\n]{0,118}\\.(?:${extensions})$`, 'i');

/** Whether the words are the name of a picture file. */
export function isPictureName(words: string): boolean {
  return pictureName.test(words.trim());
}

/** The single names in a part's or block's `fileName`. */
export function fileNamesIn(joined: string): string[] {
  return joined
    .split('/')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Several names as one `fileName`. */
export function joinFileNames(names: readonly string[]): string {
  return names.join('/');
}

/** The file name at the end of a picture's address: no folders, no query, percent signs decoded. */
export function baseName(address: string): string {
  const path = address.trim().split(/[?#]/)[0] ?? '';
  if (/^(?:data|blob|javascript):/i.test(path)) return '';
  const last = path.split(/[/\\]/).at(-1) ?? '';
  try {
    return decodeURIComponent(last).replaceAll('/', '');
  } catch {
    // A stray percent sign: the name as it stands is better than none.
    return last;
  }
}
