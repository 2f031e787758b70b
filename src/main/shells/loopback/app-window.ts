/**
 * Opens an address as a window of its own in an installed browser. Its own profile keeps the desk
 * apart from the editor's browsing, and makes the browser's process end when the window closes.
 */
import { spawn } from 'node:child_process';

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

/** Starts the browser. */
export function openAppWindow(browser: string, address: string, profile: string): AppWindow {
  const begun = Date.now();
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    // Chromium refuses to run its sandbox for root, as in a container.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const child = spawn(browser, flags, { stdio: 'ignore' });
  const closed = new Promise<boolean>((settle) => {
    child.once('error', () => settle(false));
    child.once('exit', () => settle(Date.now() - begun >= shortestLife));
  });
  return { closed, close: () => child.kill() };
}
