/**
 * All that the desk's page can reach of Electron: make a call, hear events, and the few native
 * things a browser has no words for. Runs sandboxed; the page never sees ipcRenderer itself.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('cutline', {
  call: (name: string, input: unknown) => ipcRenderer.invoke('cutline:call', name, input),
  on: (listener: (event: unknown) => void) => {
    const hear = (_sender: unknown, event: unknown) => listener(event);
    ipcRenderer.on('cutline:event', hear);
    return () => ipcRenderer.off('cutline:event', hear);
  },
  desktop: {
    pickFiles: () => ipcRenderer.invoke('cutline:desktop', 'pickFiles'),
    pickFolder: () => ipcRenderer.invoke('cutline:desktop', 'pickFolder'),
    showInFolder: (path: string) => ipcRenderer.invoke('cutline:desktop', 'showInFolder', path),
    openLink: (address: string) => ipcRenderer.invoke('cutline:desktop', 'openLink', address),
    /** Only a file that was really dropped has a path, so dropping it is picking it. */
    pathForFile: (file: File) => {
      const path = webUtils.getPathForFile(file);
      ipcRenderer.send('cutline:dropped', path);
      return path;
    },
  },
});
