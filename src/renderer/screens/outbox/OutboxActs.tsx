/** The foot of the outbox: what was just done, and every act on the selected sends with its key. */
import { Button } from '#renderer/parts/Button.tsx';
import type { OutboxDoings } from '#renderer/screens/outbox/use-outbox.ts';

interface OutboxActsProps {
  readonly outbox: OutboxDoings;
  /** Whether the list stands in the order of going. */
  readonly canMove: boolean;
  onDone(): void;
}

const acts = [
  { act: 'pause', label: 'Pause', keys: 'P' },
  { act: 'resume', label: 'Resume', keys: 'R' },
  { act: 'retry', label: 'Try now', keys: 'T' },
  { act: 'cancel', label: 'Cancel', keys: 'Del' },
  { act: 'first', label: 'First', keys: 'F' },
  { act: 'last', label: 'Last', keys: 'L' },
] as const;

export function OutboxActs({ outbox, canMove, onDone }: OutboxActsProps) {
  const { said } = outbox;
  return (
    <footer className="outbox-foot">
      <p className={said.trouble ? 'outbox-said outbox-said-trouble' : 'outbox-said'} role="status">
        {said.trouble ? <span aria-hidden="true">▲ </span> : null}
        {said.text}
      </p>
      <fieldset className="outbox-acts" aria-label="Acts on the selected sends">
        {acts.map(({ act, label, keys }) => (
          <Button key={act} keys={keys} disabled={!outbox.can(act)} onClick={() => outbox.act(act)}>
            {label}
          </Button>
        ))}
        <Button keys="Alt ↑" disabled={!canMove || !outbox.can('first')} onClick={() => void outbox.move(-1)}>
          Up
        </Button>
        <Button keys="Alt ↓" disabled={!canMove || !outbox.can('last')} onClick={() => void outbox.move(1)}>
          Down
        </Button>
      </fieldset>
      <Button keys="Esc" onClick={onDone}>
        Back
        <span className="unseen"> to the desk</span>
      </Button>
    </footer>
  );
}
