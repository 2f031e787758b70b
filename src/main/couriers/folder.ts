/**
 * A folder of this machine or of a mounted share as a far side. What is written is flushed and read
 * back whole; names are given by renaming and flushed with the folder. Used by ways.ts.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Way } from '#core/outbox/records.ts';
import { type FarSide, notAFile, type Opening } from '#main/couriers/far-side.ts';
import { Fault } from '#main/couriers/fault.ts';
import { stalled } from '#main/couriers/network-fault.ts';
import { syncFolder } from '#main/tools/atomic-file.ts';
import { errorCode } from '#main/tools/file-source.ts';

/** @throws Fault when the folder is not there */
export async function openFolder(way: Way & { kind: 'folder' }, opening: Opening): Promise<FarSide> {
  const where = way.folder;
  const ended = new AbortController();
  const { signal } = ended;
  const done = <T>(work: Promise<T>) => answered(work, where, opening.idleMs, signal);
  opening.step('Folder there');
  if (!isAbsolute(where))
    throw new Fault('permission', `the folder ${where} is not a whole path, from the root of a disk on`);
  if (!(await done(stat(where))).isDirectory())
    throw new Fault('permission', `${where} is a file, not a folder`);

  const size = async (name: string) => {
    try {
      const found = await done(lstat(join(where, name)));
      return found.isFile() ? found.size : notAFile;
    } catch (error) {
      if (error instanceof Fault && errorCode(error.cause) === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    where,
    // The bytes are compared by their checksum afterwards, so whatever a crash left is found out.
    resumeFrom: (bytesThere) => bytesThere,
    size,
    async write(name, source, from) {
      const file = await done(open(join(where, name), from === 0 ? 'w' : 'r+'));
      try {
        let position = from;
        for await (const chunk of source) {
          signal.throwIfAborted();
          position += await writeWhole(chunk, position);
        }
        await done(file.truncate(position));
        await done(file.sync());
      } finally {
        await file.close().catch(() => undefined);
      }

      async function writeWhole(chunk: Uint8Array, position: number): Promise<number> {
        let written = 0;
        while (written < chunk.length) {
          const rest = chunk.length - written;
          written += (await done(file.write(chunk, written, rest, position + written))).bytesWritten;
        }
        return written;
      }
    },
    async matches(name, parcel) {
      const digest = createHash('sha256');
      const read = async () => {
        for await (const chunk of createReadStream(join(where, name), { signal })) digest.update(chunk);
      };
      try {
        await read();
      } catch (error) {
        throw folderFault(error, where, signal);
      }
      return digest.digest('hex') === parcel.hash;
    },
    async rename(from, to) {
      // Subtle: a hard link would close the moment between looking for the name and taking it, but then
      // a receiver could take the file before the temporary name is gone, and a program killed in
      // between would find that name and place the file a second time. See [Note: exactly once].
      await done(rename(join(where, from), join(where, to)));
      await syncFolder(where);
    },
    remove: (name) => done(rm(join(where, name), { force: true })),
    probe: async () => {
      await done(stat(where));
    },
    said: () => '',
    close: () => ended.abort(),
  };
}

/** A share whose server is gone lets calls hang for minutes: they are given up as stalled. */
async function answered<T>(work: Promise<T>, where: string, idleMs: number, signal: AbortSignal): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stalled(where)), idleMs);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, late]);
  } catch (error) {
    throw folderFault(error, where, signal);
  } finally {
    clearTimeout(timer);
  }
}

function folderFault(error: unknown, where: string, signal: AbortSignal): unknown {
  if (error instanceof Fault || signal.aborted) return error;
  const code = errorCode(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault('full', `no room is left at ${where}`, null, error);
    case 'EFBIG':
      return new Fault('full', `the file is larger than the disk of ${where} can hold`, null, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Fault('permission', `this computer's user may not write to ${where}`, null, error);
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'EILSEQ':
      return new Fault('refused', `the name cannot be given at ${where}`, null, error);
    case 'ENOENT':
    case 'ENOTDIR':
      return away(`the folder ${where} is not there`, error);
    default:
      return away(`${where} cannot be reached (${code || 'unknown error'})`, error);
  }
}

function away(clause: string, cause: unknown): Fault {
  return new Fault(
    'unreachable',
    clause,
    connect,
    cause,
    'Connect the disk or the share, or choose another folder.',
  );
}

const connect = 'Connect the disk or the share again; what waits for it goes by itself then.';
