/**
 * The queue as a list of lines: place, state, picture, words, destination, and how far each is. Only the
 * lines in view exist. The list has the focus; its active line has the keys.
 */
import './SendList.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { Send } from '#core/outbox/records.ts';
import { useSteady } from '#renderer/parts/use-steady.ts';
import { pickOf } from '#renderer/screens/desk/Contact.tsx';
import {
  asSentence,
  isToGo,
  isUrgent,
  kindBadge,
  progressSentence,
  standing,
  stateMarks,
} from '#renderer/screens/outbox/outbox-words.ts';
import { sendAt } from '#renderer/screens/outbox/send-pages.ts';
import { useNow } from '#renderer/screens/outbox/use-now.ts';
import type { How, Picked } from '#renderer/screens/outbox/use-picked.ts';
import type { Sends } from '#renderer/screens/outbox/use-sends.ts';

interface SendListProps {
  readonly sends: Sends;
  readonly picked: Picked;
  /** What keeps sends to a destination from going by the editor's own will, '' for nothing. */
  pausedBy(destination: string): string;
  /** Whether the lines stand in the order of going. */
  readonly placed: boolean;
  onOpen(): void;
}

/** Two lines of words, in pixels. */
const rowHeight = 48;

export function SendList({ sends, picked, pausedBy, placed, onOpen }: SendListProps) {
  const { list, rates, want } = sends;
  const scroller = useRef<HTMLDivElement>(null);
  const total = list.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  const { index } = picked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line comes into view when it changes
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index]);

  const onPick = useSteady(picked.pick);
  const onOpenActive = useSteady(onOpen);
  const inView = shown.map((item) => sendAt(list, item.index));
  const now = useNow(inView.some((send) => send?.state === 'waiting' && send.nextTry !== ''));

  return (
    <div
      ref={scroller}
      className="send-list"
      role="listbox"
      aria-label="Sends"
      aria-multiselectable="true"
      aria-activedescendant={index >= 0 ? `send-${index}` : undefined}
      data-sends
      data-unplaced={placed ? undefined : ''}
      tabIndex={0}
    >
      <div className="send-room" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index: at, start }) => {
          const send = sendAt(list, at);
          return (
            <Line
              key={at}
              index={at}
              total={total}
              send={send}
              start={start}
              standing={send ? standing(send, now, pausedBy(send.destination)) : ''}
              rate={send ? (rates.get(send.id) ?? 0) : 0}
              placed={placed}
              active={at === index}
              selected={send !== undefined && picked.selection.has(send.id)}
              onPick={onPick}
              onOpen={onOpenActive}
            />
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly index: number;
  readonly total: number;
  readonly send: Send | undefined;
  /** How far below the top of the list the line stands, in pixels. */
  readonly start: number;
  readonly standing: string;
  readonly rate: number;
  readonly placed: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  onPick(index: number, how: How): void;
  onOpen(): void;
}

/** Drawn again only when it changes itself: a queue moves many times a second. */
const Line = memo(function Line(props: LineProps) {
  const { index, total, send, start, rate, placed, active, selected, onPick, onOpen } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard moves the active line from the list
    <div
      id={`send-${index}`}
      className={`send-line ${active ? 'send-active' : ''}`}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={total}
      tabIndex={-1}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onPick(index, pickOf(event))}
      onDoubleClick={onOpen}
    >
      <span className="send-place">{placed && send && isToGo(send.state) ? index + 1 : ''}</span>
      {send ? <Words send={send} standing={props.standing} rate={rate} /> : null}
    </div>
  );
});

function Words({ send, standing: words, rate }: { send: Send; standing: string; rate: number }) {
  const { state, problem, bytesSent, bytesTotal } = send;
  const badge = kindBadge(send.kind);
  const going = state === 'sending' || state === 'placing';
  const troubled = problem !== null && isToGo(state);
  return (
    <>
      <span className="send-state">
        <StateMark state={state} />
        <span className="send-soft">
          {going && bytesTotal > 0 ? progressSentence(bytesSent, bytesTotal, rate) : words}
        </span>
      </span>
      <span className="send-words">
        <span className="send-name">
          <b>{send.fileName || 'No photo'}</b>
          {badge ? <span className={`send-badge send-badge-${send.kind}`}>{badge}</span> : null}
          {isUrgent(send) ? <span className="send-badge send-badge-urgent">URGENT</span> : null}
          {send.edited && isToGo(state) ? (
            <span className="send-badge send-badge-edited">edited since it was queued</span>
          ) : null}
        </span>
        <span className={!troubled ? 'send-soft' : state === 'stopped' ? 'send-problem' : 'send-trying'}>
          {troubled ? asSentence(problem.message) : send.excerpt || 'No caption'}
        </span>
      </span>
      <span className="send-to">
        <span className="send-destination">{send.destinationName}</span>
        {going ? (
          <progress
            aria-hidden="true"
            max={Math.max(1, bytesTotal)}
            {...(bytesTotal > 0 ? { value: bytesSent } : {})}
          />
        ) : (
          <span className="send-soft">{send.version > 1 ? `version ${send.version}` : ''}</span>
        )}
      </span>
    </>
  );
}

/** A send's state as shape, colour and word. */
export function StateMark({ state }: { readonly state: Send['state'] }) {
  const { glyph, word } = stateMarks[state];
  return (
    <span className={`send-mark send-mark-${state}`}>
      <span className="send-glyph" aria-hidden="true">
        {glyph}
      </span>
      {word}
    </span>
  );
}
