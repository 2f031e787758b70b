/** The desk's window: sandboxed, unable to leave its page, back where it stood last time. */
import { app, BrowserWindow, dialog, nativeTheme, type Session, screen, type WebContents } from 'electron';
import type { LastWords } from '#main/shells/electron/last-words.ts';
import { deskAddress, isOurPage } from '#main/shells/electron/sender.ts';
import {
  fittingBounds,
  readWindowState,
  smallest,
  writeWindowState,
} from '#main/shells/electron/window-state.ts';

/** The canvas's grey in each theme, so that a window that grows does not flash white. */
const canvas = () => (nativeTheme.shouldUseDarkColors ? '#212121' : '#e4e4e4');

interface WindowOptions {
  readonly preload: string;
  readonly stateFile: string;
  /** What was typed last reaches the archive before the window goes. */
  readonly lastWords: Pick<LastWords, 'said' | 'unsaved'>;
}

/** Opens the desk's window and loads the page. */
export function openWindow({ preload, stateFile, lastWords }: WindowOptions): BrowserWindow {
  const state = readWindowState(stateFile);
  const window = new BrowserWindow({
    ...fittingBounds(state, workAreas()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Cutline',
    backgroundColor: canvas(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Cutline brings its own checker; Electron's would fetch dictionaries from the network.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  const show = showOnce(window, state?.maximized === true);
  window.once('ready-to-show', show);
  const follow = () => window.setBackgroundColor(canvas());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
  closeAfterLastWords(window, stateFile, lastWords);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window);
  });
  // A page that could not be loaded must not leave a program without a window.
  window.loadURL(deskAddress).then(show, show);
  return window;
}

/** Subtle: maximizing shows a window, so it waits until there is something to show. */
function showOnce(window: BrowserWindow, maximized: boolean): () => void {
  let shown = false;
  return () => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    if (maximized) window.maximize();
    window.show();
  };
}

/**
 * The first wish to close hides the window, which makes the page save what it has, and waits for
 * that; then it closes for good, unless the page still holds text that no disk has.
 */
function closeAfterLastWords(
  window: BrowserWindow,
  stateFile: string,
  lastWords: WindowOptions['lastWords'],
): void {
  let closing = false;
  let said = false;
  window.on('close', (event) => {
    if (said) return;
    event.preventDefault();
    if (closing) return;
    closing = true;
    writeWindowState(stateFile, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    // A Mac keeps an empty black screen for a hidden window that filled it.
    if (!window.isFullScreen()) window.hide();
    void lastWords.said().then(() => {
      said = true;
      if (!window.isDestroyed()) window.close();
    });
  });
  window.webContents.on('will-prevent-unload', (event) => {
    window.show();
    // Subtle: keeping Electron from its default here lets the page go.
    if (mayLose(window, lastWords.unsaved())) event.preventDefault();
    closing = false;
    said = false;
  });
  // Windows ends the session and asks nobody: hidden, the page still sends what it has.
  window.on('session-end', () => window.hide());
}

/** Asks whether text that could not be saved may be lost. The page waits for the answer. */
function mayLose(window: BrowserWindow, unsaved: readonly string[]): boolean {
  const names = unsaved.filter((name) => name !== '');
  const photos = names.length > 3 ? `${names.length} photos` : names.join(', ');
  const response = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: photos === '' ? 'Typed text is not saved' : `The text typed for ${photos} is not saved`,
    detail:
      'The archive did not take it. Stay to copy the text or to save it once the archive can be written.',
    buttons: ['Stay', 'Close and lose the text'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** The page's process died; the archive and this process are well. */
async function offerReload(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The desk’s window stopped working',
    detail: 'Everything that was shown as saved is in the archive; what was typed since is kept.',
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 1) app.quit();
  else if (!window.isDestroyed()) window.webContents.reload();
}

/** Where windows may stand, the main screen first. */
function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

/** Keeps any page, of this window or one that should not exist, on the desk's own address. */
export function confine(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isOurPage({ url: event.url, parent: null })) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses every permission a page can ask for, except writing the clipboard, and every download. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
