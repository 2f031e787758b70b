/** Find and replace in the selection: shows every change before any is made; all of them are one undo. */
import './ReplaceDialog.css';
import { useEffect, useState } from 'react';
import { deskName, type FieldId, fields } from '#core/caption/fields.ts';
import type { CallOutput, Undo } from '#core/contract.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';

interface ReplaceDialogProps {
  readonly captions: readonly string[];
  onDone(changes: number, undo: Undo | undefined): void;
  onClose(): void;
}

type Changes = CallOutput<'captions.replace'>;

/** Changes listed in the preview; their number is always given in full. */
const mostShown = 200;

const everywhere = 'all';

export function ReplaceDialog({ captions, onDone, onClose }: ReplaceDialogProps) {
  const [find, setFind] = useState('');
  const [replace, setReplace] = useState('');
  const [matchCase, setMatchCase] = useState(true);
  const [where, setWhere] = useState<FieldId | typeof everywhere>('caption');
  const [changes, setChanges] = useState<Changes>([]);
  const [trouble, setTrouble] = useState('');

  const input = {
    captions: [...captions],
    fields: where === everywhere ? fields.map(({ id }) => id) : [where],
    find,
    replace,
    matchCase,
  };
  const asked = JSON.stringify(input);

  useEffect(() => {
    let left = false;
    const about: typeof input = JSON.parse(asked);
    if (about.find === '') {
      setChanges([]);
      setTrouble('');
      return;
    }
    newsroom['captions.replace']({ ...about, apply: false }).then((answer) => {
      if (left) return;
      setChanges(answer.ok ? answer.value : []);
      setTrouble(answer.ok ? '' : answer.problem.message);
    });
    return () => {
      left = true;
    };
  }, [asked]);

  async function apply() {
    const answer = await newsroom['captions.replace']({ ...input, apply: true });
    if (answer.ok) onDone(answer.value.length, answer.undo);
    else setTrouble(answer.problem.message);
  }

  const many = shownNumber(changes.length);
  return (
    <Dialog
      title={`Find and replace in ${captions.length === 1 ? 'this caption' : `${shownNumber(captions.length)} captions`}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={changes.length === 0} onClick={apply}>
            Replace in {many} {changes.length === 1 ? 'place' : 'places'}
          </Button>
        </>
      }
    >
      <div className="dialog-content replace">
        <label>
          Find
          <input className="field-input" value={find} onChange={(event) => setFind(event.target.value)} />
        </label>
        <label>
          Replace with
          <input
            className="field-input"
            value={replace}
            onChange={(event) => setReplace(event.target.value)}
          />
        </label>
        <div className="replace-options">
          <label>
            <input
              type="checkbox"
              checked={matchCase}
              onChange={(event) => setMatchCase(event.target.checked)}
            />{' '}
            Match capitals
          </label>
          <Chooser<FieldId | typeof everywhere>
            label="Field"
            value={where}
            options={[
              { value: 'caption', label: 'In the caption' },
              { value: everywhere, label: 'In every field' },
              ...fields
                .filter(({ id }) => id !== 'caption')
                .map(({ id }) => ({ value: id, label: `In ${deskName(id)}` })),
            ]}
            onChange={setWhere}
          />
        </div>
        {trouble ? <p role="alert">{trouble}</p> : null}
        <ul className="replace-changes" aria-label="Changes">
          {changes.slice(0, mostShown).map(({ caption, field, fileName, before, after }) => (
            <li key={`${caption}:${field}`}>
              <span>
                {fileName || 'No photo'} · {deskName(field)}
              </span>
              <WordDiff parts={diffWords(before, after)} />
            </li>
          ))}
        </ul>
        {find !== '' && changes.length === 0 && trouble === '' ? (
          <p>No caption here has these words.</p>
        ) : null}
      </div>
    </Dialog>
  );
}
