/**
 * Repair of text that was encoded twice (“MÃ¼ller”): every change before and after, each with a tick,
 * over the selection or the whole batch; what is ticked is repaired as one undo. Offers only repairs that
 * are certain.
 */
import './RepairDialog.css';
import { useEffect, useMemo, useState } from 'react';
import { deskName } from '#core/caption/fields.ts';
import type { Undo } from '#core/contract.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Segmented } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import {
  captionsOfBatch,
  findRepairs,
  makeRepairs,
  type Repair,
} from '#renderer/screens/desk/metadata/metadata-calls.ts';

type RepairScope = 'selection' | 'batch';

export interface RepairDialogProps {
  readonly selection: readonly string[];
  /** The batch on the desk; null where it is the whole archive. */
  readonly batch: string | null;
  onDone(places: number, undos: readonly Undo[]): void;
  onClose(): void;
}

/** Changes listed at first and at each “more”. */
const listedAtOnce = 200;

export function RepairDialog({ selection, batch, onDone, onClose }: RepairDialogProps) {
  const [scope, setScope] = useState<RepairScope>(selection.length > 1 ? 'selection' : 'batch');
  const [found, setFound] = useState<readonly Repair[] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [listed, setListed] = useState(listedAtOnce);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each scope; the selection cannot change under a dialog
  useEffect(() => {
    let gone = false;
    setFound(null);
    setTrouble('');
    setLeft(new Set());
    setListed(listedAtOnce);
    const captions = scope === 'selection' ? Promise.resolve(selection) : captionsOfBatch(batch);
    captions.then(findRepairs).then(
      (answer) => !gone && setFound(answer),
      (error: Error) => !gone && setTrouble(error.message),
    );
    return () => {
      gone = true;
    };
  }, [scope]);

  const repairs = found ?? [];
  const chosen = repairs.filter((each) => !left.has(keyOf(each)));

  async function apply() {
    setBusy(true);
    setTrouble('');
    try {
      onDone(chosen.length, await makeRepairs(repairs, chosen));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  function tick(key: string, wanted: boolean) {
    const others = [...left].filter((each) => each !== key);
    setLeft(new Set(wanted ? others : [...others, key]));
  }

  return (
    <Dialog
      title="Repair double-encoded text"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={chosen.length === 0 || busy} onClick={apply}>
            {busy ? 'Repairing…' : `Repair ${counted(chosen.length, 'place')}`}
          </Button>
        </>
      }
    >
      <div className="dialog-content repair">
        <div className="repair-scope">
          <Segmented<RepairScope>
            label="Where to look"
            value={scope}
            options={[
              { value: 'selection', label: `Selection · ${counted(selection.length, 'photo')}` },
              { value: 'batch', label: batch === null ? 'Whole archive' : 'Whole batch' },
            ]}
            onChange={setScope}
          />
          <p className="repair-hint" role="status">
            {trouble || !found ? (trouble ? '' : 'Reading the captions…') : foundSentence(repairs.length)}
          </p>
        </div>
        {trouble ? <p role="alert">{trouble}</p> : null}
        {repairs.length > 0 ? (
          <>
            <label className="repair-all">
              <input
                type="checkbox"
                checked={left.size === 0}
                ref={(box) => {
                  if (box) box.indeterminate = left.size > 0 && chosen.length > 0;
                }}
                onChange={(event) => setLeft(new Set(event.target.checked ? [] : repairs.map(keyOf)))}
              />{' '}
              {shownNumber(chosen.length)} of {counted(repairs.length, 'place')} ticked
            </label>
            <ul className="repair-list" aria-label="Repairs">
              {repairs.slice(0, listed).map((each) => (
                <li key={keyOf(each)}>
                  <label>
                    <input
                      type="checkbox"
                      checked={!left.has(keyOf(each))}
                      onChange={(event) => tick(keyOf(each), event.target.checked)}
                    />
                    <span className="repair-where">
                      {each.fileName || 'No photo'} · {deskName(each.field)}
                    </span>
                    <BeforeAndAfter before={each.before} after={each.after} />
                  </label>
                </li>
              ))}
            </ul>
            {repairs.length > listed ? (
              <Button onClick={() => setListed(listed + listedAtOnce)}>
                Show {Math.min(listedAtOnce, repairs.length - listed)} more of{' '}
                {counted(repairs.length, 'place')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Both texts with the words that change marked. */
function BeforeAndAfter({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <>
      <span className="repair-before">
        <WordDiff parts={parts} side="left" />
      </span>
      <span className="repair-arrow" aria-hidden="true">
        →
      </span>
      <span className="unseen">becomes</span>
      <span className="repair-after">
        <WordDiff parts={parts} side="right" />
      </span>
    </>
  );
}

function keyOf({ caption, field }: Repair): string {
  return `${caption}:${field}`;
}

function foundSentence(found: number): string {
  if (found === 0) return 'No text here was encoded twice.';
  return `${counted(found, 'place')} to repair. Only what is certain is offered.`;
}
