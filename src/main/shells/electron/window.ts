/** The desk's window: sandboxed, unable to leave its page, back where it stood last time. */
import { app, BrowserWindow, type Session, screen, type WebContents } from 'electron';
import { deskAddress, isOurPage } from '#main/shells/electron/sender.ts';
import {
  fittingBounds,
  readWindowState,
  smallest,
  writeWindowState,
} from '#main/shells/electron/window-state.ts';

/** The canvas's grey in the dark theme, so that the window does not flash white before it is drawn. */
const canvas = '#212121';

/** Opens the desk's window and loads the page. */
export function openWindow(options: { preload: string; stateFile: string }): BrowserWindow {
  const state = readWindowState(options.stateFile);
  const window = new BrowserWindow({
    ...fittingBounds(
      state,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Cutline',
    backgroundColor: canvas,
    webPreferences: {
      preload: options.preload,
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
  if (state?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(options.stateFile, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    });
  });
  void window.loadURL(deskAddress);
  return window;
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

/** Refuses every permission a page can ask for, except writing the clipboard. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
}
