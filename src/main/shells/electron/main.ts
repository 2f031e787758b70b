/**
 * The Electron shell: decides what the app was started for, then opens the window over a newsroom.
 * Everything about captions happens behind newsroom.call; this file only joins the parts.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
  shell,
} from 'electron';
import { assemble } from '#main/assemble.ts';
import { commandLineProcess, processTerminal } from '#main/shells/cli/main.ts';
import { holdDesk } from '#main/shells/desk-hold.ts';
import { type OpeningDesk, openingDesk } from '#main/shells/desk-opening.ts';
import { openAnotherArchive } from '#main/shells/electron/another-archive.ts';
import { purposeOf } from '#main/shells/electron/arguments.ts';
import { nativeDesktop } from '#main/shells/electron/desktop.ts';
import { registerCalls, registerDesktop } from '#main/shells/electron/ipc.ts';
import { type LastWords, listenForLastWords } from '#main/shells/electron/last-words.ts';
import { addTextMenu, setMenu } from '#main/shells/electron/menu.ts';
import { pathsOfDestinations, rememberPicked } from '#main/shells/electron/picked.ts';
import { startUtilityChild } from '#main/shells/electron/picture-child-electron.ts';
import { declareScheme, serveScheme } from '#main/shells/electron/protocol.ts';
import { selfCheck } from '#main/shells/electron/self-check.ts';
import { isOurPage } from '#main/shells/electron/sender.ts';
import { watchTheme } from '#main/shells/electron/theme.ts';
import { confine, openWindow, refusePermissions } from '#main/shells/electron/window.ts';
import { runWithoutWindow } from '#main/shells/electron/windowless.ts';
import { findHome, personalFolder } from '#main/shells/home.ts';
import { makeSite } from '#main/site.ts';

const home = findHome(import.meta.dirname);
const words = process.argv.slice(app.isPackaged ? 1 : 2);

// Subtle: nothing is awaited at this level. Electron becomes ready only once this module has been
// read to its end, so whoever waited here for that would wait for ever.
start();

function start(): void {
  const purpose = purposeOf(words);
  if (purpose.kind === 'desk') {
    // A reason, not Electron's own box with a stack trace.
    try {
      startDesk(purpose.archive);
    } catch (error) {
      fail(error);
    }
    return;
  }
  keepChromiumIn('command-line');
  runWithoutWindow(words, () =>
    purpose.kind === 'self-check'
      ? selfCheck(home, processTerminal(), startUtilityChild)
      : commandLineProcess(purpose.words, startUtilityChild),
  );
}

function startDesk(archive: string): void {
  // One folder for each archive: Electron's single-instance lock then holds for the archive, so
  // two archives may be open side by side and one archive may not.
  keepChromiumIn(createHash('sha256').update(oneName(archive)).digest('hex').slice(0, 12));
  declareScheme();
  // Ties the window to its entry in the Windows taskbar; the same name as in electron-builder.yml.
  if (process.platform === 'win32') app.setAppUserModelId('org.cutline.desk');
  // Where the system grants no sandbox, an AppImage asks for none; insisting would open no window.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`Cutline is already open on ${archive}; its window is in front now.\n`);
    app.quit();
    return;
  }
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => openDesk(archive))
    .catch(fail);
}

/** Puts what Chromium keeps for itself where it is beside nothing of the editor's. */
function keepChromiumIn(name: string): void {
  const person = { platform: process.platform, homeFolder: homedir(), environment: process.env };
  const folder = join(personalFolder(person), 'windows', name);
  // Electron takes a folder for its own only where it is there.
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}

/** One name for an archive, whichever link or spelling led to it. */
function oneName(archive: string): string {
  try {
    return realpathSync.native(archive);
  } catch {
    return archive;
  }
}

async function openDesk(archive: string): Promise<void> {
  const hold = await holdDesk(archive, 'electron');
  if (!hold.held) return bringToFront(archive, hold.address);
  const open = () =>
    assemble({
      archiveFolder: archive,
      paths: home,
      startPictureChild: startUtilityChild,
      keychain: safeStorage,
    });
  const desk = await openingDesk(open, (reason) => process.stderr.write(`${reason}\n`));
  serveScheme(makeSite({ rendererFolder: home.renderer, ports: desk.ports }));
  refusePermissions(session.defaultSession);
  const themed = watchTheme(desk.newsroom, (theme) => {
    nativeTheme.themeSource = theme;
  });
  const lastWords = listenForLastWords(themed);
  const own = app.getPath('userData');
  const picked = rememberPicked(archive, join(own, 'picked.json'));
  const stateFile = join(own, 'window.json');
  const window = openWindow({ preload: home.preload, stateFile, lastWords });
  registerCalls(ipcMain, lastWords.newsroom, isOurPage, picked);
  registerDesktop(ipcMain, nativeDesktop(window), isOurPage, picked);
  // What destinations name already was picked when they were made, or written by the command line.
  const knowDestinations = async () => {
    const answer = await desk.newsroom.call('destinations.list', {});
    if (answer.ok && Array.isArray(answer.value)) picked.add(pathsOfDestinations(answer.value));
  };
  void knowDestinations();
  desk.newsroom.on((event) => {
    if (event.name === 'destinations.changed') void knowDestinations();
    if (!window.isDestroyed()) window.webContents.send('cutline:event', event);
  });
  setMenu({ archive, packaged: app.isPackaged, openAnother: () => void openAnotherArchive(window) });
  addTextMenu(window.webContents);
  app.on('second-instance', () => focus(window));
  app.on('activate', () => focus(window));
  // After sleep the network is another one, and what rested in the outbox may be due.
  powerMonitor.on('resume', () => void desk.newsroom.call('outbox.run', {}));
  // The system goes down: it waits while the desk closes in order. Electron's definitions leave the event out.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
  closeBeforeQuitting(hold, desk, lastWords);
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
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  // A Mac brings the window of an app to the front only with the app itself.
  app.focus({ steal: true });
}

/** Lets the last write and the picture readers end before the process does. Once, however often it is asked. */
function closeBeforeQuitting(hold: { release(): void }, desk: OpeningDesk, lastWords: LastWords): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    lastWords
      .answered()
      .then(() => desk.close())
      .finally(() => hold.release())
      .then(() => app.exit(0), fail);
  });
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${reason}\n`);
  dialog.showErrorBox('Cutline has to close', reason);
  app.exit(1);
}
