/**
 * Finds the Electron binary or fetches it once. A machine that cannot fetch it is asked again only
 * after a day, so that starting the desk offline stays quick.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findElectron } from '../src/main/shells/find-electron.ts';
import { root, runTool, say } from './project.ts';

const remembered = join(root, 'node_modules', '.cache', 'cutline', 'electron-not-fetched');
const day = 24 * 60 * 60 * 1_000;
/** Long enough for the slowest handshake, short enough to wait for at a desk. */
const patience = 3_000;
const longestFetch = 10 * 60 * 1_000;

export type Electron = { readonly path: string } | { readonly path: null; readonly why: string };

/**
 * The binary, fetched if it must be and can be.
 * @param insist tries to fetch it although that failed a short while ago
 */
export async function electronBinary(insist = false): Promise<Electron> {
  const path = findElectron(root);
  if (path) return { path };
  if (process.env['CUTLINE_SHELL'] === 'loopback')
    return { path: null, why: 'CUTLINE_SHELL asks for the browser' };
  if (!insist && (await failedLately()))
    return { path: null, why: 'Electron could not be fetched lately; it is tried again in a day' };
  const why = await fetchBinary();
  if (why === null) {
    const fetched = findElectron(root);
    if (fetched) return { path: fetched };
  }
  await mkdir(dirname(remembered), { recursive: true });
  await writeFile(remembered, String(Date.now()));
  return { path: null, why: why ?? 'Electron’s binary is not where its package says' };
}

async function fetchBinary(): Promise<string | null> {
  const source =
    process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'] || 'https://github.com/';
  if (!URL.canParse(source)) return `the mirror “${source}” is no address`;
  try {
    await fetch(source, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patience) });
  } catch {
    return `${new URL(source).host}, where Electron’s binary is, cannot be reached`;
  }
  say('Fetching Electron, about 120 MB, once.');
  const { code, output } = await runTool('electron/install.js', [], {
    quiet: true,
    milliseconds: longestFetch,
  });
  if (code !== 0) {
    const [reason = ''] = output.trim().split('\n');
    return `Electron’s binary could not be fetched${reason === '' ? '' : ` (${reason})`}`;
  }
  await rm(remembered, { force: true });
  return null;
}

async function failedLately(): Promise<boolean> {
  try {
    return Date.now() - Number(await readFile(remembered, 'utf8')) < day;
  } catch {
    return false;
  }
}
