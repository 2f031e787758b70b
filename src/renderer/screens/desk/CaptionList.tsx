// biome-ignore-all lint/a11y/useSemanticElements: rows placed by transform cannot be a table element's; these are the ARIA grid's roles
/** The batch as a list with sortable columns; only the rows in view exist. */
import { shownDate } from '#core/caption/shown-date.ts';
import './CaptionList.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { Card, SortKey } from '#core/records.ts';
import { StatusMark } from '#renderer/parts/StatusMark.tsx';
import { badgesOf, type PickCaption, pickOf, Thumbnail } from '#renderer/screens/desk/Contact.tsx';
import { type CaptionPages, cardAt } from '#renderer/screens/desk/caption-pages.ts';

interface CaptionListProps {
  readonly list: CaptionPages;
  /** The place to keep in view. */
  readonly current: number;
  /** The caption in the form: the only one that is marked as the current one. */
  readonly open: string | null;
  readonly selection: ReadonlySet<string>;
  readonly sort: SortKey;
  readonly descending: boolean;
  want(first: number, last: number): void;
  onPick: PickCaption;
  onOpen(): void;
  onSort(sort: SortKey, descending: boolean): void;
}

/** In the order of the wide list; a narrow one lays the same cells out in two lines, placed by their `part`. */
const columns: readonly { title: string; part: string; sort: SortKey | null }[] = [
  { title: 'Photo', part: 'photo', sort: 'added' },
  { title: 'Status', part: 'status', sort: 'status' },
  { title: 'File name', part: 'name', sort: 'fileName' },
  { title: 'Caption', part: 'caption', sort: 'caption' },
  { title: 'Byline', part: 'byline', sort: 'byline' },
  { title: 'Taken', part: 'taken', sort: 'captured' },
  { title: 'Checks', part: 'checks', sort: null },
];

/** Row height in pixels: a thumbnail of 36 and a grid step. */
const rowHeight = 40;

export function CaptionList(props: CaptionListProps) {
  const { list, current, open, selection, want, sort, descending, onPick, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = list.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: rowHeight,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row comes into view when it changes
  useEffect(() => {
    if (total > 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, total > 0]);

  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);

  return (
    <div
      ref={scroller}
      className="caption-list"
      role="grid"
      aria-label="List"
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      aria-activedescendant={cardAt(list, current)?.id === open && open ? `row-${current}` : undefined}
      data-photos
      tabIndex={0}
    >
      <div className="list-head list-row" role="row" aria-rowindex={1} tabIndex={-1}>
        {columns.map(({ title, sort: by }) => (
          <span
            key={title}
            role="columnheader"
            tabIndex={-1}
            aria-sort={by !== sort ? undefined : descending ? 'descending' : 'ascending'}
          >
            {by ? (
              <button
                type="button"
                data-command={`sort.${by}`}
                onClick={() => props.onSort(by, by === sort ? !descending : false)}
              >
                {title} <span aria-hidden="true">{by !== sort ? '' : descending ? '▾' : '▴'}</span>
              </button>
            ) : (
              title
            )}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="list-room" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const card = cardAt(list, index);
          return (
            <Row
              key={index}
              index={index}
              card={card}
              start={start}
              isOpen={card !== undefined && card.id === open}
              isSelected={card !== undefined && selection.has(card.id)}
              onPick={onPick}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps extends Pick<CaptionListProps, 'onPick' | 'onOpen'> {
  readonly index: number;
  readonly card: Card | undefined;
  /** How far below the top of the list the row stands, in pixels. */
  readonly start: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
}

/** Drawn again only when it changes itself, as a frame of the grid is. */
const Row = memo(function Row({ index, card, start, isOpen, isSelected, onPick, onOpen }: RowProps) {
  const cells = [
    <Thumbnail key="photo" card={card} />,
    card ? <StatusMark key="status" status={card.status} word /> : '',
    card?.fileName,
    card?.caption || card?.headline,
    card?.byline,
    shownDate((card?.capturedAt || card?.dateCreated || '').slice(0, 16)),
    card
      ? badgesOf(card).map(({ kind, text, words }) => (
          <span key={kind} className={`badge badge-${kind}`}>
            <span aria-hidden="true">{text}</span>
            <span className="unseen">{words}</span>
          </span>
        ))
      : '',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard moves the active row from the grid
    <div
      id={`row-${index}`}
      className="list-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={-1}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onPick(index, pickOf(event))}
      onDoubleClick={onOpen}
    >
      {cells.map((cell, column) => (
        <span
          key={columns[column]?.part}
          className={`list-${columns[column]?.part}`}
          role="gridcell"
          tabIndex={-1}
        >
          {cell}
        </span>
      ))}
    </div>
  );
});
