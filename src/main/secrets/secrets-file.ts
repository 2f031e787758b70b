/**
 * Reads and writes the small file that holds secrets, never in clear text: whole or not at all, for
 * this user alone (0600). Used by passphrase-secrets.ts and keychain-secrets.ts.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type * as z from 'zod';
import { writeAtomically } from '#main/tools/atomic-file.ts';
import { errorCode } from '#main/tools/file-source.ts';

// Thousands of destinations fit; anything larger is not a file of ours.
const mostBytes = 4_000_000;

/** The file beside an archive that a passphrase opens. Beside, never inside: who gets the archive gets no secrets. */
export function passphraseFileOf(archive: string): string {
  return `${resolve(archive)}.secrets.json`;
}

/** The file beside an archive that only the system's keychain opens. */
export function keychainFileOf(archive: string): string {
  return `${resolve(archive)}.keychain.json`;
}

/** @returns null where there is no file. @throws one sentence for a file that is damaged or of another program */
export function readSecretsFile<T>(path: string, schema: z.ZodType<T>): T | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new Error(`The secrets in ${path} cannot be read (${errorCode(error)}).`, { cause: error });
  }
  const read = text.length > mostBytes ? undefined : schema.safeParse(parsed(text));
  if (!read?.success)
    throw new Error(`${path} is damaged or not a file of secrets; move it away and enter the secrets again.`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Durable when it resolves. @throws the system's error */
export async function writeSecretsFile(path: string, content: unknown): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fill = async (file: {
    chmod(mode: number): Promise<void>;
    writeFile(text: string): Promise<void>;
  }) => {
    // Before the first byte, so that nobody else can open it meanwhile.
    await file.chmod(0o600);
    await file.writeFile(`${JSON.stringify(content, null, 2)}\n`);
  };
  await writeAtomically(path, fill, true);
}

/** Runs changes one after another, so that none is lost between reading the file and writing it. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
