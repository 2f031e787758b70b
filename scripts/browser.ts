/**
 * Finds the browser that the end-to-end tests drive, or installs one where this machine lets it:
 * Playwright's own, then an installed Chromium, Chrome or Edge, then Debian's package. Says what it did.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from '../src/main/tools/find-browser.ts';
import { run, say } from './project.ts';

/** The browser's path, or null where there is none and none may be installed. */
export async function browserForTests(): Promise<string | null> {
  const own = chromium.executablePath();
  if (existsSync(own)) return found(own, 'Playwright’s own');
  const installed = findBrowser();
  if (installed) return found(installed, 'an installed one');
  const admin = await adminPrefix();
  if (admin === null) {
    say(
      'Browser: none found, and none may be installed here. Install Chromium or Chrome, or name one in CUTLINE_BROWSER.',
    );
    return null;
  }
  say('Browser: none found; installing Debian’s chromium with apt-get.');
  for (const words of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const [program = 'apt-get', ...rest] = [...admin, 'apt-get', ...words];
    const { code, output } = await run(program, rest, {
      quiet: true,
      environment: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (code !== 0) say(`apt-get ${words[0]} failed:\n${output.trim().split('\n').slice(-3).join('\n')}`);
  }
  const fresh = findBrowser();
  return fresh ? found(fresh, 'installed now') : null;
}

function found(path: string, how: string): string {
  say(`Browser: ${path} (${how}).`);
  return path;
}

/** What to put before apt-get, or null where this user may not install or there is no apt-get. */
async function adminPrefix(): Promise<string[] | null> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  const { code } = await run('sudo', ['--non-interactive', 'true'], { quiet: true });
  return code === 0 ? ['sudo', '--non-interactive'] : null;
}
