/**
 * The batch's photos, each with the caption it gets. Only the rows in view exist: a batch may have
 * thousands. A caption is dropped on a photo, or moved along the list with Alt and the arrow keys.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FoundCaption } from '#core/documents/reading.ts';
import { textKey } from '#core/documents/same-text.ts';
import type { Card } from '#core/records.ts';
import {
  captionType,
  type Dragged,
  lineAfter,
  readDrag,
  startDrag,
} from '#renderer/screens/import/list-keys.ts';
import type { Match } from '#renderer/screens/import/matching.ts';
import { PhotoRow } from '#renderer/screens/import/PhotoRow.tsx';

interface PhotoMatchesProps {
  readonly photos: readonly Card[];
  readonly captions: readonly FoundCaption[];
  readonly matches: readonly Match[];
  readonly embedded: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<number, string>;
  readonly selected: number | null;
  onSelect(caption: number | null, entry: string): void;
  onDrop(dragged: Dragged, entry: string): void;
  onCaptionKey(event: KeyboardEvent): boolean;
}

export function PhotoMatches(props: PhotoMatchesProps) {
  const { photos, captions, matches, embedded, notes, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeEntry, setActiveEntry] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const matchOf = new Map(matches.flatMap((match) => (match.entry === null ? [] : [[match.entry, match]])));
  const active = Math.max(
    0,
    photos.findIndex(({ id }) => id === activeEntry),
  );
  const virtual = useVirtualizer({
    count: photos.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => photos[index]?.id ?? index,
    estimateSize: () => 116,
    overscan: 6,
  });

  // The photo of the caption in hand comes into view and becomes the active one, wherever the caption was moved from.
  const held = matches.find(({ caption, entry }) => caption === selected && entry !== null)?.entry ?? null;
  const heldAt = photos.findIndex(({ id }) => id === held);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list scrolls when the caption in hand moves
  useEffect(() => {
    if (heldAt < 0 || matchOf.get(activeEntry ?? '')?.caption === selected) return;
    setActiveEntry(held);
    virtual.scrollToIndex(heldAt, { align: 'auto' });
  }, [heldAt, selected]);

  // Its row grows once the caption it replaces is known.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when embedded captions came in
  useEffect(() => {
    if (heldAt >= 0) virtual.scrollToIndex(heldAt, { align: 'auto' });
  }, [embedded]);

  // At the beginning the first photo with a caption of the page is in view, however long the batch is.
  const firstMatched = photos.findIndex(({ id }) => matchOf.has(id));
  const opened = useRef(false);
  useEffect(() => {
    if (firstMatched < 0 || opened.current) return;
    opened.current = true;
    virtual.scrollToIndex(firstMatched, { align: 'start' });
  }, [firstMatched, virtual]);

  function activate(line: number) {
    const photo = photos[line];
    if (!photo) return;
    setActiveEntry(photo.id);
    virtual.scrollToIndex(line, { align: 'auto' });
    props.onSelect(matchOf.get(photo.id)?.caption ?? null, photo.id);
  }

  function press(event: KeyboardEvent) {
    if (props.onCaptionKey(event)) return;
    const next = event.altKey ? null : lineAfter(event.key, active, photos.length);
    if (next === null) return;
    event.preventDefault();
    activate(next);
  }

  const shown = virtual.getVirtualItems();
  return (
    <div
      ref={scroller}
      className="import-scroller"
      role="listbox"
      aria-label="Photos"
      aria-activedescendant={shown.some(({ index }) => index === active) ? `photo-${active}` : undefined}
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => {
        if (activeEntry === null) activate(0);
      }}
    >
      <div className="import-room" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const card = photos[index];
          if (!card) return null;
          const match = matchOf.get(card.id);
          const text = match ? (captions[match.caption]?.text ?? '') : null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard moves the active row from the list
            <div
              key={card.id}
              id={`photo-${index}`}
              ref={virtual.measureElement}
              data-index={index}
              className="match-place"
              role="option"
              aria-selected={index === active}
              aria-setsize={photos.length}
              aria-posinset={index + 1}
              tabIndex={-1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => activate(index)}
              draggable={match !== undefined}
              onDragStart={(event) => {
                if (match) startDrag(event.dataTransfer, { caption: match.caption, from: card.id });
              }}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(captionType)) return;
                event.preventDefault();
                setOver(card.id);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                setOver(null);
                const dragged = readDrag(event.dataTransfer);
                if (!dragged) return;
                event.preventDefault();
                props.onDrop(dragged, card.id);
              }}
            >
              <div
                className="match-card"
                data-over={over === card.id ? '' : undefined}
                data-held={match && match.caption === selected ? '' : undefined}
              >
                <PhotoRow
                  card={card}
                  by={match?.by ?? null}
                  text={text}
                  note={match ? (notes.get(match.caption) ?? '') : ''}
                  replaces={match ? replacedBy(match, text ?? '', embedded.get(card.id) ?? '') : ''}
                />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The embedded caption that a match replaces with other words, or ''. What merely repeats it replaces nothing. */
function replacedBy({ by }: Match, text: string, embedded: string): string {
  if ((by !== 'file-name' && by !== 'hand') || embedded.trim() === '' || text.trim() === '') return '';
  return textKey(text) === textKey(embedded) ? '' : embedded;
}
