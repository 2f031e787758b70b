/** The palette: type to find a caption anywhere in the archive or a command of the desk; Enter takes it. */
import './Palette.css';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Card } from '#core/records.ts';
import { newsroom } from '#renderer/client.ts';
import { type Actions, type CommandId, commands, keysOf, type Shortcuts } from '#renderer/commands.ts';
import { shownChord } from '#renderer/keys.ts';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { StatusMark } from '#renderer/parts/StatusMark.tsx';
import { mac } from '#renderer/screens/commands/use-commands.ts';
import { type NamedPlace, placePrefixes } from '#renderer/screens/window/places.ts';

interface PaletteProps {
  readonly actions: Actions;
  /** Batches, houses and kept searches, by name. */
  readonly places: readonly NamedPlace[];
  /** What stands in the field at first, such as "House: ". */
  readonly begin: string;
  readonly shortcuts: Shortcuts;
  onCaption(card: Card): void;
  onSearch(words: string): void;
  onClose(): void;
}

interface Choice {
  readonly key: string;
  readonly card?: Card;
  readonly command?: CommandId;
  readonly title: string;
  readonly note: string;
  choose(): void;
}

/** Captions shown at once; the whole result opens in the list. */
const mostCaptions = 8;

export function Palette(props: PaletteProps) {
  const { actions, places, begin, shortcuts, onCaption, onSearch, onClose } = props;
  const [words, setWords] = useState(begin);
  const [found, setFound] = useState<{ total: number; cards: readonly Card[] }>({ total: 0, cards: [] });
  const [at, setAt] = useState(0);
  const listId = useId();

  useEffect(() => {
    let left = false;
    const asked = isOfPlaces(words) ? '' : words.trim();
    if (asked === '') setFound({ total: 0, cards: [] });
    else {
      newsroom['captions.find']({ query: { words: asked.slice(0, 200), limit: mostCaptions } }).then(
        (answer) => {
          if (!left && answer.ok) setFound(answer.value);
        },
      );
    }
    return () => {
      left = true;
    };
  }, [words]);

  const letters = words.trim().toLowerCase().split(/\s+/);
  const fits = (title: string) => letters.every((each) => title.toLowerCase().includes(each));
  const choices: Choice[] = [
    ...found.cards.map((card) => ({
      key: card.id,
      card,
      title: card.caption || card.headline || 'No caption',
      note: card.fileName,
      choose: () => onCaption(card),
    })),
    ...(found.total > 0
      ? [
          {
            key: 'all',
            title: `Show all captions with “${words.trim()}”`,
            note: shownNumber(found.total),
            choose: () => onSearch(words.trim()),
          },
        ]
      : []),
    ...commands
      .filter(({ id, title }) => actions[id] && id !== 'palette' && fits(title))
      .map((command) => ({
        key: command.id,
        command: command.id,
        title: command.title,
        note: shownKeys(keysOf(command, shortcuts, mac)),
        choose: () => actions[command.id]?.(),
      })),
    ...places.filter(({ title }) => fits(title)),
  ];
  const current = Math.min(at, Math.max(0, choices.length - 1));

  function take(choice: Choice | undefined) {
    if (!choice) return;
    onClose();
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(choice.choose);
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, choices.length));
    else if (event.key === 'ArrowUp') setAt((current + choices.length - 1) % Math.max(1, choices.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(choices[current]);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title="Search captions and commands" look="palette" onClose={onClose}>
      <input
        className="palette-field"
        role="combobox"
        aria-label="Search captions and commands"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={choices[current] ? `${listId}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="A name, a place, a file name, or a command"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={listId} className="palette-list" role="listbox" aria-label="Found">
        {choices.map((choice, index) => (
          <Line
            key={choice.key}
            id={`${listId}-${index}`}
            choice={choice}
            current={index === current}
            onTake={() => take(choice)}
          />
        ))}
      </div>
      {choices.length === 0 ? <p className="pane-empty">No caption and no command has these words.</p> : null}
    </Dialog>
  );
}

interface LineProps {
  readonly id: string;
  readonly choice: Choice;
  readonly current: boolean;
  onTake(): void;
}

function Line({ id, choice, current, onTake }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard takes the active option from the field
    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at with aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={current}
      className="palette-line"
      data-command={choice.command}
      onClick={onTake}
      ref={(line) => {
        if (current) line?.scrollIntoView({ block: 'nearest' });
      }}
    >
      {choice.card ? <StatusMark status={choice.card.status} /> : null}
      <span className="palette-title">{choice.title}</span>
      <span className="palette-note">{choice.note}</span>
    </div>
  );
}

/** Whether the words ask for a place of one sort, which no caption answers. */
function isOfPlaces(words: string): boolean {
  return Object.values(placePrefixes).some((prefix) => words.startsWith(prefix.trim()));
}

/** All keys of a command as the editor reads them. */
export function shownKeys(keys: readonly string[]): string {
  return keys.map((chord) => shownChord(chord, mac)).join(' or ');
}
