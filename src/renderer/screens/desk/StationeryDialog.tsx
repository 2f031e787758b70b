/** The stationery: values a desk puts on many photos at once. Only fields that are filled in are applied. */
import './StationeryDialog.css';
import { useEffect, useState } from 'react';
import { emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { fields } from '#core/caption/fields.ts';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { FieldControl } from '#renderer/screens/desk/FieldControl.tsx';

interface StationeryDialogProps {
  readonly selected: number;
  onApply(): void;
  onClose(): void;
}

export function StationeryDialog({ selected, onApply, onClose }: StationeryDialogProps) {
  const [changes, setChanges] = useState<FieldChanges | null>(null);
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    newsroom['stationery.show']({}).then((answer) => {
      if (answer.ok) setChanges(answer.value);
      else setTrouble(answer.problem.message);
    });
  }, []);

  async function save(): Promise<boolean> {
    const filled = Object.entries(changes ?? {}).filter(
      ([, value]) => value !== undefined && value.length > 0,
    );
    const answer = await newsroom['stationery.save']({ changes: Object.fromEntries(filled) });
    if (!answer.ok) setTrouble(answer.problem.message);
    return answer.ok;
  }

  return (
    <Dialog
      title="Stationery"
      onClose={onClose}
      actions={
        <>
          <Button disabled={changes === null} onClick={async () => (await save()) && onClose()}>
            Keep
          </Button>
          <Button
            look="primary"
            disabled={selected === 0 || changes === null}
            onClick={async () => {
              if (!(await save())) return;
              onClose();
              onApply();
            }}
          >
            Apply to {shownNumber(selected)} {selected === 1 ? 'caption' : 'captions'}
          </Button>
        </>
      }
    >
      <div className="dialog-content stationery">
        <p className="stationery-hint">
          What is filled in here goes on every photo the stationery is applied to; empty fields leave the
          photo’s own as they are.
        </p>
        {trouble ? <p role="alert">{trouble}</p> : null}
        {changes || trouble ? null : <p role="status">Reading the stationery…</p>}
        {changes
          ? fields.map(({ id }) => (
              <FieldControl
                key={id}
                field={id}
                value={changes[id] ?? emptyCaption[id]}
                trouble={[]}
                scope="stationery"
                onChange={(value) => setChanges((before) => ({ ...before, [id]: value }))}
                onLeave={() => {}}
              />
            ))
          : null}
      </div>
    </Dialog>
  );
}
