/** Every shortcut on one sheet. A press on one takes the next key press as its new keys; they are kept in the archive. */
import './KeySheet.css';
import { type KeyboardEvent, useState } from 'react';
import {
  type Command,
  type CommandId,
  commands,
  keysOf,
  type Shortcuts,
  withKeys,
} from '#renderer/commands.ts';
import { chordOf } from '#renderer/keys.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { shownKeys } from '#renderer/screens/commands/Palette.tsx';
import { mac } from '#renderer/screens/commands/use-commands.ts';

interface KeySheetProps {
  readonly shortcuts: Shortcuts;
  onShortcuts(shortcuts: Shortcuts): void;
  onClose(): void;
}

const groups = ['Move', 'Caption', 'Check', 'Send', 'Show', 'Desk'] as const;

export function KeySheet({ shortcuts, onShortcuts, onClose }: KeySheetProps) {
  const [changing, setChanging] = useState<CommandId | null>(null);

  function press(event: KeyboardEvent, id: CommandId) {
    if (changing !== id) return;
    const chord = chordOf(event.nativeEvent, mac);
    if (chord === null || chord === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    setChanging(null);
    if (chord !== 'Escape') onShortcuts(withKeys(shortcuts, id, [chord], mac));
  }

  return (
    <Dialog
      title="Shortcuts"
      onClose={onClose}
      actions={<Button onClick={() => onShortcuts({})}>Restore the default shortcuts</Button>}
    >
      <div className="dialog-content key-sheet">
        <p>Press Enter on a shortcut, then its new keys. Esc leaves it as it is.</p>
        <div className="key-groups">
          {groups.map((group) => (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <ul>
                {commands
                  .filter((command: Command) => command.group === group)
                  .map((command) => (
                    <li key={command.id}>
                      <span>{command.title}</span>
                      <button
                        type="button"
                        aria-label={`Keys for ${command.title}: ${shownKeys(keysOf(command, shortcuts, mac)) || 'none'}`}
                        onClick={() => setChanging(command.id)}
                        onBlur={() => setChanging(null)}
                        onKeyDown={(event) => press(event, command.id)}
                      >
                        {changing === command.id
                          ? 'Press the keys…'
                          : shownKeys(keysOf(command, shortcuts, mac)) || '—'}
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
