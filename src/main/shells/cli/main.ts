/** Where the command line's process begins: the real terminal, the real archive, the exit code. */
import { text } from 'node:stream/consumers';
import { assemble, assembleCaptionFiles } from '#main/assemble.ts';
import type { Terminal } from '#main/shells/cli/command.ts';
import { hiddenLine } from '#main/shells/cli/hidden-line.ts';
import { runCommandLine } from '#main/shells/cli.ts';
import { findHome } from '#main/shells/home.ts';
import type { StartChild } from '#main/tools/child-link.ts';

/** The process's own terminal. The first Ctrl-C asks the command to stop; a second ends the process. */
export function processTerminal(): Terminal {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => interrupt.abort());
  }
  // A reader such as "head" that closes early is not an error of ours; a disk that is full is one.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`The output could not be written: ${error.message}\n`);
    process.exit(1);
  });
  return {
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(words),
    interactive: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 160,
    interrupted: interrupt.signal,
    read: () => text(process.stdin),
    hidden: async (question) => (process.stdin.isTTY ? hiddenLine(question, () => interrupt.abort()) : null),
  };
}

/**
 * Runs the command line in this process and answers its exit code once all output is written.
 * @param startPictureChild how Electron starts the picture readers; Node forks where it is left out
 */
export async function commandLineProcess(
  words: readonly string[],
  startPictureChild?: StartChild,
): Promise<number> {
  const home = findHome(import.meta.dirname);
  const code = await runCommandLine(words, {
    terminal: processTerminal(),
    home,
    currentFolder: process.cwd(),
    openCaptionFiles: () => assembleCaptionFiles(home.pictureChild, startPictureChild),
    open: (archiveFolder, { create }) =>
      assemble({ archiveFolder, create, paths: home, ...(startPictureChild ? { startPictureChild } : {}) }),
  });
  await new Promise((written) => process.stdout.write('', written));
  return code;
}
