/** What the app was started to do, read from its own arguments before anything of Electron is touched. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { usualArchive } from '#main/shells/home.ts';

export type Purpose =
  | { readonly kind: 'command-line'; readonly words: readonly string[] }
  | { readonly kind: 'self-check' }
  | { readonly kind: 'desk'; readonly archive: string };

/**
 * Reads the arguments. `--cli` must come first: it hands everything after it to the command line.
 * @param words the arguments after the program, and after the script where it is not packaged
 */
export function purposeOf(words: readonly string[]): Purpose {
  if (words[0] === '--cli') return { kind: 'command-line', words: words.slice(1) };
  if (words.includes('--self-check')) return { kind: 'self-check' };
  const at = words.indexOf('--archive');
  const named =
    at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--archive='))?.slice('--archive='.length);
  const person = { platform: process.platform, homeFolder: homedir(), environment: process.env };
  return { kind: 'desk', archive: resolve(named || usualArchive(person)) };
}
