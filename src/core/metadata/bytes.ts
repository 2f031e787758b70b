/**
 * Bounded reading of bytes, for every parser in this folder. A file is seen through `ByteSource`,
 * so that a photo of 100 MB is never held whole to read 20 KB of metadata. Reads beyond the end
 * come back shorter or as 0; nothing here throws.
 */

/** A file, or bytes in memory, read by offset. */
export interface ByteSource {
  readonly size: number;
  /** The bytes there, fewer at the end of the file, none outside it. */
  read(offset: number, length: number): Uint8Array;
}

/** Bytes in memory as a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) =>
      offset < 0 || length <= 0 ? new Uint8Array() : bytes.subarray(offset, offset + length),
  };
}

/** A stretch of a source, with its own offsets from 0. */
export function windowOf(source: ByteSource, start: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - start));
  return {
    size,
    read: (offset, wanted) =>
      offset < 0 || offset >= size
        ? new Uint8Array()
        : source.read(start + offset, Math.min(wanted, size - offset)),
  };
}

/** Big-endian 16-bit number. */
export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Big-endian 32-bit number, unsigned. */
export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 0x10000 + u16(bytes, at + 2);
}

/** Big-endian 64-bit number; exact up to 2^53, which no file reaches. */
export function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) * 0x100000000 + u32(bytes, at + 4);
}

/** Little-endian 16-bit number. */
export function u16le(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** Little-endian 32-bit number, unsigned. */
export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u16le(bytes, at + 2) * 0x10000;
}

/** The bytes as characters 0–255, for signatures and names of chunks. */
export function ascii(bytes: Uint8Array, start = 0, length = bytes.length - start): string {
  let text = '';
  for (let at = start; at < start + length && at < bytes.length; at++) {
    text += String.fromCharCode(bytes[at] ?? 0);
  }
  return text;
}

/** Whether the bytes at this place are these characters. */
export function startsWith(bytes: Uint8Array, signature: string, at = 0): boolean {
  if (at < 0 || at + signature.length > bytes.length) return false;
  for (let index = 0; index < signature.length; index++) {
    if (bytes[at + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

/** Joins pieces into one array. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const only = pieces[0];
  if (pieces.length === 1 && only) return only;
  const whole = new Uint8Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
