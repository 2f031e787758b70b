/**
 * The table of commands: every action of the desk with its words and its first keys. Shortcuts, the
 * palette and the sheet of keys are all made from it; nothing else may listen for a shortcut.
 */
import { chordOf, type KeyPress } from '#renderer/keys.ts';

/** One action. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: 'Move' | 'Caption' | 'Check' | 'Send' | 'Show' | 'Desk';
  readonly keys: readonly string[];
  /** The keys on a Mac where the system keeps the others for itself: ⌘H hides the window, F8 plays music. */
  readonly macKeys?: readonly string[];
  /** True where a text field has its own meaning for the keys, such as select all. */
  readonly browsingOnly?: boolean;
}

export const commands = [
  { id: 'photo.next', title: 'Next photo', group: 'Move', keys: ['ArrowRight', 'Alt+ArrowDown'] },
  { id: 'photo.previous', title: 'Previous photo', group: 'Move', keys: ['ArrowLeft', 'Alt+ArrowUp'] },
  { id: 'photo.below', title: 'Photo below', group: 'Move', keys: ['ArrowDown'] },
  { id: 'photo.above', title: 'Photo above', group: 'Move', keys: ['ArrowUp'] },
  { id: 'photo.first', title: 'First photo', group: 'Move', keys: ['Home'] },
  { id: 'photo.last', title: 'Last photo', group: 'Move', keys: ['End'] },
  { id: 'select.next', title: 'Select on to the next photo', group: 'Move', keys: ['Shift+ArrowRight'] },
  {
    id: 'select.previous',
    title: 'Select back to the photo before',
    group: 'Move',
    keys: ['Shift+ArrowLeft'],
  },
  { id: 'select.all', title: 'Select all', group: 'Move', keys: ['Mod+A'], browsingOnly: true },

  { id: 'caption.edit', title: 'Edit the caption', group: 'Caption', keys: ['Enter'] },
  { id: 'caption.leave', title: 'Leave the field', group: 'Caption', keys: ['Escape'] },
  {
    id: 'caption.ready-next',
    title: 'Mark ready and go to the next uncaptioned',
    group: 'Caption',
    keys: ['Mod+Enter'],
  },
  // The numbers follow the order of the statuses in the side bar. The keys of the others say why they do nothing.
  { id: 'caption.draft', title: 'Back to draft', group: 'Caption', keys: ['Mod+2'] },
  { id: 'caption.ready', title: 'Mark ready', group: 'Caption', keys: ['Mod+4'] },
  {
    id: 'caption.other-status',
    title: 'Which statuses are set by hand',
    group: 'Caption',
    keys: ['Mod+1', 'Mod+3', 'Mod+5'],
  },
  { id: 'caption.copy-previous', title: 'Copy from the previous photo', group: 'Caption', keys: ['Mod+D'] },
  { id: 'stationery.apply', title: 'Apply the stationery', group: 'Caption', keys: ['Mod+Shift+D'] },
  { id: 'stationery.edit', title: 'Edit the stationery', group: 'Caption', keys: [] },
  { id: 'tab.caption', title: 'Caption tab: the form and its checks', group: 'Caption', keys: ['Alt+4'] },
  { id: 'tab.fields', title: 'Fields tab: all IPTC fields', group: 'Caption', keys: ['Alt+5'] },
  { id: 'tab.history', title: 'History tab: what was changed', group: 'Caption', keys: ['Alt+6'] },
  { id: 'tab.sent', title: 'Sent tab: versions and receipts', group: 'Caption', keys: ['Alt+7'] },
  { id: 'caption.saved', title: 'Say when it was saved', group: 'Caption', keys: ['Mod+S'] },
  { id: 'undo', title: 'Undo', group: 'Caption', keys: ['Mod+Z'] },
  { id: 'redo', title: 'Redo', group: 'Caption', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  { id: 'find', title: 'Find in this batch', group: 'Caption', keys: ['Mod+F'] },
  { id: 'search.keep', title: 'Keep this search', group: 'Caption', keys: [] },
  { id: 'search.choose', title: 'Go to a kept search…', group: 'Caption', keys: [] },
  { id: 'search.close', title: 'Close the search', group: 'Caption', keys: [] },
  {
    id: 'replace',
    title: 'Find and replace in the selection',
    group: 'Caption',
    keys: ['Mod+H'],
    macKeys: ['Mod+Alt+F'],
  },
  { id: 'rate.0', title: 'Take the stars off', group: 'Caption', keys: ['0'] },
  { id: 'rate.1', title: 'One star', group: 'Caption', keys: ['1'] },
  { id: 'rate.2', title: 'Two stars', group: 'Caption', keys: ['2'] },
  { id: 'rate.3', title: 'Three stars', group: 'Caption', keys: ['3'] },
  { id: 'rate.4', title: 'Four stars', group: 'Caption', keys: ['4'] },
  { id: 'rate.5', title: 'Five stars', group: 'Caption', keys: ['5'] },

  // Command and semicolon is the Mac's own "next misspelling"; Shift makes the semicolon a colon.
  { id: 'check.next', title: 'Next check', group: 'Check', keys: ['F8'], macKeys: ['F8', 'Mod+;'] },
  {
    id: 'check.previous',
    title: 'Previous check',
    group: 'Check',
    keys: ['Shift+F8'],
    macKeys: ['Shift+F8', 'Mod+Shift+:'],
  },
  { id: 'check.fix', title: 'Apply the offered fix', group: 'Check', keys: ['Alt+Enter'] },
  { id: 'check.learn', title: 'Learn the word of this check', group: 'Check', keys: [] },
  { id: 'check.compare', title: 'Compare with the caption that is repeated', group: 'Check', keys: [] },
  { id: 'house.choose', title: 'Choose the house…', group: 'Check', keys: [] },

  { id: 'wire.copy', title: 'Copy the wire text', group: 'Send', keys: ['Mod+Shift+C'] },
  { id: 'send', title: 'Send the selection…', group: 'Send', keys: ['Mod+Shift+Enter'] },
  { id: 'correct', title: 'Correct what was sent…', group: 'Send', keys: ['C'] },
  { id: 'update', title: 'Update what was sent…', group: 'Send', keys: ['U'] },
  { id: 'kill', title: 'Kill what was sent…', group: 'Send', keys: [] },
  { id: 'export', title: 'Export the selection', group: 'Send', keys: ['Mod+E'] },
  { id: 'template.edit', title: 'Edit the template of the wire text', group: 'Send', keys: [] },
  { id: 'metadata.write', title: 'Write captions into the photos…', group: 'Send', keys: [] },
  { id: 'metadata.repair', title: 'Repair text that was encoded twice…', group: 'Caption', keys: [] },

  { id: 'show.photo', title: 'Show the photo', group: 'Show', keys: ['P'] },
  { id: 'show.grid', title: 'Show the grid', group: 'Show', keys: ['G'] },
  { id: 'show.list', title: 'Show the list', group: 'Show', keys: ['L'] },
  { id: 'show.receivers', title: 'Show what each receiver would see', group: 'Show', keys: ['R'] },
  { id: 'show.full', title: 'Photo on the whole screen', group: 'Show', keys: ['F'] },
  { id: 'zoom', title: 'Zoom between fit and 100 %', group: 'Show', keys: ['Z'] },
  { id: 'zoom.fit', title: 'Zoom: fit', group: 'Show', keys: [] },
  { id: 'zoom.full', title: 'Zoom: 100 %', group: 'Show', keys: [] },
  { id: 'zoom.fill', title: 'Zoom: fill', group: 'Show', keys: [] },
  { id: 'sort.added', title: 'Sort by when added', group: 'Show', keys: [] },
  { id: 'sort.captured', title: 'Sort by when taken', group: 'Show', keys: [] },
  { id: 'sort.fileName', title: 'Sort by file name', group: 'Show', keys: [] },
  { id: 'sort.status', title: 'Sort by status', group: 'Show', keys: [] },
  { id: 'sort.caption', title: 'Sort by caption', group: 'Show', keys: [] },
  { id: 'sort.byline', title: 'Sort by byline', group: 'Show', keys: [] },
  { id: 'fold.checks', title: 'Fold or open the checks', group: 'Show', keys: [] },
  { id: 'fold.preview', title: 'Fold or open the wire preview', group: 'Show', keys: [] },
  { id: 'pane.batches', title: 'Hide or show the batches', group: 'Show', keys: ['Alt+1'] },
  { id: 'pane.strip', title: 'Hide or show the filmstrip', group: 'Show', keys: ['Alt+2'] },
  { id: 'pane.caption', title: 'Hide or show the caption', group: 'Show', keys: ['Alt+3'] },
  { id: 'theme', title: 'Change the theme: system, dark or light', group: 'Show', keys: [] },

  { id: 'palette', title: 'Search captions and commands', group: 'Desk', keys: ['Mod+K'] },
  { id: 'go.desk', title: 'Go to the desk', group: 'Desk', keys: ['Mod+B'] },
  { id: 'batch.choose', title: 'Go to a batch…', group: 'Desk', keys: [] },
  { id: 'go.archive', title: 'Go to the whole archive', group: 'Desk', keys: [] },
  { id: 'go.duplicates', title: 'Go to the duplicates', group: 'Desk', keys: ['D'] },
  { id: 'go.outbox', title: 'Go to the outbox', group: 'Desk', keys: ['O'] },
  { id: 'go.destinations', title: 'Destinations: where captions are sent', group: 'Desk', keys: ['Shift+O'] },
  { id: 'go.import', title: 'Import photos and captions', group: 'Desk', keys: ['Mod+I'] },
  { id: 'go.ingest', title: 'Ingest a card, or watch a folder', group: 'Desk', keys: [] },
  { id: 'import.cancel', title: 'Cancel the import', group: 'Desk', keys: [] },
  { id: 'keys', title: 'Show and change the shortcuts', group: 'Desk', keys: ['?'] },
] as const satisfies readonly Command[];

/** The name of a command. */
export type CommandId = (typeof commands)[number]['id'];

/** What a command does just now. One without an action is not offered. */
export type Actions = { readonly [Id in CommandId]?: () => void };

/** Keys the editor has chosen instead of the table's own. */
export type Shortcuts = { readonly [Id in CommandId]?: readonly string[] };

/** The keys a command answers to: the editor's own, else those of the system. */
export function keysOf(command: Command, shortcuts: Shortcuts, mac: boolean): readonly string[] {
  const chosen: Readonly<Record<string, readonly string[] | undefined>> = shortcuts;
  return chosen[command.id] ?? (mac ? command.macKeys : undefined) ?? command.keys;
}

/** The command a key press asks for, or null. */
export function commandFor(press: KeyPress, shortcuts: Shortcuts, mac: boolean) {
  const chord = chordOf(press, mac);
  if (chord === null) return null;
  const command = commands.find((each) => keysOf(each, shortcuts, mac).includes(chord));
  return command ? { command: command as Command & { id: CommandId }, chord } : null;
}

/** Reads the kept shortcuts, leaving out anything that is not a command or not keys. */
export function readShortcuts(kept: unknown): Shortcuts {
  if (typeof kept !== 'object' || kept === null) return {};
  const known = new Set<string>(commands.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(kept).filter(
      ([id, keys]) => known.has(id) && Array.isArray(keys) && keys.every((key) => typeof key === 'string'),
    ),
  );
}

/** The shortcuts after one command got other keys; another command that had them loses them. */
export function withKeys(
  shortcuts: Shortcuts,
  id: CommandId,
  keys: readonly string[],
  mac: boolean,
): Shortcuts {
  const others = commands
    .filter((each) => each.id !== id && keysOf(each, shortcuts, mac).some((key) => keys.includes(key)))
    .map((each) => [each.id, keysOf(each, shortcuts, mac).filter((key) => !keys.includes(key))] as const);
  return { ...shortcuts, ...Object.fromEntries(others), [id]: keys };
}
