/** The outbox in the top bar: what is to go, what stopped, whether all is paused. A click goes to the outbox. */
import './OutboxMark.css';
import { barSentence } from '#renderer/screens/outbox/outbox-words.ts';
import { useOutboxState } from '#renderer/screens/outbox/use-outbox-state.ts';

interface OutboxMarkProps {
  readonly keys: string | undefined;
  /** Whether the outbox is on show. */
  readonly current: boolean;
  onGo(): void;
}

export function OutboxMark({ keys, current, onGo }: OutboxMarkProps) {
  const state = useOutboxState();
  if (!state) return null;
  const { counts, paused } = state;
  const tone = counts.stopped > 0 ? 'trouble' : paused ? 'paused' : counts.sending > 0 ? 'busy' : 'calm';
  const words = barSentence(state);
  return (
    <>
      <button
        type="button"
        className={`outbox-mark outbox-mark-${tone}`}
        data-command="go.outbox"
        aria-current={current ? 'page' : undefined}
        title={keys === undefined ? undefined : `Go to the outbox (${keys})`}
        onClick={onGo}
      >
        <span aria-hidden="true">{glyphs[tone]}</span>{' '}
        {words.startsWith('Outbox') ? null : <span className="unseen">Outbox: </span>}
        <span className="outbox-mark-words">{words}</span>
      </button>
      {/* Said on every screen, where nobody looks at the bar: that something waits for a person. */}
      <span className="unseen" aria-live="polite">
        {counts.stopped > 0 ? `Outbox: ${counts.stopped} stopped` : ''}
      </span>
    </>
  );
}

const glyphs = { trouble: '▲', paused: '‖', busy: '▶', calm: '↑' } as const;
