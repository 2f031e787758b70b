/**
 * Electron's transport: turns IPC messages into newsroom calls and desktop requests. Checks the
 * sender of every message. Electron's parts come in as parameters, so tests pass their own.
 */
import type { IpcMain, WebFrameMain } from 'electron';
import type { Answer } from '#core/contract.ts';
import type { Newsroom } from '#core/newsroom.ts';
import { type Picked, refuseUnpicked } from '#main/shells/electron/picked.ts';

/** What a sender is judged by. */
export type IsTrusted = (frame: WebFrameMain | null) => boolean;

/** What the page may ask of the desktop. */
export interface Desktop {
  pickFiles(): Promise<string[]>;
  pickFolder(): Promise<string[]>;
  showInFolder(path: string): void;
  openLink(address: string): Promise<void>;
}

const stranger = {
  ok: false,
  problem: { code: 'refused', message: 'Only the desk’s own page may make calls.', field: '' },
} as const satisfies Answer;

/** Answers calls. */
export function registerCalls(
  ipcMain: Pick<IpcMain, 'handle'>,
  newsroom: Newsroom,
  isTrusted: IsTrusted,
  picked: Picked,
): void {
  ipcMain.handle('cutline:call', (event, name: unknown, input: unknown): Answer | Promise<Answer> => {
    if (!isTrusted(event.senderFrame)) return stranger;
    const call = String(name);
    return refuseUnpicked(call, input, picked) ?? newsroom.call(call, input);
  });
}

/** Answers desktop requests, and remembers what the editor picked or dropped. */
export function registerDesktop(
  ipcMain: Pick<IpcMain, 'handle' | 'on'>,
  desktop: Desktop,
  isTrusted: IsTrusted,
  picked: Picked,
): void {
  ipcMain.handle('cutline:desktop', async (event, request: unknown, word: unknown) => {
    if (!isTrusted(event.senderFrame)) throw new Error(stranger.problem.message);
    switch (request) {
      case 'pickFiles':
      case 'pickFolder': {
        const paths = await desktop[request]();
        if (request === 'pickFiles') {
          picked.add(paths);
          return paths;
        }
        const [folder] = paths;
        if (folder === undefined) return null;
        picked.addFolder(folder);
        return folder;
      }
      case 'showInFolder':
        return desktop.showInFolder(String(word));
      case 'openLink':
        return desktop.openLink(String(word));
      default:
        throw new Error('The desktop does not do that.');
    }
  });
  ipcMain.on('cutline:dropped', (event, path: unknown) => {
    if (isTrusted(event.senderFrame) && typeof path === 'string') picked.add([path]);
  });
}
