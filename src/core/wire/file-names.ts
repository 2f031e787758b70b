/**
 * Names for the files of an export: those of the photos, made safe for every system a wire desk
 * may copy them to. Used by the export. Two captions never get the same name.
 */
import { transliterate } from '#core/wire/ascii.ts';

/** Names that Windows keeps for devices, whatever the extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** Room for ", -2" and an extension under the 255 bytes that file systems allow, and for long folders. */
const longest = 100;

/**
 * One file name for each entry, in order: the photo's name without its extension, in ASCII
 * letters, digits, "-", "_" and ".", with `extension` (no dot) behind it. Names that differ only
 * in case count as the same and are numbered: HF_0412.txt, HF_0412-2.txt.
 */
export function wireFileNames(
  entries: readonly { readonly fileName: string }[],
  extension: string,
): string[] {
  const taken = new Set<string>();
  return entries.map(({ fileName }) => {
    const stem = safeStem(fileName);
    let name = `${stem}.${extension}`;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}.${extension}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** A file name without its ending and folders, in ASCII, safe on every system; "caption" where nothing is left. */
export function safeStem(fileName: string): string {
  const last = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const stem = last.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const plain = transliterate(stem)
    .text.replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, longest)
    // Windows drops dots at the end; a dot at the start hides the file elsewhere.
    .replace(/^[.-]+|[.-]+$/g, '');
  if (plain === '') return 'caption';
  // "con.v2.jpg" is the device as well: what stands before the first dot counts.
  return reserved.test(plain.split('.')[0] ?? '') ? `caption-${plain}` : plain;
}
