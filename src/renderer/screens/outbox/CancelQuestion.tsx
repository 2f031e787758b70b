/** Asked before a correction or a kill is cancelled: whoever has the picture would then not be told. */
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted } from '#renderer/parts/numbers.ts';
import type { Asked } from '#renderer/screens/outbox/use-outbox.ts';

interface CancelQuestionProps {
  readonly asked: Asked;
  onAnswer(yes: boolean): void;
}

/** Sends named before the rest is counted. */
const mostNamed = 8;

export function CancelQuestion({ asked, onAnswer }: CancelQuestionProps) {
  const { sends, revisions } = asked;
  const keep = useRef<HTMLButtonElement>(null);
  // The safe answer has the focus: Enter alone cancels nothing.
  useEffect(() => keep.current?.focus(), []);
  const what =
    revisions.length === 0
      ? `${counted(sends.length, 'send')}, maybe with corrections and kills`
      : revisions.length === 1
        ? `a ${revisions[0]?.kind ?? 'correction'}`
        : `${revisions.length} corrections and kills`;
  return (
    <Dialog
      title={`Cancel ${what}?`}
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button onClick={() => onAnswer(true)}>
            {sends.length === 1 ? 'Cancel this send' : `Cancel ${counted(sends.length, 'send')}`}
          </Button>
          <Button look="primary" ref={keep} onClick={() => onAnswer(false)}>
            {sends.length === 1 ? 'Keep it' : 'Keep them'}
          </Button>
        </>
      }
    >
      <div className="dialog-content outbox-question">
        <p>Who got the picture before keeps it as it was, and is not told.</p>
        <ul>
          {revisions.slice(0, mostNamed).map(({ id, kind, fileName, destinationName }) => (
            <li key={id}>
              <b>{kind.toUpperCase()}</b> {fileName || 'No photo'} for {destinationName}
            </li>
          ))}
        </ul>
        {revisions.length > mostNamed ? <p>and {revisions.length - mostNamed} more</p> : null}
      </div>
    </Dialog>
  );
}
