/**
 * All that the desk's page can reach of Electron: make a call, hear events, and the few native
 * things a browser has no words for. Runs sandboxed; the page never sees ipcRenderer itself.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

// One ear for all of the page's listeners; ipcRenderer warns of a leak at the eleventh.
const listeners = new Set<(event: unknown) => void>();
ipcRenderer.on('cutline:event', (_sender, event: unknown) => {
  for (const listener of listeners) listener(event);
});

contextBridge.exposeInMainWorld('cutline', {
  call: (name: string, input: unknown) => ipcRenderer.invoke('cutline:call', name, input),
  on: (listener: (event: unknown) => void) => {
    const hear = (event: unknown) => listener(event);
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  },
  desktop: {
    pickFiles: () => ipcRenderer.invoke('cutline:desktop', 'pickFiles'),
    pickFolder: () => ipcRenderer.invoke('cutline:desktop', 'pickFolder'),
    showInFolder: (path: string) => ipcRenderer.invoke('cutline:desktop', 'showInFolder', path),
    openLink: (address: string) => ipcRenderer.invoke('cutline:desktop', 'openLink', address),
    /** Only a file that was really dropped has a path, so dropping it is picking it. */
    pathForFile: (file: File) => {
      const path = webUtils.getPathForFile(file);
      if (path !== '') ipcRenderer.send('cutline:dropped', path);
      return path;
    },
  },
});
