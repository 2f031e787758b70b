/*
 * Starts one of the project's scripts: "node scripts/run.js test". Plain JavaScript that an old Node
 * can read, because it is the one that finds out: the scripts are TypeScript and need a Node that
 * runs it, and SQLite's binding ends an old Node with a segmentation fault. Where the running Node
 * is too old, the one that npm installed with the project takes over.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [name, ...words] = process.argv.slice(2);
const script = join(here, `${name}.ts`);
const pinned = join(
  here,
  '..',
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

// npm and its shell do not pass a request to end on to the script they run, so it watches them.
if (process.env.npm_lifecycle_event) await import('./with-parent.js');

if (process.features.typescript) {
  // A script reads its own arguments where every program has them.
  process.argv.splice(1, process.argv.length - 1, script, ...words);
  await import(new URL(`./${name}.ts`, import.meta.url).href);
} else if (process.execPath !== pinned && existsSync(pinned)) {
  const withParent = new URL('./with-parent.js', import.meta.url).href;
  const own = ['--import', withParent, fileURLToPath(import.meta.url)];
  const child = spawn(pinned, [...own, name, ...words], { stdio: 'inherit' });
  // Ctrl-C reaches the whole terminal; other requests to end are passed on to where the work is.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('close', (code) => process.exit(code ?? 1));
} else {
  process.stderr.write(
    `Cutline needs Node 22.18 or newer to build and test; this is Node ${process.versions.node}.\n` +
      'Run "npm ci" first: it brings the Node that the project uses.\n',
  );
  process.exitCode = 2;
}
