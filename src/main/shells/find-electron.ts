/** Finds the Electron binary of this checkout without fetching it, which the npm package would do. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Absolute path of the binary, or null. ELECTRON_OVERRIDE_DIST_PATH is honoured, as the package does.
 * Subtle: path.txt is the last thing that is written; without it the folder may be half unpacked.
 */
export function findElectron(root: string): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!override && !existsSync(pathFile)) return null;
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : usualName(process.platform);
  const binary = join(override || join(folder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

function usualName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
