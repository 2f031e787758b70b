/**
 * A stand-in for the few Electron APIs that Cutline's main process uses, for machines that cannot
 * fetch the real one. It records what it was told and plays the page's part when the test asks
 * (drive.ts). It promises nothing about Electron itself; strict types against Electron's own
 * definitions do that, and the same journeys in the real one where it is installed.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';

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
  switches: [] as string[],
};

class App extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1';
  readonly commandLine = { appendSwitch: (name: string) => void told.switches.push(name) };
  async whenReady() {
    // As in Electron, an app that is started is not ready in the same turn.
    await new Promise((ready) => setTimeout(ready, 1));
  }
  enableSandbox() {
    told.sandboxed = true;
  }
  requestSingleInstanceLock() {
    return process.env['STAND_IN_SECOND'] !== '1';
  }
  setPath(name: string, path: string) {
    told.paths[name] = path;
  }
  getPath(name: string) {
    return told.paths[name] ?? '';
  }
  quit() {
    const event = { defaultPrevented: false, preventDefault: () => undefined };
    this.emit('before-quit', event);
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
}

export class BrowserWindow extends EventEmitter {
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
  focus = () => void this.calls.push('focus');
  restore = () => void this.calls.push('restore');
  maximize = () => void this.calls.push('maximize');
  isMinimized = () => true;
  isMaximized = () => false;
  isDestroyed = () => false;
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
  },
};

export const dialog = {
  showOpenDialog: () =>
    Promise.resolve({ canceled: told.dialogAnswer.length === 0, filePaths: told.dialogAnswer }),
  showErrorBox: (title: string, text: string) => void told.boxes.push(`${title}: ${text}`),
};

export const shell = {
  openExternal: (address: string) => Promise.resolve(void told.opened.push(address)),
  openPath: (path: string) => Promise.resolve(void told.opened.push(path)),
  showItemInFolder: (path: string) => void told.opened.push(path),
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => {
    told.menu = menu;
  },
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };

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
