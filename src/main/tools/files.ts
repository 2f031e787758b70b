/**
 * The `Files` port: the files an editor chose, and the files Cutline writes. Originals are only
 * ever read; everything written is written whole or not at all; every failure is one sentence.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Files } from '#core/ports.ts';
import { makeFolder } from '#main/make-folder.ts';
import { writeAtomically } from '#main/tools/atomic-file.ts';
import { errorCode, readFailure, spokenSize } from '#main/tools/file-source.ts';
import { missingFiles } from '#main/tools/files-missing.ts';

/** Where the archive lives. */
export interface FilesSettings {
  readonly archiveFolder: string;
}

// Folders nested deeper than this are a mistake, and paths near the limits of Windows.
const deepest = 64;
// A saved news page with its pictures inlined stays below; nothing longer is a page of captions.
const largestDocument = 64 * 1024 * 1024;
const copyStep = 4 << 20;

const naturalOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const leftBehind: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini', 'icon\r', '@eadir', '__macosx']);

/** Opens the files port. */
export function openFiles({ archiveFolder }: FilesSettings): Files {
  return {
    list: (paths) => listFiles(paths, archiveFolder),
    missing: missingFiles,
    nameOf: (path) => basename(path),
    readBytes: readDocumentBytes,
    keepCopy: (path, hash) => keepCopy(path, hash, archiveFolder),
    exists: (folder, fileName) =>
      access(join(folder, safeFileName(fileName))).then(
        () => true,
        () => false,
      ),
    writeWhole: (folder, fileName, bytes, replace) =>
      writeInto(folder, fileName, replace, (file) => file.writeFile(bytes)),
    copyWhole: (path, folder, fileName, replace) =>
      writeInto(folder, fileName, replace, (file) => file.writeFile(createReadStream(path))),
  };
}

/** Hidden files, XMP sidecars (read together with their photo) and what operating systems leave behind. */
export function isLeftOut(fileName: string): boolean {
  const name = fileName.toLowerCase();
  return name.startsWith('.') || name.startsWith('$') || leftBehind.has(name) || extname(name) === '.xmp';
}

async function listFiles(paths: readonly string[], archiveFolder: string) {
  const files = new Set<string>();
  const failures: { path: string; reason: string }[] = [];
  // The archive's own renditions are no photos to import, and a link may lead back up.
  const seen = new Set<string>([await realpath(archiveFolder).catch(() => resolve(archiveFolder))]);

  const visit = async (path: string, depth: number): Promise<void> => {
    try {
      const facts = await stat(path);
      if (facts.isFile()) {
        files.add(path);
        return;
      }
      if (!facts.isDirectory()) {
        failures.push({ path, reason: `${basename(path)} is not an ordinary file` });
        return;
      }
      const real = await realpath(path);
      if (seen.has(real)) return;
      seen.add(real);
      if (depth >= deepest) {
        failures.push({ path, reason: `${basename(path)} lies more than ${deepest} folders deep` });
        return;
      }
      const names = (await readdir(path)).filter((name) => !isLeftOut(name));
      for (const name of names.sort(byName)) await visit(join(path, name), depth + 1);
    } catch (error) {
      failures.push({ path, reason: readFailure(path, error) });
    }
  };

  const chosen = paths.map((path) => resolve(path)).filter((path) => !isLeftOut(basename(path)));
  for (const path of chosen.sort(byName)) await visit(path, 0);
  return { files: [...files], failures };
}

/** IMG_9 before IMG_10; names that differ only in case stay in one order on every system. */
function byName(a: string, b: string): number {
  return naturalOrder.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

async function readDocumentBytes(path: string): Promise<Uint8Array> {
  const name = basename(path);
  let size: number;
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new Error(`${name} is a folder`);
    if (!facts.isFile()) throw new Error(`${name} is not an ordinary file`);
    size = facts.size;
    if (size > 0 && size <= largestDocument) return await readFile(path);
  } catch (error) {
    throw errorCode(error) === '' ? error : new Error(readFailure(path, error));
  }
  if (size === 0) throw new Error(`${name} is empty (0 bytes)`);
  throw new Error(`${name} is too large for a caption document (${spokenSize(size)})`);
}

/**
 * Copies an original to <archive>/originals/ab/<hash>/<name>. The copy is hashed as it is written
 * and kept only when it is the file that was read.
 */
async function keepCopy(path: string, hash: string, archiveFolder: string): Promise<string> {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('A kept original is named by its SHA-256 hash');
  const folder = join(archiveFolder, 'originals', hash.slice(0, 2), hash);
  const target = join(folder, safeFileName(basename(path)));
  if ((await hashOf(target).catch(() => '')) === hash) return target;
  try {
    await mkdir(folder, { recursive: true });
    await writeAtomically(
      target,
      async (copy) => {
        const written = await hashOf(path, (bytes) => copy.writeFile(bytes));
        if (written !== hash)
          throw new Error(`${basename(path)} changed while it was copied; import it again`);
      },
      true,
    );
  } catch (error) {
    throw errorCode(error) === '' ? error : new Error(writeFailure(target, error));
  }
  return target;
}

/** Hashes a file, handing each stretch on; the file is read once. */
async function hashOf(path: string, each?: (bytes: Uint8Array) => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new Error(readFailure(path, error));
  });
  try {
    const buffer = Buffer.alloc(copyStep);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, copyStep);
      if (bytesRead === 0) return hash.digest('hex');
      const stretch = buffer.subarray(0, bytesRead);
      hash.update(stretch);
      await each?.(stretch);
    }
  } finally {
    await file.close();
  }
}

async function writeInto(
  folder: string,
  fileName: string,
  replace: boolean,
  fill: (file: FileHandle) => Promise<void>,
): Promise<string> {
  const target = join(folder, safeFileName(fileName));
  try {
    makeFolder(folder);
  } catch (error) {
    // Here EEXIST means that a file stands where the folder should be.
    throw new Error(
      errorCode(error) === 'EEXIST'
        ? `${basename(target)} was not written: ${folder} is not a folder`
        : writeFailure(target, error),
    );
  }
  try {
    await writeAtomically(target, fill, replace);
  } catch (error) {
    throw new Error(writeFailure(target, error));
  }
  return target;
}

/**
 * A name that every system can keep: no separators, no control characters, none of Windows'
 * reserved characters and device names, no dots or spaces at the end, at most 200 bytes of UTF-8.
 * The folder can therefore never be left.
 */
export function safeFileName(fileName: string): string {
  const plain = fileName
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '-')
    .replace(/[. ]+$/, '')
    .trimStart();
  const ending = extname(plain).slice(0, 20);
  let stem = plain.slice(0, plain.length - extname(plain).length);
  while (Buffer.byteLength(stem + ending) > 200) stem = [...stem].slice(0, -1).join('');
  const name = `${stem}${ending}`;
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)) return `_${name}`;
  return name === '' || name === '-' ? 'unnamed' : name;
}

/** Why a file could not be written, as one sentence. */
export function writeFailure(target: string, error: unknown): string {
  const [name, folder] = [basename(target), dirname(target)];
  switch (errorCode(error)) {
    case 'EEXIST':
      return `${name} is already in ${folder}; it was not replaced`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `${name} was not written: the disk is full`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${name} was not written: ${folder} may not be written to`;
    case 'ENOTDIR':
    case 'ENOENT':
      return `${name} was not written: ${folder} is not a folder`;
    case 'EISDIR':
      return `${name} was not written: a folder of that name is there`;
    default:
      return `${name} was not written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
