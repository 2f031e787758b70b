/**
 * A file on disk as a `ByteSource`: synchronous reads with a small cache, for the picture child
 * only, where nothing else waits. Also turns the system's errors into sentences for an editor.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ByteSource } from '#core/metadata/bytes.ts';

/** An open file; close it. */
export interface FileSource extends ByteSource {
  /** Reads into memory that is used again, past the cache. @returns how many bytes; 0 at the end of the file */
  fill(bytes: Uint8Array, offset: number): number;
  close(): void;
}

// Metadata of most photos lies in the first 64 KB; directories of RAW files are read in small jumps.
const cacheBytes = 65_536;
// From a directory's length to its entries, and from one to the next.
const stride = 64;

/** Opens an ordinary file. @throws the system's error */
export function openFileSource(path: string): FileSource {
  const size = statSync(path).size;
  const file = openSync(path, 'r');
  let cache = Buffer.alloc(0);
  let cachedFrom = 0;
  let looked = 0;
  const near = (offset: number) => offset >= cachedFrom && offset <= cachedFrom + cache.length + cacheBytes;
  const readInto = (offset: number, length: number) => {
    const bytes = Buffer.alloc(length);
    let got = 0;
    while (got < length) {
      const read = readSync(file, bytes, got, length - got, offset + got);
      if (read === 0) break;
      got += read;
    }
    return bytes.subarray(0, got);
  };
  return {
    size,
    read: (offset, wanted) => {
      const length = Math.min(wanted, size - offset);
      if (offset < 0 || !(length > 0)) return new Uint8Array();
      if (length > cacheBytes) return readInto(offset, length);
      if (offset < cachedFrom || offset + length > cachedFrom + cache.length) {
        // One look somewhere else does not cost the stretch that is being read; going on from there does.
        const goesOn = offset >= looked && offset <= looked + stride;
        looked = offset + length;
        if (cache.length > 0 && !goesOn && !near(offset)) return readInto(offset, length);
        cache = readInto(offset, Math.min(cacheBytes, size - offset));
        cachedFrom = offset;
      }
      return cache.subarray(offset - cachedFrom, offset - cachedFrom + length);
    },
    fill: (bytes, offset) => readSync(file, bytes, 0, bytes.length, offset),
    close: () => closeSync(file),
  };
}

/** Why a file could not be read, as one sentence that starts with its name. */
export function readFailure(path: string, error: unknown): string {
  const name = basename(path);
  switch (errorCode(error)) {
    case 'ENOENT':
      return `${name} is no longer there`;
    case 'EACCES':
    case 'EPERM':
      return `${name} may not be read: permission denied`;
    case 'EISDIR':
      return `${name} is a folder`;
    case 'ELOOP':
      return `${name} is a link that leads back to itself`;
    case 'EMFILE':
    case 'ENFILE':
      return `${name} was not read: too many files are open`;
    default:
      return `${name} could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The system's code of an error ('ENOENT'), '' for other errors. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** "32 bytes", "56 KB", "3.1 GB". */
export function spokenSize(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${units[unit]}`;
}
