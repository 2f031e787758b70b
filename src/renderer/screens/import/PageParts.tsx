/**
 * The page as read, line by line, each with what it is. Only the lines in view exist: an advisory may
 * have thousands. Enter or a click changes what a line is; captions are dragged from here.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import type { DocumentReading, PagePart, PartKind } from '#core/documents/reading.ts';
import { Times } from '#renderer/screens/import/CaptionsStep.tsx';
import { KindMenu } from '#renderer/screens/import/KindMenu.tsx';
import { lineAfter, startDrag } from '#renderer/screens/import/list-keys.ts';

interface PagePartsProps {
  readonly reading: DocumentReading;
  /** The caption the editor has in hand. */
  readonly selected: number | null;
  onSelect(caption: number | null): void;
  onRetag(part: number, kind: PartKind): void;
  /** A key that is about the selected caption; true when it was taken. */
  onCaptionKey(event: KeyboardEvent): boolean;
}

export function PageParts({ reading, selected, onSelect, onRetag, onCaptionKey }: PagePartsProps) {
  const { parts, captions } = reading;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [menu, setMenu] = useState<{ part: number; line: DOMRect } | null>(null);
  const virtual = useVirtualizer({
    count: parts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 32,
    overscan: 12,
  });

  useEffect(() => scroller.current?.focus(), []);

  function activate(line: number) {
    setActive(line);
    virtual.scrollToIndex(line, { align: 'auto' });
    onSelect(parts[line]?.caption ?? null);
  }

  function openMenu(line: number) {
    const row = scroller.current?.querySelector(`[data-index="${line}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (row) setMenu({ part: line, line: row.getBoundingClientRect() });
  }

  function closeMenu() {
    setMenu(null);
    scroller.current?.focus();
  }

  function press(event: KeyboardEvent) {
    if (onCaptionKey(event)) return;
    const next = event.altKey ? null : lineAfter(event.key, active, parts.length);
    if (next !== null) activate(next);
    else if (event.key === 'Enter' || event.key === ' ') openMenu(active);
    else return;
    event.preventDefault();
  }

  const shown = virtual.getVirtualItems();
  return (
    <>
      <div
        ref={scroller}
        className="import-scroller"
        role="listbox"
        aria-label={`${reading.name}, as read`}
        aria-activedescendant={shown.some(({ index }) => index === active) ? `part-${active}` : undefined}
        tabIndex={0}
        onKeyDown={press}
      >
        <div className="import-room" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start }) => {
            const part = parts[index];
            if (!part) return null;
            const caption = part.kind === 'caption' || part.kind === 'repeat' ? part.caption : null;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard opens the menu from the list
              <div
                key={index}
                id={`part-${index}`}
                ref={virtual.measureElement}
                data-index={index}
                className={`page-part page-part-${part.kind}`}
                role="option"
                aria-selected={index === active}
                aria-setsize={parts.length}
                aria-posinset={index + 1}
                tabIndex={-1}
                data-held={caption !== null && caption === selected ? '' : undefined}
                style={{ transform: `translateY(${start}px)` }}
                draggable={caption !== null}
                onDragStart={(event) => {
                  if (caption !== null) startDrag(event.dataTransfer, { caption, from: null });
                }}
                onClick={() => {
                  scroller.current?.focus();
                  activate(index);
                  openMenu(index);
                }}
              >
                <span className="page-part-kind">
                  {kindWords(part)}
                  {part.kind === 'caption' &&
                  caption !== null &&
                  (captions[caption]?.occurrences ?? 0) > 1 ? (
                    <Times number={captions[caption]?.occurrences ?? 0} />
                  ) : null}
                </span>
                <PartText part={part} />
              </div>
            );
          })}
        </div>
      </div>
      {menu ? (
        <KindMenu
          kind={parts[menu.part]?.kind ?? 'other'}
          line={menu.line}
          onChoose={(kind) => {
            closeMenu();
            onRetag(menu.part, kind);
          }}
          onClose={closeMenu}
        />
      ) : null}
    </>
  );
}

/** "caption 2", "repeat of 2", "headline". */
function kindWords({ kind, caption }: PagePart): string {
  if (kind === 'caption' && caption !== null) return `caption ${caption + 1}`;
  if (kind === 'repeat' && caption !== null) return `repeat of ${caption + 1}`;
  return kind;
}

/** The words; a credit glued to a caption's last sentence is underlined. */
function PartText({ part }: { readonly part: PagePart }) {
  const { kind, text } = part;
  if (kind !== 'caption') return <span className="page-part-text">{text}</span>;
  const glued = readAnatomy(text).credits.find((credit) => credit.glued);
  return (
    <span className="page-part-text">
      {glued ? (
        <>
          {text.slice(0, glued.start)}
          <span className="glued" title="The credit is glued to the last sentence">
            {text.slice(glued.start, glued.end)}
          </span>
          {text.slice(glued.end)}
        </>
      ) : (
        text
      )}
    </span>
  );
}
