/**
 * Runs the loopback shell on an archive from start to end: serves the desk, takes the archive's
 * desk lock, opens a window or prints the address, and closes everything in order. Used by
 * `cutline serve`.
 */
import { join } from 'node:path';
import { holdDesk } from '#main/shells/desk-hold.ts';
import { type Opened, openingDesk } from '#main/shells/desk-opening.ts';
import type { Home } from '#main/shells/home.ts';
import { type AppWindow, hasDisplay, openAppWindow } from '#main/shells/loopback/app-window.ts';
import { addressLeftBehind } from '#main/shells/loopback/left-behind.ts';
import { listen } from '#main/shells/loopback.ts';
import { makeSite } from '#main/site.ts';
import { findBrowser } from '#main/tools/find-browser.ts';

export interface ServeOptions {
  readonly archive: string;
  /** Opens the archive. */
  openArchive(archive: string): Promise<Opened>;
  readonly home: Home;
  /** Whether to open a window where one can be shown. */
  readonly open: boolean;
  /** The folder of the window's own browser profile. */
  readonly browserProfile: string;
  /** Aborted when the desk is to close. */
  readonly ended: AbortSignal;
  /** Told the address once the desk answers there. */
  announce(address: string): void;
  say(sentence: string): void;
}

/** Settles when the desk is closed. An archive that cannot be opened still gets a desk, which says why. */
export async function serveDesk(options: ServeOptions): Promise<void> {
  const { archive, home } = options;
  const desk = await openingDesk(() => options.openArchive(archive), options.say);
  const loopback = await listen({
    newsroom: desk.newsroom,
    site: makeSite({ rendererFolder: home.renderer, ports: desk.ports }),
    incoming: join(archive, 'incoming'),
    leftBehind: addressLeftBehind(archive),
  });
  const hold = await holdDesk(archive, loopback.address);
  try {
    if (!hold.held) {
      options.say(`Another desk is open on ${archive}; this one does not start.`);
      showFirst(hold.address, options);
      return;
    }
    options.announce(loopback.address);
    await stay(loopback.address, options);
  } finally {
    await loopback.close();
    await desk.close();
    if (hold.held) hold.release();
  }
}

/** Brings the desk that was here first to the front, as far as a browser lets itself be told. */
function showFirst(address: string, options: ServeOptions): void {
  if (address === '') options.say('It is the window of the Cutline app.');
  else if (windowFor(address, options) === null) options.announce(address);
}

/** Waits until the window is closed or the process is asked to end. */
async function stay(address: string, options: ServeOptions): Promise<void> {
  const ended = new Promise<void>((settle) => {
    if (options.ended.aborted) settle();
    options.ended.addEventListener('abort', () => settle(), { once: true });
  });
  const window = windowFor(address, options);
  if (window === null) return ended;
  const closed = window.closed.then((shown) => {
    if (shown) return;
    options.say(
      'The browser ended at once. Open the address above in a browser on this machine; Ctrl-C closes the desk.',
    );
    return ended;
  });
  await Promise.race([ended, closed]);
  window.close();
}

function windowFor(address: string, { open, browserProfile, say }: ServeOptions): AppWindow | null {
  if (!open) return null;
  const browser = hasDisplay() ? findBrowser() : null;
  if (browser) return openAppWindow(browser, address, browserProfile);
  say('No window can be opened here. Open the address in a browser on this machine; Ctrl-C closes the desk.');
  return null;
}
