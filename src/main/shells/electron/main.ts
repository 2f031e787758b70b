/**
 * The Electron shell: decides what the app was started for, then opens the window over a newsroom.
 * Everything about captions happens behind newsroom.call; this file only joins the parts.
 */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, session, shell } from 'electron';
import { assemble } from '#main/assemble.ts';
import { commandLineProcess, processTerminal } from '#main/shells/cli/main.ts';
import { holdDesk } from '#main/shells/desk-hold.ts';
import { type OpeningDesk, openingDesk } from '#main/shells/desk-opening.ts';
import { purposeOf } from '#main/shells/electron/arguments.ts';
import { nativeDesktop } from '#main/shells/electron/desktop.ts';
import { registerCalls, registerDesktop } from '#main/shells/electron/ipc.ts';
import { setMenu } from '#main/shells/electron/menu.ts';
import { rememberPicked } from '#main/shells/electron/picked.ts';
import { startUtilityChild } from '#main/shells/electron/picture-child-electron.ts';
import { declareScheme, serveScheme } from '#main/shells/electron/protocol.ts';
import { selfCheck } from '#main/shells/electron/self-check.ts';
import { isOurPage } from '#main/shells/electron/sender.ts';
import { confine, openWindow, refusePermissions } from '#main/shells/electron/window.ts';
import { findHome, personalFolder } from '#main/shells/home.ts';
import { makeSite } from '#main/site.ts';

const home = findHome(import.meta.dirname);
const purpose = purposeOf(process.argv.slice(app.isPackaged ? 1 : 2));

if (purpose.kind === 'desk') startDesk(purpose.archive);
else await runWithoutWindow(purpose);

async function runWithoutWindow(work: Exclude<typeof purpose, { kind: 'desk' }>): Promise<void> {
  // A build machine or a server has no display, and none is needed.
  if (process.platform === 'linux') app.commandLine.appendSwitch('ozone-platform', 'headless');
  // Utility processes, which read the pictures, exist only from here on.
  await app.whenReady();
  const code =
    work.kind === 'self-check'
      ? await selfCheck(home, processTerminal(), startUtilityChild)
      : await commandLineProcess(work.words, startUtilityChild);
  app.exit(code);
}

function startDesk(archive: string): void {
  // One folder for each archive: Electron's single-instance lock then holds for the archive, so
  // two archives may be open side by side and one archive may not.
  const person = { platform: process.platform, homeFolder: homedir(), environment: process.env };
  const desk = createHash('sha256').update(archive).digest('hex').slice(0, 12);
  app.setPath('userData', join(personalFolder(person), 'windows', desk));
  declareScheme();
  app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Cutline is already open on ${archive}; its window is in front now.\n`);
    app.quit();
    return;
  }
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(() => openDesk(archive), fail);
}

async function openDesk(archive: string): Promise<void> {
  const hold = await holdDesk(archive, 'electron');
  if (!hold.held) return bringToFront(archive, hold.address);
  const open = () => assemble({ archiveFolder: archive, paths: home, startPictureChild: startUtilityChild });
  const desk = await openingDesk(open, (reason) => process.stderr.write(`${reason}\n`));
  serveScheme(makeSite({ rendererFolder: home.renderer, ports: desk.ports }));
  refusePermissions(session.defaultSession);
  setMenu({ archive, packaged: app.isPackaged });
  const picked = rememberPicked(archive);
  const stateFile = join(app.getPath('userData'), 'window.json');
  const window = openWindow({ preload: home.preload, stateFile });
  registerCalls(ipcMain, desk.newsroom, isOurPage, picked);
  registerDesktop(ipcMain, nativeDesktop(window), isOurPage, picked);
  desk.newsroom.on((event) => {
    if (!window.isDestroyed()) window.webContents.send('cutline:event', event);
  });
  app.on('second-instance', () => focus(window));
  closeBeforeQuitting(hold, desk);
}

/** The archive is open in a browser window of the loopback shell: that one comes to the front. */
async function bringToFront(archive: string, address: string): Promise<void> {
  const message = `Another Cutline desk is open on ${archive}.`;
  dialog.showErrorBox(
    'The archive is already on a desk',
    address ? `${message} It comes to the front now.` : message,
  );
  if (address) await shell.openExternal(address);
  app.quit();
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Lets the last write and the picture readers end before the process does. */
function closeBeforeQuitting(hold: { release(): void }, desk: OpeningDesk): void {
  let closing = false;
  app.on('before-quit', () => {
    closing = true;
  });
  app.on('will-quit', (event) => {
    if (!closing) return;
    closing = false;
    event.preventDefault();
    desk.close().then(() => {
      hold.release();
      app.exit(0);
    }, fail);
  });
}

function fail(error: unknown): void {
  process.stderr.write(
    `Cutline could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  app.exit(1);
}
