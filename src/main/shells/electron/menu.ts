/**
 * The native menu: what each system expects, no more. The desk's own commands live in its palette,
 * where their shortcuts can be changed; a page that handles a key keeps it from the menu.
 */
import { Menu, type MenuItemConstructorOptions, shell } from 'electron';

/** Sets the application's menu. */
export function setMenu(options: { archive: string; packaged: boolean }): void {
  const mac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Show archive folder', click: () => void shell.openPath(options.archive) },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(options.packaged ? [] : [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
