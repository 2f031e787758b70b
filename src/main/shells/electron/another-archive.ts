/**
 * Opens another archive from the menu, in a program of its own: each archive has its own lock and
 * its own window, and one that fails takes no other with it.
 */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { app, type BrowserWindow, dialog } from 'electron';
import { archiveFileName } from '#main/archive/open.ts';

/** Asks for the folder and opens it. A folder with anything but an archive in it is refused. */
export async function openAnotherArchive(window: BrowserWindow): Promise<void> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'The archive’s folder, or an empty one for a new archive',
    buttonLabel: 'Open',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  if (folder === undefined) return;
  if (await mayHoldArchive(folder)) start(folder);
  else {
    dialog.showErrorBox(
      'This folder is no archive',
      `${folder} holds other files. Choose an archive’s folder, or an empty one for a new archive.`,
    );
  }
}

async function mayHoldArchive(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => ['unreadable']);
  // Finder leaves its own file in folders it has shown.
  return names.includes(archiveFileName) || names.every((name) => name === '.DS_Store');
}

function start(archive: string): void {
  // Subtle: an AppImage's files go away when its first program ends, so the image itself is started.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  const script = app.isPackaged ? [] : [app.getAppPath()];
  const child = spawn(program, [...script, '--archive', archive], { detached: true, stdio: 'ignore' });
  child.once('error', (error) => dialog.showErrorBox('The archive could not be opened', error.message));
  child.unref();
}
