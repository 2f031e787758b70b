/**
 * Runs the app for work that needs no window: the command line and the self-check of a package.
 * Ends the process with the work's exit code, whatever happens; a dialog would wait for nobody.
 */
import { spawnSync } from 'node:child_process';
import { app } from 'electron';
import { hasDisplay } from '#main/shells/loopback/app-window.ts';

/** What keeps Chromium from looking for a display and a graphics card. */
const headless = ['--ozone-platform=headless', '--disable-gpu'];

/**
 * Runs the work once Electron is ready, because utility processes, which read the pictures, exist
 * only from then on.
 * @param words the arguments after the program, and after the script where it is not packaged
 */
export function runWithoutWindow(words: readonly string[], work: () => Promise<number>): void {
  process.once('uncaughtException', fail);
  // Subtle: Chromium has chosen its display before this line runs, so that a switch appended here
  // would come too late. A machine without a display starts the program again, told so from its beginning.
  if (!hasDisplay() && !words.includes(headless[0] ?? '')) {
    const script = process.argv.slice(1, process.argv.length - words.length);
    const { status } = spawnSync(process.execPath, [...script, ...headless, ...words], { stdio: 'inherit' });
    app.exit(status ?? 1);
    return;
  }
  app.disableHardwareAcceleration();
  app.dock?.hide();
  app
    .whenReady()
    .then(work)
    .then((code) => app.exit(code))
    .catch(fail);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
}
