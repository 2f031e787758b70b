/** The native things the page may ask for: dialogs, the file manager, a link in the editor's browser. */
import { isAbsolute } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { Desktop } from '#main/shells/electron/ipc.ts';
import { isKnownLink } from '#main/shells/electron/known-links.ts';

const readable = [
  'jpg jpeg jpe tif tiff png webp avif heic heif',
  'arw cr2 cr3 dng nef nrw orf raf rw2 pef srw',
  'txt htm html csv tsv',
].flatMap((line) => line.split(' '));

/** The desktop, with dialogs belonging to a window. */
export function nativeDesktop(window: BrowserWindow): Desktop {
  return {
    pickFiles: async () => {
      const filters = [
        { name: 'Photos and caption documents', extensions: readable },
        { name: 'All files', extensions: ['*'] },
      ];
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters,
      });
      return filePaths;
    },
    pickFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openDirectory', 'createDirectory'],
      });
      return filePaths;
    },
    showInFolder: (path) => {
      // A network path would send the editor's credentials to whichever machine it names.
      if (isAbsolute(path) && !/^[\\/]{2}/.test(path)) shell.showItemInFolder(path);
    },
    openLink: async (address) => {
      if (isKnownLink(address)) await shell.openExternal(address);
    },
  };
}
