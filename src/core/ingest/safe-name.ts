/**
 * Names that every system can keep: Windows, macOS, Linux, and the exFAT disks that travel between
 * them. Used for every folder and file an ingest makes. Whatever goes in, what comes out is one
 * name of one folder level, so a value can never lead out of the destination.
 */
import { utf8Bytes } from '#core/style/bytes.ts';

/** ext4 counts bytes; NTFS, APFS and exFAT count UTF-16 units, of which there are never more. */
export const longestName = 255;

/** Separators, what Windows reserves, control characters, and characters that turn a line around. */
const unsafe = /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Devices of Windows, whatever stands after the first dot; the raised digits count there, too. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d\u00b9\u00b2\u00b3])$/i;

/**
 * A text as one folder name or as the stem of a file name: NFC, without separators, control
 * characters, blanks at the ends and dots that would hide it or that Windows drops. '' for a text
 * of which nothing is left.
 */
export function safeSegment(text: string): string {
  const plain = text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').replace(unsafe, '-');
  return trimmed(plain);
}

/**
 * A whole file name of a safe stem and what follows it, within the length every system allows.
 * The stem gives way, never the ending.
 * @param ending "-2.JPG": the number of a clash and the extension, as they shall stand
 */
export function fileName(stem: string, ending: string): string {
  const end = safeEnding(ending);
  const room = longestName - utf8Bytes(end);
  const short = trimmed(cutTo(stem, room));
  return undevice(short === '' ? `_${end}` : `${short}${end}`);
}

/** A safe folder name within the length every system allows; `instead` where nothing is left of the text. */
export function folderName(text: string, instead: string): string {
  const name = trimmed(cutTo(safeSegment(text), longestName - 1));
  return undevice(name === '' ? instead : name);
}

/** Without what may not stand at the ends of a name. A "$" in front marks the system's own folders on Windows. */
function trimmed(text: string): string {
  return text
    .replace(/^[\s.]+/u, '')
    .replace(/^\$/, '_')
    .replace(/[\s.]+$/u, '');
}

/** An extension keeps its dots, but none at its end. */
function safeEnding(ending: string): string {
  const plain = ending
    .toWellFormed()
    .normalize('NFC')
    .replace(unsafe, '-')
    .replace(/[\s.]+$/u, '');
  return cutTo(plain, 64);
}

function undevice(name: string): string {
  const [beforeDot = ''] = name.split('.');
  return devices.test(beforeDot.trimEnd()) ? `_${cutTo(name, longestName - 1)}` : name;
}

/** The longest beginning of at most so many bytes of UTF-8, cut between characters as people see them. */
function cutTo(text: string, most: number): string {
  if (utf8Bytes(text) <= most) return text;
  let kept = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    bytes += utf8Bytes(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return kept;
}
