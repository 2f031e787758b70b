/** Reads a line at the terminal without showing it: passphrases, passwords, tokens. Used by cli/main.ts. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * @param interrupted told when Ctrl-C is pressed meanwhile
 * @returns the line, null where none was ended
 */
export function hiddenLine(question: string, interrupted: () => void): Promise<string | null> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 });
  process.stderr.write(question);
  return new Promise((resolve) => {
    let line: string | null = null;
    lines.once('line', (typed) => {
      line = typed;
      lines.close();
    });
    lines.once('SIGINT', () => {
      interrupted();
      lines.close();
    });
    lines.once('close', () => {
      process.stderr.write('\n');
      resolve(line);
    });
  });
}
