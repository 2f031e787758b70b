/**
 * The batch as pictures: the filmstrip under the photo, or the grid. One frame for both; only the
 * frames in view exist, so 100,000 photos scroll like fifty.
 */
import './Contact.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import type { Card } from '#core/records.ts';
import { pictureAddress, sharperThumbnail } from '#renderer/client.ts';
import { counted } from '#renderer/parts/numbers.ts';
import { StatusMark } from '#renderer/parts/StatusMark.tsx';
import { type CaptionPages, cardAt } from '#renderer/screens/desk/caption-pages.ts';

/** How the views of a batch tell which caption was pointed at. */
export type PickCaption = (index: number, how: 'one' | 'also' | 'through') => void;

/** What a modifier held during a click means. */
export function pickOf(event: MouseEvent): 'one' | 'also' | 'through' {
  if (event.shiftKey) return 'through';
  return event.ctrlKey || event.metaKey ? 'also' : 'one';
}

interface ContactProps {
  readonly look: 'strip' | 'grid';
  readonly list: CaptionPages;
  /** The place to keep in view. */
  readonly current: number;
  /** The caption in the form: the only one that is marked as the current one. */
  readonly open: string | null;
  readonly selection: ReadonlySet<string>;
  want(first: number, last: number): void;
  onPick: PickCaption;
  onOpen(): void;
  /** Told how many frames stand in a row. */
  onColumns?(columns: number): void;
}

/** A frame's size with the gap to the next, in pixels: the tokens' 140 × 96 picture and two lines of words. */
const frame = { width: 156, height: 168 };
/** Pixels between two frames of the grid. */
const frameGap = 4;

