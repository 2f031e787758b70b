/**
 * Packs files into one zip, in streams: a picture of any size takes little memory. Used by staging.ts
 * for destinations that take picture and document as one file. The same files make the same bytes.
 */
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Zip, ZipDeflate, type ZipInputFile, ZipPassThrough } from 'fflate';

/** A file to be packed. */
export interface Packed {
  readonly name: string;
  readonly path: string;
  /** Pictures are packed already: they are only put in. */
  readonly deflate: boolean;
}

/** The earliest moment a zip can name: when it was packed is nobody's business and would make each try differ. */
const noTime = '1980-01-01T00:00:00';

/** Writes the zip into an open file. @throws the system's error */
export async function packInto(target: FileHandle, files: readonly Packed[]): Promise<void> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const flush = async () => {
    for (const chunk of ready) await target.write(chunk);
    ready = [];
  };
  for (const { name, path, deflate } of files) {
    const entry: ZipInputFile & { push(chunk: Uint8Array, final?: boolean): void } = deflate
      ? new ZipDeflate(name)
      : new ZipPassThrough(name);
    entry.mtime = noTime;
    zip.add(entry);
    for await (const chunk of createReadStream(path)) {
      entry.push(chunk);
      await flush();
    }
    entry.push(new Uint8Array(), true);
    await flush();
  }
  zip.end();
  await flush();
}
