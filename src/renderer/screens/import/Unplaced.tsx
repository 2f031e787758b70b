/** The captions of the page that have no photo yet, in dashed frames below the photos. A caption dropped here leaves its photo. */
import { type KeyboardEvent, useState } from 'react';
import type { FoundCaption } from '#core/documents/reading.ts';
import { counted } from '#renderer/parts/numbers.ts';
import {
  captionType,
  type Dragged,
  lineAfter,
  readDrag,
  startDrag,
} from '#renderer/screens/import/list-keys.ts';
import { Likeness } from '#renderer/screens/import/PhotoRow.tsx';

/** Frames drawn of a long page; the others are counted, and are all listed with the page. */
const mostShown = 200;

interface UnplacedProps {
  readonly captions: readonly FoundCaption[];
  /** The captions without a photo, by number. */
  readonly alone: readonly number[];
  readonly notes: ReadonlyMap<number, string>;
  readonly selected: number | null;
  onSelect(caption: number): void;
  onDrop(dragged: Dragged): void;
  onCaptionKey(event: KeyboardEvent): boolean;
}

export function Unplaced({
  captions,
  alone,
  notes,
  selected,
  onSelect,
  onDrop,
  onCaptionKey,
}: UnplacedProps) {
  const [over, setOver] = useState(false);
  const shown = alone.slice(0, mostShown);
  const active = Math.max(0, shown.indexOf(selected ?? -1));
  if (alone.length === 0) return null;

  function press(event: KeyboardEvent) {
    if (selected !== null && alone.includes(selected) && onCaptionKey(event)) return;
    const next = event.altKey ? null : lineAfter(event.key, active, shown.length);
    const caption = next === null ? undefined : shown[next];
    if (caption === undefined) return;
    event.preventDefault();
    onSelect(caption);
    document.getElementById(`alone-${caption}`)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <>
      <h3 className="unplaced-title" id="unplaced">
        {counted(alone.length, 'caption')} without a photo
      </h3>
      <div
        className="unplaced"
        role="listbox"
        aria-labelledby="unplaced"
        aria-activedescendant={`alone-${shown[active]}`}
        tabIndex={0}
        data-over={over ? '' : undefined}
        onKeyDown={press}
        onFocus={() => {
          const first = shown[active];
          if (first !== undefined && (selected === null || !alone.includes(selected))) onSelect(first);
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(captionType)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          const dragged = readDrag(event.dataTransfer);
          if (dragged) onDrop(dragged);
        }}
      >
        {shown.map((caption, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard moves the active frame from the list
          <div
            key={caption}
            id={`alone-${caption}`}
            className="unplaced-caption"
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            data-held={caption === selected ? '' : undefined}
            draggable
            onDragStart={(event) => startDrag(event.dataTransfer, { caption, from: null })}
            onClick={() => onSelect(caption)}
          >
            <span className="unplaced-place">no photo yet</span>
            <span className="match-words">
              <span className="match-head">caption {caption + 1}</span>
              <span className="match-text">
                {captions[caption]?.text || captions[caption]?.fileNames.join(', ')}{' '}
                <Likeness note={notes.get(caption) ?? ''} />
              </span>
            </span>
          </div>
        ))}
      </div>
      {alone.length > mostShown ? (
        <p className="import-hint">
          and {counted(alone.length - mostShown, 'more', 'more')}, listed with the page
        </p>
      ) : null}
    </>
  );
}
