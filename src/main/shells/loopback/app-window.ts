/**
 * Opens an address as a window of its own in an installed browser. Its own profile keeps the desk
 * apart from the editor's browsing, and makes the browser's process end when the window closes.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface AppWindow {
  /** Settles when the window's browser has ended; true when it ran long enough to have shown a window. */
  readonly closed: Promise<boolean>;
  close(): void;
}

/** A browser that ends sooner did not show a window: no display, no sandbox, a broken installation. */
const shortestLife = 3_000;

/** Whether this session can show windows at all. */
export function hasDisplay(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/**
 * Starts the browser.
 * @param profile a folder for the window's own profile; made where it is missing
 */
export function openAppWindow(browser: string, address: string, profile: string): AppWindow {
  const begun = Date.now();
  const door = writeDoor(address, profile);
  const flags = [
    `--app=${pathToFileURL(door).href}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  const child = spawn(browser, flags, { stdio: 'ignore' });
  const closed = new Promise<boolean>((settle) => {
    child.once('error', () => settle(false));
    child.once('exit', () => settle(Date.now() - begun >= shortestLife));
  });
  void closed.then(() => rmSync(door, { force: true }));
  return { closed, close: () => child.kill() };
}

/**
 * The page that leads to the desk, readable by this user alone. The desk's address holds its secret,
 * and everyone on the machine can read the command line of a running browser.
 */
function writeDoor(address: string, profile: string): string {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const door = join(profile, 'open.html');
  rmSync(door, { force: true });
  const page = `<!doctype html><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${address}"><title>Cutline</title>`;
  writeFileSync(door, page, { mode: 0o600 });
  return door;
}
