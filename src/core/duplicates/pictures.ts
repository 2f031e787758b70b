/** Whether two entries show one picture. Takes hashes, never pixels or files. */

/**
 * Difference-hash bits that may differ between two renditions of one picture. Three, because four
 * bands of 16 bits then always share one whole band, so such a pair is always found by its keys;
 * a resized or recompressed picture stays within it.
 */
const likenessTolerance = 3;
/** A hash with fewer set (or unset) bits than this comes from a flat picture and is like many others. */
const leastDetail = 8;

/** What is known of an entry's picture. */
export interface PictureFacts {
  readonly imageHash: string;
  /** 64 bits as 16 hex digits, or '' where the hash says nothing. */
  readonly likeness: string;
  /** The likeness as two numbers of 32 bits, high half first; null where it says nothing. */
  readonly bits: readonly [number, number] | null;
}

/** Reads the hashes of a picture. A malformed or flat likeness counts as none. */
export function pictureFacts(imageHash: string, likeness: string): PictureFacts {
  const none: PictureFacts = { imageHash, likeness: '', bits: null };
  if (!/^[0-9a-f]{16}$/i.test(likeness)) return none;
  const bits = [Number.parseInt(likeness.slice(0, 8), 16), Number.parseInt(likeness.slice(8), 16)] as const;
  const set = bitCount(bits[0]) + bitCount(bits[1]);
  return set < leastDetail || set > 64 - leastDetail ? none : { imageHash, likeness, bits };
}

/**
 * How surely two entries show one picture: `same` by equal picture content, `alike` by a likeness
 * within the tolerance, `different` otherwise.
 * @param sameInstant false when both capture times are known and differ: two frames of a burst look
 *   alike and are still two pictures, while a resized copy keeps its capture time
 */
export function pictureMatch(
  a: PictureFacts,
  b: PictureFacts,
  sameInstant: boolean,
): 'same' | 'alike' | 'different' {
  if (a.imageHash !== '' && a.imageHash === b.imageHash) return 'same';
  if (!sameInstant || !a.bits || !b.bits) return 'different';
  const distance = bitCount(a.bits[0] ^ b.bits[0]) + bitCount(a.bits[1] ^ b.bits[1]);
  return distance <= likenessTolerance ? 'alike' : 'different';
}

/** Bits set in a number of 32 bits. */
export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