export function Contact(props: ContactProps) {
  const { look, list, current, open, selection, want, onPick, onOpen, onColumns } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [{ columns, width }, setGrid] = useState({ columns: 1, width: frame.width });
  const total = list.total ?? 0;
  const strip = look === 'strip';
  const perRow = strip ? 1 : columns;

  const virtual = useVirtualizer({
    count: Math.ceil(total / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => (strip ? frame.width : frame.height),
    horizontal: strip,
    overscan: strip ? 6 : 3,
    paddingStart: 8,
    paddingEnd: 8,
  });

  useEffect(() => {
    const element = scroller.current;
    if (strip || !element) return;
    const measure = () => {
      const many = Math.max(1, Math.floor((element.clientWidth - 16) / frame.width));
      setGrid({ columns: many, width: Math.floor((element.clientWidth - 16) / many) });
      onColumns?.(many);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [strip, onColumns]);

  const row = Math.floor(current / perRow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame comes into view when it, or the layout, changes
  useEffect(() => {
    if (total > 0) virtual.scrollToIndex(row, { align: strip ? 'center' : 'auto' });
  }, [row, total > 0, perRow, strip && virtual.scrollRect?.width]);

  const shown = virtual.getVirtualItems();
  const first = (shown[0]?.index ?? 0) * perRow;
  const last = ((shown.at(-1)?.index ?? 0) + 1) * perRow - 1;
  useEffect(() => want(first, last), [want, first, last]);

  return (
    <div
      ref={scroller}
      className={`contact contact-${look}`}
      role="listbox"
      aria-label={strip ? 'Filmstrip' : 'Grid'}
      aria-orientation={strip ? 'horizontal' : 'vertical'}
      aria-multiselectable="true"
      aria-activedescendant={cardAt(list, current)?.id === open && open ? `${look}-${current}` : undefined}
      data-photos
      tabIndex={0}
    >
      <div
        className="contact-room"
        role="presentation"
        style={strip ? { width: virtual.getTotalSize() } : { height: virtual.getTotalSize() }}
      >
        {shown.flatMap(({ index: line, start }) =>
          Array.from({ length: Math.min(perRow, total - line * perRow) }, (_, column) => {
            const index = line * perRow + column;
            const card = cardAt(list, index);
            return (
              <Frame
                key={index}
                look={look}
                index={index}
                total={list.total}
                card={card}
                left={strip ? start : 8 + column * width}
                top={strip ? 0 : start}
                width={strip ? null : width - frameGap}
                isOpen={card !== undefined && card.id === open}
                isSelected={card !== undefined && selection.has(card.id)}
                onPick={onPick}
                onOpen={onOpen}
              />
            );
          }),
        )}
      </div>
    </div>
  );
}

interface FrameProps extends Pick<ContactProps, 'look' | 'onPick' | 'onOpen'> {
  readonly index: number;
  /** How many frames there are in all; null while that is not known. */
  readonly total: number | null;
  readonly card: Card | undefined;
  /** Where the frame stands in its room, in pixels. */
  readonly left: number;
  readonly top: number;
  /** In pixels; null where the style sheet says. */
  readonly width: number | null;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
}

/** Drawn again only when it changes itself: hundreds of frames stand still while one caption is typed. */
const Frame = memo(function Frame(props: FrameProps) {
  const { look, index, total, card, left, top, width, isOpen, isSelected, onPick, onOpen } = props;
  const badges = card ? badgesOf(card) : [];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard moves the active option from the listbox
    // biome-ignore lint/a11y/useFocusableInteractive: options are pointed at with aria-activedescendant
    <div
      id={`${look}-${index}`}
      className="frame"
      role="option"
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      aria-setsize={total ?? -1}
      aria-posinset={index + 1}
      style={{ transform: `translate(${left}px, ${top}px)`, ...(width === null ? {} : { width }) }}
      onClick={(event) => onPick(index, pickOf(event))}
      onDoubleClick={onOpen}
    >
      <Thumbnail card={card} />
      <span className="frame-line">
        {card ? <StatusMark status={card.status} /> : null}
        <span className="frame-name">{card?.fileName || (card ? 'no photo' : '')}</span>
        {badges.map(({ kind, text, words }) => (
          <span key={kind} className={`badge badge-${kind}`}>
            <span aria-hidden="true">{text}</span>
            <span className="unseen">{words}</span>
          </span>
        ))}
      </span>
      <span className="frame-words">{card?.caption || card?.headline}</span>
    </div>
  );
});

/**
 * The small picture, or a frame that says there is none. The camera's own stands in for a thumbnail that
 * is still to be made, and gives way to it.
 */
export function Thumbnail({ card }: { readonly card: Card | undefined }) {
  const [broken, setBroken] = useState('');
  const [sharp, setSharp] = useState('');
  if (!card?.photo) return <span className="thumbnail no-photo">{card ? 'no photo yet' : ''}</span>;
  if (broken === card.photo) return <span className="thumbnail no-photo">cannot be shown</span>;
  const { photo, width, height } = card;
  const plain = pictureAddress(photo, 'thumbnail');

  function sharpen(shown: HTMLImageElement) {
    const address = sharperThumbnail({ id: photo ?? '', width, height }, shown);
    if (!address || sharp === address) return;
    const picture = new Image();
    picture.src = address;
    // Where it cannot be made, the camera's own is what there is.
    picture.decode().then(
      () => setSharp(address),
      () => undefined,
    );
  }

  return (
    <img
      className="thumbnail"
      src={sharp.startsWith(plain) ? sharp : plain}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onLoad={(event) => sharpen(event.currentTarget)}
      onError={() => setBroken(photo)}
    />
  );
}

/** Errors, warnings, repeats and stars of a card, as short marks with their words. */
export function badgesOf(card: Card): { kind: string; text: string; words: string }[] {
  const some = (kind: string, many: number, text: string, words: string) =>
    many > 0 ? [{ kind, text, words }] : [];
  return [
    ...some('error', card.errors, String(card.errors), `, ${counted(card.errors, 'error')}`),
    ...some('warning', card.warnings, String(card.warnings), `, ${counted(card.warnings, 'warning')}`),
    ...some('repeat', card.duplicates, '≡', ', repeats another caption'),
    ...some('stars', card.rating, `${card.rating}★`, `, ${counted(card.rating, 'star')}`),
  ];
}
