/** A terminal that keeps what is written, and the command line run on it, for tests. */
import type { Newsroom } from '#core/newsroom.ts';
import { assembleCaptionFiles } from '#main/assemble.ts';
import type { ExitCode, Terminal } from '#main/shells/cli/command.ts';
import { runCommandLine } from '#main/shells/cli.ts';
import { findHome } from '#main/shells/home.ts';

export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  /** How often an opened archive was closed again. */
  readonly closed: number;
}

export interface Around {
  readonly interrupted?: AbortSignal;
  /** Standard input. */
  readonly input?: string;
  /** Lines typed unseen, in the order in which they are asked for; none stands for no terminal. */
  readonly typed?: readonly string[];
  readonly interactive?: boolean;
  readonly currentFolder?: string;
}

/** Runs one command on a newsroom in this process. */
export async function runOn(
  newsroom: Newsroom,
  words: readonly string[],
  around: Around = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  let closed = 0;
  const typed = [...(around.typed ?? [])];
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    interactive: around.interactive ?? false,
    columns: 100,
    interrupted: around.interrupted ?? new AbortController().signal,
    read: () => Promise.resolve(around.input ?? ''),
    hidden: (question) => {
      const line = typed.shift() ?? null;
      if (line !== null) err += question;
      return Promise.resolve(line);
    },
  };
  const code = await runCommandLine(words, {
    terminal,
    home: findHome(import.meta.dirname),
    currentFolder: around.currentFolder ?? '/desk',
    openCaptionFiles: () => assembleCaptionFiles(findHome(import.meta.dirname).pictureChild),
    open: () =>
      Promise.resolve({
        newsroom,
        get ports(): never {
          throw new Error('No command of a test reads pictures.');
        },
        close: () => {
          closed += 1;
          return Promise.resolve();
        },
      }),
  });
  return { code, out, err, closed };
}
