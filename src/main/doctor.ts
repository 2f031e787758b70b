/** What the doctor finds on this machine: versions, paths, and the programs Cutline can use. */
import { execFile } from 'node:child_process';
import { arch, platform, release } from 'node:os';
import { promisify } from 'node:util';
import { findBrowser } from '#main/tools/find-browser.ts';

const run = promisify(execFile);

/** Names and what was found, in the order they are shown. Nothing here throws: what is missing is said. */
export async function doctor(archiveFolder: string, sample: string): Promise<Record<string, string>> {
  // Loaded only here: the desk itself never decodes pictures in its own process.
  const { versions } = (await import('sharp')).default;
  return {
    System: `${platform()} ${release()} ${arch()}`,
    Node: process.versions.node,
    Electron: process.versions['electron'] ?? 'not running in Electron',
    sharp: `${versions.sharp ?? 'unknown'} (libvips ${versions.vips})`,
    Browser: (await findBrowser()) ?? 'none found: install Chromium, Chrome or Edge for the browser shell',
    ExifTool: await exiftoolVersion(),
    Archive: archiveFolder,
    'Sample desk': sample,
  };
}

/** The one that is packed with Cutline, which needs Perl everywhere but on Windows. */
async function exiftoolVersion(): Promise<string> {
  const { exiftoolPath } = await import('exiftool-vendored');
  const program = await exiftoolPath().catch(() => '');
  const version = program === '' ? null : await versionOf(program, '-ver');
  return version ?? 'does not run: Perl is missing; JPEGs and sidecars are written without it';
}

async function versionOf(program: string, flag: string): Promise<string | null> {
  try {
    return (await run(program, [flag], { timeout: 5_000 })).stdout.trim();
  } catch {
    return null;
  }
}
