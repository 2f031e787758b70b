/**
 * What each command does on the screen that is shown: those of the window everywhere, the desk's own on
 * the desk, its undo on the duplicates as well; and the menu, which is made of the same commands.
 */
import type { Actions, CommandId } from '#renderer/commands.ts';
import type { MenuChoice } from '#renderer/parts/Menu.tsx';
import { type Layout, type Theme, themes } from '#renderer/screens/desk/layout.ts';
import type { ChangeLayout } from '#renderer/screens/desk/use-layout.ts';
import { placePrefixes } from '#renderer/screens/window/places.ts';

export type View = 'desk' | 'import' | 'ingest' | 'duplicates' | 'outbox' | 'destinations';

interface WindowParts {
  readonly view: View;
  /** Whether the archive holds nothing yet. */
  readonly empty: boolean;
  readonly layout: Layout;
  readonly deskActions: Actions;
  change: ChangeLayout;
  goTo(view: View): void;
  toArchive(): void;
  openPalette(begin: string): void;
  openKeys(): void;
  /** Stops this window's import; null while there is none. */
  readonly cancelImport: (() => void) | null;
}

export function windowCommands(parts: WindowParts): Actions {
  const { view, empty, layout, deskActions, change, goTo, openPalette, cancelImport } = parts;
  const everywhere: Actions = {
    palette: () => openPalette(''),
    keys: parts.openKeys,
    theme: () => change({ theme: themes[(themes.indexOf(layout.theme) + 1) % themes.length] ?? 'system' }),
    'go.desk': () => goTo('desk'),
    'go.duplicates': () => goTo('duplicates'),
    'go.outbox': () => goTo('outbox'),
    'go.destinations': () => goTo('destinations'),
    'go.import': () => goTo('import'),
    'go.ingest': () => goTo('ingest'),
    'pane.batches': () => change({ batchesShown: !layout.batchesShown }),
    ...(cancelImport ? { 'import.cancel': cancelImport } : {}),
  };
  if (empty) return everywhere;
  const places: Actions = {
    'go.archive': parts.toArchive,
    'batch.choose': () => openPalette(placePrefixes['batch.choose']),
    'house.choose': () => openPalette(placePrefixes['house.choose']),
    ...(layout.searches.length > 0
      ? { 'search.choose': () => openPalette(placePrefixes['search.choose']) }
      : {}),
  };
  if (view === 'desk') return { ...everywhere, ...places, ...deskActions };
  const { undo, redo } = deskActions;
  return { ...everywhere, ...places, ...(view === 'duplicates' && undo && redo ? { undo, redo } : {}) };
}

const themeNames: Readonly<Record<Theme, string>> = { system: 'as the system', dark: 'dark', light: 'light' };

/** The menu under the archive's name: what can be done just now, of these. */
export function windowMenu(
  actions: Actions,
  theme: Theme,
  keysFor: (id: CommandId) => string | undefined,
): MenuChoice[] {
  const lines = [
    { label: 'Import photos and captions', command: 'go.import' },
    { label: 'Ingest a card, or watch a folder', command: 'go.ingest' },
    { label: 'Send the selection', command: 'send' },
    { label: 'Outbox', command: 'go.outbox' },
    { label: 'Destinations', command: 'go.destinations' },
    { label: 'Export the selection', command: 'export' },
    { label: 'Write captions into the photos', command: 'metadata.write' },
    { label: 'Edit the stationery', command: 'stationery.edit' },
    { label: `Theme: ${themeNames[theme]}`, command: 'theme' },
    { label: 'Shortcuts', command: 'keys' },
  ] as const;
  return lines.flatMap(({ label, command }) => {
    const action = actions[command];
    return action ? [{ label, command, keys: keysFor(command), onChoose: action }] : [];
  });
}
