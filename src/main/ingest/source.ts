/**
 * How bytes come from a card. A card may be pulled out between any two of them, which no test can
 * do to a real one: so reading goes through this small port, and a test brings a card that vanishes.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** A file of a card, open for reading. */
export interface OpenSource {
  /** Size, and last change in whole milliseconds, as the file is now. */
  facts(): Promise<{ bytes: number; modified: number }>;
  /** Reads on; answers how many bytes came, 0 at the end. @throws the system's error */
  read(into: Buffer): Promise<number>;
  close(): Promise<void>;
}

export type OpensSource = (path: string) => Promise<OpenSource>;

/** Opens a real file. @throws the system's error */
export const openSource: OpensSource = async (path) => {
  const file = await open(path, 'r');
  return {
    async facts() {
      const { size, mtimeMs } = await file.stat();
      return { bytes: size, modified: Math.trunc(mtimeMs) };
    },
    read: async (into) => (await file.read(into, 0, into.length)).bytesRead,
    close: () => file.close(),
  };
};

/** How much is read at a time: hashing it takes under a millisecond, in which nothing else is held up. */
export const readStep = 1 << 20;

/** SHA-256 of a file, or of its first bytes, hex. @throws the system's error */
export async function hashFile(
  path: string,
  opens: OpensSource = openSource,
  most = Number.POSITIVE_INFINITY,
): Promise<string> {
  const file = await opens(path);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(Math.min(readStep, most));
    for (let left = most; left > 0; ) {
      const count = await file.read(left < buffer.length ? buffer.subarray(0, left) : buffer);
      if (count === 0) break;
      hash.update(buffer.subarray(0, count));
      left -= count;
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
