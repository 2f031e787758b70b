/** What is asked before something is lost: changes that are not saved, and a destination with its secret. */
import { useEffect, useRef } from 'react';
import type { SecretState } from '#core/outbox/records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';

interface LeaveQuestionProps {
  /** The destination's name. */
  readonly name: string;
  onSave(): void;
  onLeave(): void;
  onClose(): void;
}

export function LeaveQuestion({ name, onSave, onLeave, onClose }: LeaveQuestionProps) {
  return (
    <Dialog
      title={`Save ${name}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onLeave}>Leave without saving</Button>
          <Button look="primary" onClick={onSave}>
            Save
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        <p>What was changed is not saved yet.</p>
      </div>
    </Dialog>
  );
}

interface RemoveQuestionProps {
  readonly name: string;
  readonly secret: SecretState;
  onAnswer(yes: boolean): void;
}

export function RemoveQuestion({ name, secret, onAnswer }: RemoveQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null);
  // The safe answer has the focus: Enter alone removes nothing.
  useEffect(() => keep.current?.focus(), []);
  const forgotten =
    secret === 'kept' || secret === 'locked' ? ' The secret of its login is forgotten with it.' : '';
  return (
    <Dialog
      title={`Remove ${name}?`}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onClick={() => onAnswer(true)}>Remove it</Button>
          <Button look="primary" ref={keep} onClick={() => onAnswer(false)}>
            Keep it
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        <p>Nothing can be sent there any more; what was sent stays in the history.{forgotten}</p>
      </div>
    </Dialog>
  );
}
