/** What the app was started to do, read from its own arguments before anything of Electron is touched. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { usualArchive } from '#main/shells/home.ts';

export type Purpose =
  | { readonly kind: 'command-line'; readonly words: readonly string[] }
  | { readonly kind: 'self-check' }
  | { readonly kind: 'desk'; readonly archive: string };

/**
 * Reads the arguments. `--cli` hands everything after it to the command line. Only switches of
 * Chromium may stand before it, such as the `--no-sandbox` that an AppImage adds by itself.
 * @param words the arguments after the program, and after the script where it is not packaged
 */
export function purposeOf(words: readonly string[]): Purpose {
  const first = words.findIndex((word) => !isChromiums(word));
  if (words[first] === '--cli') return { kind: 'command-line', words: words.slice(first + 1) };
  if (words.includes('--self-check')) return { kind: 'self-check' };
  const at = words.indexOf('--archive');
  const named =
    at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--archive='))?.slice('--archive='.length);
  const person = { platform: process.platform, homeFolder: homedir(), environment: process.env };
  return { kind: 'desk', archive: resolve(named || usualArchive(person)) };
}

const ours = /^--(cli|self-check|archive(=.*)?)$/s;

function isChromiums(word: string): boolean {
  return word.startsWith('--') && !ours.test(word);
}
