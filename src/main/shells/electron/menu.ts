/**
 * The native menus: what each system expects, no more. The desk's own commands live in its palette,
 * where their shortcuts can be changed; a page that handles a key keeps it from the menu.
 */
import { BrowserWindow, Menu, type MenuItemConstructorOptions, shell, type WebContents } from 'electron';

interface MenuOptions {
  readonly archive: string;
  readonly packaged: boolean;
  openAnother(): void;
}

const mac = process.platform === 'darwin';

/** Sets the application's menu. */
export function setMenu({ archive, packaged, openAnother }: MenuOptions): void {
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open another archive…', click: openAnother },
        { label: 'Show archive folder', click: () => void shell.openPath(archive) },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    editMenu(),
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // The same key without Shift, on keyboards that have plus above equals.
        {
          role: 'zoomIn',
          accelerator: 'CommandOrControl+=',
          visible: false,
          acceleratorWorksWhenHidden: true,
        },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(packaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/**
 * Undo by the menu is the desk's undo, across fields and photos, and so presses its keys.
 * Subtle: on a Mac text fields undo only through the menu's own roles, so there the roles stay.
 */
function editMenu(): MenuItemConstructorOptions {
  if (mac) return { role: 'editMenu' };
  return {
    label: '&Edit',
    submenu: [
      { label: '&Undo', accelerator: 'Ctrl+Z', registerAccelerator: false, click: () => press(['control']) },
      {
        label: '&Redo',
        accelerator: 'Ctrl+Shift+Z',
        registerAccelerator: false,
        click: () => press(['control', 'shift']),
      },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
    ],
  };
}

function press(modifiers: ('control' | 'shift')[]): void {
  const contents = BrowserWindow.getFocusedWindow()?.webContents;
  contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Z', modifiers });
  contents?.sendInputEvent({ type: 'keyUp', keyCode: 'Z', modifiers });
}

/** Gives text its menu under the pointer, which Electron leaves to the app. */
export function addTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy };
    if (isEditable) {
      Menu.buildFromTemplate([
        { role: 'cut', enabled: editFlags.canCut },
        copy,
        { role: 'paste', enabled: editFlags.canPaste },
        { type: 'separator' },
        { role: 'selectAll', enabled: editFlags.canSelectAll },
      ]).popup();
    } else if (selectionText.trim() !== '') Menu.buildFromTemplate([copy]).popup();
  });
}
