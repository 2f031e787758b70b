/** What a line of the page is: a short menu beside the line. Arrows and first letters walk it, Escape closes it. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { PartKind } from '#core/documents/reading.ts';

/** `repeat` is not offered: whether a caption is the first or a repeat follows from the page. */
const choices: readonly { kind: PartKind; words: string }[] = [
  { kind: 'caption', words: 'Caption' },
  { kind: 'headline', words: 'Headline' },
  { kind: 'section', words: 'Section' },
  { kind: 'published', words: 'Published' },
  { kind: 'byline', words: 'Byline' },
  { kind: 'body', words: 'Body text' },
  { kind: 'other', words: 'Other' },
];

/** Room the menu needs below its line, in pixels; with less, it opens upwards. */
const height = 236;

interface KindMenuProps {
  readonly kind: PartKind;
  /** Where the line is on the screen. */
  readonly line: DOMRect;
  onChoose(kind: PartKind): void;
  onClose(): void;
}

export function KindMenu({ kind, line, onChoose, onClose }: KindMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const current = kind === 'repeat' ? 'caption' : kind;
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close.current();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);

  function press(event: KeyboardEvent) {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? [])];
    const at = all.findIndex((each) => each.matches(':focus'));
    const letter = all.find((each) => each.textContent?.toLowerCase().startsWith(event.key.toLowerCase()));
    if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at - 1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key.length === 1 && letter) letter.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const below = window.innerHeight - line.bottom >= height;
  return (
    <div
      ref={menu}
      className="kind-menu menu-list"
      role="menu"
      aria-label="What this line is"
      tabIndex={-1}
      style={{ left: line.left, top: below ? line.bottom : Math.max(0, line.top - height) }}
      onKeyDown={press}
    >
      {choices.map((choice) => (
        <button
          key={choice.kind}
          type="button"
          role="menuitemradio"
          aria-checked={choice.kind === current}
          tabIndex={-1}
          onClick={() => onChoose(choice.kind)}
        >
          <span>{choice.words}</span>
          <span aria-hidden="true">{choice.kind === current ? '✓' : ''}</span>
        </button>
      ))}
    </div>
  );
}
