/**
 * A stand-in for the few Electron APIs that Cutline's main process uses, for machines that cannot
 * fetch the real one. It records what it was told and plays the page's part when the test asks
 * (drive.ts). It promises nothing about Electron itself; strict types against Electron's own
 * definitions do that, and the same journeys in the real one where it is installed.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';

type Handler = (event: unknown, ...words: unknown[]) => unknown;

/** What the stand-in was told, for the test to read. */
export const told = {
  handlers: new Map<string, Handler>(),
  listeners: new Map<string, Handler>(),
  privileges: [] as unknown[],
  serve: undefined as ((request: Request) => Response | Promise<Response>) | undefined,
  windows: [] as BrowserWindow[],
  sent: [] as { channel: string; words: unknown[] }[],
  opened: [] as string[],
  boxes: [] as string[],
  /** What the next dialog answers. */
  dialogAnswer: [] as string[],
  menu: undefined as unknown,
  permission: undefined as
    | ((contents: unknown, permission: string, answer: (yes: boolean) => void) => void)
    | undefined,
  sandboxed: false,
  paths: {} as Record<string, string>,
  theme: 'system',
  pressed: [] as unknown[],
  popups: [] as unknown[],
  /** Which button of the next message box is chosen. */
  chosen: 0,
  /** What message boxes said. */
  questions: [] as string[],
  /** Whether the page holds text that it could not save, and so asks before it goes. */
  unsaved: false,
  modelId: '',
  downloads: undefined as Handler | undefined,
};

const loaded = Promise.withResolvers<void>();

/** Electron becomes ready only once the main module has been read to its end. */
export const mainWasRead = (): void => loaded.resolve();

class App extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1';
  readonly dock = undefined;
  readonly commandLine = { hasSwitch: (name: string) => process.argv.includes(`--${name}`) };
  whenReady = () => loaded.promise;
  disableHardwareAcceleration() {}
  setAppUserModelId(id: string) {
    told.modelId = id;
  }
  enableSandbox() {
    told.sandboxed = true;
  }
  requestSingleInstanceLock() {
    return process.env['STAND_IN_SECOND'] !== '1';
  }
  setPath(name: string, path: string) {
    if (!existsSync(path)) throw new Error('Failed to set path');
    told.paths[name] = path;
  }
  getPath(name: string) {
    return told.paths[name] ?? '';
  }
  getAppPath() {
    return process.argv[1] ?? '';
  }
  focus() {}
  /** As in Electron: a window that does not close calls it off. */
  quit() {
    this.emit('before-quit', { preventDefault: () => undefined });
    for (const window of open()) window.close();
    if (open().length > 0) return;
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit(0);
  }
  exit(code: number) {
    process.exit(code);
  }
}
export const app = new App();

class Contents extends EventEmitter {
  windowOpen: ((details: { url: string }) => unknown) | undefined;
  send(channel: string, ...words: unknown[]) {
    told.sent.push({ channel, words: structuredClone(words) });
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown) {
    this.windowOpen = handler;
  }
  sendInputEvent(event: unknown) {
    told.pressed.push(event);
  }
  reload() {
    told.windows[0]?.calls.push('reload');
  }
}

const open = () => told.windows.filter((window) => !window.isDestroyed());

export class BrowserWindow extends EventEmitter {
  static getFocusedWindow = () => open()[0] ?? null;
  readonly webContents = new Contents();
  readonly options: unknown;
  readonly calls: string[] = [];
  constructor(options: unknown) {
    super();
    this.options = options;
    told.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address: string) {
    this.calls.push(`loadURL ${address}`);
    setTimeout(() => this.emit('ready-to-show'), 1);
  }
  show = () => void this.calls.push('show');
  hide = () => void this.calls.push('hide');
  focus = () => void this.calls.push('focus');
  restore = () => void this.calls.push('restore');
  maximize = () => void this.calls.push('maximize');
  setBackgroundColor = (color: string) => void this.calls.push(`setBackgroundColor ${color}`);
  isMinimized = () => true;
  isMaximized = () => false;
  isFullScreen = () => false;
  #destroyed = false;
  isDestroyed = () => this.#destroyed;
  close() {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented || this.#destroyed) return;
    if (told.unsaved) {
      // As in Electron: the page stays, unless this event is prevented.
      let leave = false;
      this.webContents.emit('will-prevent-unload', { preventDefault: () => (leave = true) });
      if (!leave) return;
    }
    this.#destroyed = true;
    this.emit('closed');
    if (open().length === 0) app.emit('window-all-closed');
  }
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
}

export const ipcMain = {
  handle: (channel: string, handler: Handler) => void told.handlers.set(channel, handler),
  on: (channel: string, handler: Handler) => void told.listeners.set(channel, handler),
};

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void told.privileges.push(...schemes),
  handle: (_scheme: string, serve: (request: Request) => Response | Promise<Response>) => {
    told.serve = serve;
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof told.permission) => {
      told.permission = handler;
    },
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    on: (_event: 'will-download', handler: Handler) => {
      told.downloads = handler;
    },
  },
};

export const dialog = {
  showOpenDialog: () =>
    Promise.resolve({ canceled: told.dialogAnswer.length === 0, filePaths: told.dialogAnswer }),
  showMessageBox: () => Promise.resolve({ response: told.chosen }),
  showMessageBoxSync: (_window: BrowserWindow, { message }: { message: string }) => {
    told.questions.push(message);
    return told.chosen;
  },
  showErrorBox: (title: string, text: string) => void told.boxes.push(`${title}: ${text}`),
};

export const shell = {
  openExternal: (address: string) => Promise.resolve(void told.opened.push(address)),
  openPath: (path: string) => Promise.resolve(void told.opened.push(path)),
  showItemInFolder: (path: string) => void told.opened.push(path),
};

export const Menu = {
  buildFromTemplate: (template: unknown[]) =>
    Object.assign(template, { popup: () => told.popups.push(template) }),
  setApplicationMenu: (menu: unknown) => {
    told.menu = menu;
  },
};

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

class NativeTheme extends EventEmitter {
  get shouldUseDarkColors() {
    return told.theme !== 'light';
  }
  set themeSource(theme: string) {
    told.theme = theme;
    this.emit('updated');
  }
}
export const nativeTheme = new NativeTheme();

export const powerMonitor = new EventEmitter();

/** Turned around, so that a test can tell what was sealed. */
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from([...text].reverse().join('')),
  decryptString: (sealed: Buffer) => [...sealed.toString()].reverse().join(''),
};

export const utilityProcess = {
  fork: (script: string, words: string[], options: { execArgv?: string[] }) => {
    const child = fork(script, words, {
      execArgv: [...(options.execArgv ?? []), '--import', new URL('./parent-port.ts', import.meta.url).href],
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    return utilityChild(child);
  },
};

function utilityChild(child: ChildProcess) {
  const running = {
    postMessage: (message: unknown) => void child.send(message as object),
    on: (event: string, heard: (message: unknown) => void) => {
      child.on(event, heard);
      return running;
    },
    once: (event: string, heard: (message: unknown) => void) => {
      child.once(event, heard);
      return running;
    },
    kill: () => child.kill('SIGKILL'),
  };
  return running;
}
