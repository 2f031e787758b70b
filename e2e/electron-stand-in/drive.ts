/** Answers the test's requests inside the driven process: what the page would do, and what was told. */
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { app, powerMonitor, told } from './electron.ts';

const ours = { url: 'cutline://app/index.html', parent: null };

/** What a test may ask for. Each takes and answers plain JSON. */
const requests: Record<string, (...words: never[]) => unknown> = {
  /** Whether the window is there. */
  ready: () => told.windows.length > 0 && told.handlers.size > 0,
  told: () => ({
    ...told,
    handlers: [...told.handlers.keys()],
    listeners: [...told.listeners.keys()],
    serve: told.serve !== undefined,
    windows: told.windows.map(({ options, calls }) => ({ options, calls })),
    menu: undefined,
    popups: told.popups.length,
    permission: undefined,
    downloads: undefined,
  }),
  dialogAnswer: (paths: string[]) => {
    told.dialogAnswer = paths;
  },
  /** An IPC message from a page at some address. */
  message: (channel: string, address: string | null, ...words: unknown[]) => {
    const senderFrame = address === null ? null : { url: address, parent: null };
    return told.handlers.get(channel)?.({ senderFrame }, ...words);
  },
  /** A word of the object that the real preload bundle gives the page: "call", "desktop.pickFiles". */
  page: (path: string, ...words: unknown[]) => {
    const part = path.split('.').reduce<unknown>((held, name) => Reflect.get(Object(held), name), page());
    return typeof part === 'function' ? part(...words) : part;
  },
  pageKeys: () => [Object.keys(page()), Object.keys(Object(page()['desktop']))],
  get: async (address: string) => {
    const response = await told.serve?.(new Request(address));
    return (
      response && {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      }
    );
  },
  /** Whether the window lets a navigation happen. */
  navigate: (event: string, url: string) => {
    let prevented = false;
    told.windows[0]?.webContents.emit(event, { url, preventDefault: () => (prevented = true) });
    return !prevented;
  },
  openWindow: (url: string) => told.windows[0]?.webContents.windowOpen?.({ url }),
  permission: (name: string) => {
    let allowed: boolean | null = null;
    told.permission?.(null, name, (yes) => {
      allowed = yes;
    });
    return allowed;
  },
  secondInstance: () => app.emit('second-instance'),
  activate: () => app.emit('activate'),
  /** The page holds text that it could not save; the editor chooses a button when asked about it. */
  unsaved: (button: number) => {
    told.unsaved = true;
    told.chosen = button;
  },
  /** The system goes down; whether it was asked to wait. */
  shutDown: () => {
    let waits = false;
    powerMonitor.emit('shutdown', { preventDefault: () => (waits = true) });
    return waits;
  },
  sessionEnd: () => told.windows[0]?.emit('session-end'),
  /** Whether a download begins. */
  download: () => {
    let prevented = false;
    told.downloads?.({ preventDefault: () => (prevented = true) });
    return !prevented;
  },
  closeWindow: () => told.windows[0]?.close(),
  /** Cmd-Q, or the terminal's Ctrl-C. */
  quit: () => app.quit(),
  /** The page's process dies; the editor chooses a button of what is offered. */
  crash: (button: number) => {
    told.chosen = button;
    told.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
  },
  /** Chooses an entry of the menu bar by its labels, or undefined where there is none. */
  choose: (menu: string, label: string) => {
    const bar = told.menu as { label?: string; submenu?: { label?: string; click?: () => void }[] }[];
    const entry = bar.find((each) => each.label === menu)?.submenu?.find((each) => each.label === label);
    if (!entry?.click) throw new Error(`The menu has no ${menu} › ${label}.`);
    entry.click();
  },
  rightClick: (details: unknown) => void told.windows[0]?.webContents.emit('context-menu', {}, details),
  /** An event that the main process sends to the page, heard through the real preload bundle. */
  hear: () => {
    const heard: unknown[] = [];
    const stop = (page()['on'] as (listener: (event: unknown) => void) => () => unknown)((event) =>
      heard.push(event),
    );
    ears.get('cutline:event')?.({}, { name: 'batches.changed', detail: {} });
    const answer = stop();
    ears.get('cutline:event')?.({}, { name: 'batches.changed', detail: {} });
    return { heard, answer: answer === undefined ? 'nothing' : 'something' };
  },
};

/** Listens to the test. */
export function drive(): void {
  process.on('message', async ({ id, request, words }: { id: number; request: string; words: never[] }) => {
    try {
      const value = await requests[request]?.(...words);
      process.send?.({ id, value: value ?? null });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}

const ears = new Map<string, (...words: unknown[]) => void>();
let exposed: Record<string, unknown> | undefined;

/** Runs the real preload bundle over a bridge and an ipcRenderer that lead to the main bundle's own handlers. */
function page(): Record<string, unknown> {
  if (exposed) return exposed;
  const [window] = told.windows;
  if (!window) throw new Error('There is no window yet.');
  const { preload } = (window.options as { webPreferences: { preload: string } }).webPreferences;
  const electron = {
    contextBridge: {
      exposeInMainWorld: (_name: string, given: Record<string, unknown>) => {
        exposed = given;
      },
    },
    ipcRenderer: {
      // Structured clone, as between Electron's processes.
      invoke: async (channel: string, ...words: unknown[]) =>
        structuredClone(await told.handlers.get(channel)?.({ senderFrame: ours }, ...structuredClone(words))),
      send: (channel: string, ...words: unknown[]) =>
        told.listeners.get(channel)?.({ senderFrame: ours }, ...words),
      on: (channel: string, ear: (...words: unknown[]) => void) => void ears.set(channel, ear),
    },
    webUtils: { getPathForFile: (file: { path: string }) => file.path },
  };
  const bundle = runInThisContext(
    `(function (require, module, exports) {${readFileSync(preload, 'utf8')}\n})`,
  ) as (...given: unknown[]) => void;
  bundle(
    (name: string) => {
      // A sandboxed preload may require nothing else of ours.
      if (name !== 'electron') throw new Error(`The preload requires ${name}.`);
      return electron;
    },
    { exports: {} },
    {},
  );
  if (!exposed) throw new Error('The preload gave the page nothing.');
  return exposed;
}
