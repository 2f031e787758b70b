/**
 * The outbox: what goes where, in which order, how far it is, and what each needs. In the place of the
 * desk; Escape goes back to it, and sending goes on.
 */
import './OutboxScreen.css';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser } from '#renderer/parts/Choice.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { focusIsLost } from '#renderer/screens/desk/focus.ts';
import { useKnownDestinations } from '#renderer/screens/destinations/use-known-destinations.ts';
import { CancelQuestion } from '#renderer/screens/outbox/CancelQuestion.tsx';
import { OutboxActs } from '#renderer/screens/outbox/OutboxActs.tsx';
import {
  countsSentence,
  runnerSentence,
  type Show,
  showCount,
  shownBytes,
  showStates,
  shows,
  showWords,
} from '#renderer/screens/outbox/outbox-words.ts';
import { SendDetail } from '#renderer/screens/outbox/SendDetail.tsx';
import { SendList } from '#renderer/screens/outbox/SendList.tsx';
import { useOutbox } from '#renderer/screens/outbox/use-outbox.ts';
import { useOutboxKeys } from '#renderer/screens/outbox/use-outbox-keys.ts';
import { useOutboxState } from '#renderer/screens/outbox/use-outbox-state.ts';
import { usePicked } from '#renderer/screens/outbox/use-picked.ts';
import { useSends } from '#renderer/screens/outbox/use-sends.ts';
import type { WordsChoiceHandle } from '#renderer/screens/outbox/WordsChoice.tsx';

interface OutboxScreenProps {
  /** Shows a caption on the desk. */
  onOpen(caption: string): void;
  onDestinations(): void;
  /** Back to the desk. */
  onDone(): void;
}

export function OutboxScreen({ onOpen, onDestinations, onDone }: OutboxScreenProps) {
  const state = useOutboxState();
  const destinations = useKnownDestinations();
  const [show, setShow] = useState<Show>('queue');
  const [destination, setDestination] = useState('');
  const sends = useSends({
    states: [...showStates[show]],
    ...(destination === '' ? {} : { destination }),
  });
  const picked = usePicked(sends);
  const outbox = useOutbox(sends, picked);
  const words = useRef<WordsChoiceHandle>(null);
  const screen = useRef<HTMLElement>(null);
  const total = sends.list.total ?? 0;
  const { active } = picked;
  const paused = state?.paused ?? false;
  const pausedBy = (id: string) =>
    paused
      ? 'everything is paused'
      : destinations?.some((each) => each.id === id && each.paused)
        ? 'its destination is paused'
        : '';
  const open = () => active && onOpen(active.caption);

  useOutboxKeys({
    picked,
    total,
    act: outbox.act,
    move: (by) => void outbox.move(by),
    choose: (which) => words.current?.choose(which),
    pauseAll: () => void outbox.pauseAll(!paused),
    open,
    leave: onDone,
  });

  // The list has the keys from the first; and again when what had them is gone.
  useEffect(() => {
    if (sends.list.total === null || !focusIsLost()) return;
    const list = screen.current?.querySelector<HTMLElement>('[data-sends]');
    (list ?? screen.current)?.focus({ preventScroll: true });
  });

  return (
    <main className="outbox" aria-label="Outbox" tabIndex={-1} ref={screen}>
      <header className="outbox-bar">
        <h1>Outbox</h1>
        <p className="outbox-counts" role="status">
          {state ? headWords(state) : 'Looking into the outbox…'}
        </p>
        <span className="outbox-rate">{state && state.rate > 0 ? `${shownBytes(state.rate)}/s` : ''}</span>
        <Button keys="Shift P" aria-pressed={paused} onClick={() => void outbox.pauseAll(!paused)}>
          {paused ? 'Let everything go on' : 'Pause everything'}
        </Button>
        <Button command="go.destinations" onClick={onDestinations}>
          Destinations…
        </Button>
      </header>
      {paused ? (
        <Notice tone="warning">Everything is paused: nothing leaves this desk until it goes on.</Notice>
      ) : null}
      {sends.trouble === '' ? null : (
        <Notice tone="error" actions={<Button onClick={sends.refresh}>Try again</Button>}>
          {sends.trouble}
        </Notice>
      )}
      <div className="outbox-tools">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one row of buttons in a toolbar */}
        <div className="segmented" role="group" aria-label="Which sends">
          {shows.map((each) => (
            <button key={each} type="button" aria-pressed={each === show} onClick={() => setShow(each)}>
              {showWords[each]}{' '}
              <span className="outbox-count">{state ? shownNumber(showCount(each, state.counts)) : ''}</span>
            </button>
          ))}
        </div>
        <Chooser
          label="Destination"
          value={destination}
          options={[
            { value: '', label: 'All destinations' },
            ...(destinations ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setDestination}
        />
        <span className="outbox-selected">
          {picked.selection.size > 1
            ? `${shownNumber(picked.selection.size)} of ${counted(total, 'send')} selected`
            : ''}
        </span>
      </div>
      <div className="outbox-panes">
        {sends.list.total === 0 ? (
          <EmptyList show={show} none={destinations?.length === 0} onDestinations={onDestinations} />
        ) : (
          <SendList
            sends={sends}
            picked={picked}
            pausedBy={pausedBy}
            placed={show === 'queue'}
            onOpen={open}
          />
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long receipt is scrolled with the keyboard */}
        <section className="detail" aria-label="The send in hand" tabIndex={0}>
          {active ? (
            <SendDetail send={active} words={words} onChoose={outbox.choose} onOpen={open} />
          ) : (
            <p className="detail-none">No send is selected.</p>
          )}
        </section>
      </div>
      <OutboxActs outbox={outbox} canMove={active !== null && show === 'queue'} onDone={onDone} />
      {outbox.asked ? <CancelQuestion asked={outbox.asked} onAnswer={outbox.answer} /> : null}
    </main>
  );
}

function headWords(state: NonNullable<ReturnType<typeof useOutboxState>>): string {
  const counts = countsSentence(state.counts);
  return [counts === '' ? 'Nothing is to go.' : counts, runnerSentence(state)]
    .filter((part) => part !== '')
    .join(' · ');
}

interface EmptyListProps {
  readonly show: Show;
  /** Whether there is no destination at all. */
  readonly none: boolean;
  onDestinations(): void;
}

const emptyWords: Readonly<Record<Show, string>> = {
  queue: 'Nothing is to go. Select photos on the desk and send them.',
  stopped: 'Nothing is stopped.',
  paused: 'Nothing is paused.',
  sent: 'Nothing was sent yet. What arrives stays here, with its receipt.',
  cancelled: 'Nothing was cancelled.',
};

function EmptyList({ show, none, onDestinations }: EmptyListProps) {
  return (
    <div className="outbox-empty">
      <p>
        {none && show === 'queue' ? 'There is no destination yet, so nothing can be sent.' : emptyWords[show]}
      </p>
      {none && show === 'queue' ? (
        <Button look="primary" onClick={onDestinations}>
          Add a destination
        </Button>
      ) : null}
    </div>
  );
}
