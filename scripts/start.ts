/**
 * `npm start`: builds what is out of date, then opens the desk, in Electron where its binary is there
 * or can be fetched, else in a browser on this machine. Says which and why.
 * Arguments (--archive DIR, --no-open) go on to the desk. --electron (`npm run app`) takes nothing else.
 */
import { join } from 'node:path';
import { hasDisplay } from '../src/main/shells/loopback/app-window.ts';
import { ensureBundles } from './bundles.ts';
import { electronBinary } from './electron-binary.ts';
import { endsWithParent, root, run, say } from './project.ts';

/** An Electron that ends sooner never showed its window: a missing library, or no sandbox. */
const shortestLife = 5_000;

const electronOnly = process.argv.includes('--electron');
const words = process.argv.slice(2).filter((word) => word !== '--electron');
process.exitCode = (await ensureBundles()) ? await openDesk() : 1;

async function openDesk(): Promise<number> {
  // Ctrl-C reaches the desk itself, which closes the archive; this process only waits for it.
  process.on('SIGINT', () => {});
  const reason = await tryElectron();
  if (typeof reason === 'number') return reason;
  if (electronOnly) {
    say(`Electron does not open, because ${reason}.`);
    return 1;
  }
  say(`Opening the desk in a browser, because ${reason}.`);
  const desk = [...endsWithParent, join(root, 'bin', 'cutline.js'), 'serve'];
  const { code } = await run(process.execPath, [...desk, ...words]);
  return code;
}

/** The exit code of an Electron desk that was open and was closed again, else why there was none. */
async function tryElectron(): Promise<string | number> {
  if (words.includes('--no-open')) return 'no window was asked for';
  if (!hasDisplay()) return 'this session has no display for a window';
  if (process.platform === 'linux' && process.getuid?.() === 0)
    return 'Electron’s sandbox does not run as root';
  const electron = await electronBinary(electronOnly);
  if (electron.path === null) return electron.why;
  say('Opening the desk in Electron.');
  const begun = Date.now();
  // A terminal inside another Electron app may ask every Electron to be a plain Node.
  const environment = { ELECTRON_RUN_AS_NODE: '' };
  const { code } = await run(electron.path, [root, ...words], { environment });
  return code === 0 || Date.now() - begun >= shortestLife ? code : `Electron ended at once with code ${code}`;
}
