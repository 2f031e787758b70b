/** A button that opens a short list of actions: arrow keys walk it, Escape closes it, a choice closes it. */
import './Menu.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface MenuChoice {
  readonly label: string;
  /** The command that does the same from the palette. */
  readonly command: string;
  readonly keys?: string | undefined;
  onChoose(): void;
}

interface MenuProps {
  readonly label: string;
  readonly choices: readonly MenuChoice[];
}

export function Menu({ label, choices }: MenuProps) {
  const [open, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  const entries = () => [...(around.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useEffect(() => {
    if (!open) return;
    around.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  function press(event: KeyboardEvent) {
    const all = entries();
    const at = all.findIndex((entry) => entry.matches(':focus'));
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  }

  return (
    <div className="menu" ref={around}>
      <button
        ref={opener}
        type="button"
        className="menu-opener"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open ? (
        <div className="menu-list" role="menu" aria-label={label} tabIndex={-1} onKeyDown={press}>
          {choices.map((choice) => (
            <button
              key={choice.label}
              data-command={choice.command}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                choice.onChoose();
              }}
            >
              <span>{choice.label}</span>
              {choice.keys ? (
                <span className="keys" aria-hidden="true">
                  {choice.keys}
                </span>
              ) : null}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
