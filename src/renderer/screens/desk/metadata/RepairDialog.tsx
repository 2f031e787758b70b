/**
 * Repair of text that was encoded twice (“MÃ¼ller”): every change before and after, with its sources and
 * language, each with a tick, over the selection or the whole batch; what is ticked is repaired as one
 * undo. Offers only repairs that are certain, and lists what is damaged beyond that.
 */
import './RepairDialog.css';
import { useEffect, useState } from 'react';
import type { Undo } from '#core/contract.ts';
import type { RepairsFound } from '#core/repair-records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Segmented } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { captionsOfBatch, findRepairs, makeRepairs } from '#renderer/screens/desk/metadata/metadata-calls.ts';
import {
  DamagedTexts,
  FileRepairs,
  repairKey,
  TickedRepairs,
} from '#renderer/screens/desk/metadata/RepairLists.tsx';
import { foundSentence, isOnDesk } from '#renderer/screens/desk/metadata/repair-words.ts';
import { FailureList } from '#renderer/screens/import/Failures.tsx';

type RepairScope = 'selection' | 'batch';

export interface RepairDialogProps {
  readonly selection: readonly string[];
  /** The batch on the desk; null where it is the whole archive. */
  readonly batch: string | null;
  onDone(places: number, undos: readonly Undo[]): void;
  onClose(): void;
}

export function RepairDialog({ selection, batch, onDone, onClose }: RepairDialogProps) {
  const [scope, setScope] = useState<RepairScope>(selection.length > 1 ? 'selection' : 'batch');
  const [found, setFound] = useState<RepairsFound | null>(null);
  const [looked, setLooked] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each scope; the selection cannot change under a dialog
  useEffect(() => {
    let gone = false;
    setFound(null);
    setTrouble('');
    setLeft(new Set());
    setLooked(0);
    const captions = scope === 'selection' ? Promise.resolve(selection) : captionsOfBatch(batch);
    const tell = (count: number) => !gone && setLooked(count);
    captions
      .then((ids) => findRepairs(ids, tell, () => gone))
      .then(
        (answer) => !gone && setFound(answer),
        (error: Error) => !gone && setTrouble(error.message),
      );
    return () => {
      gone = true;
    };
  }, [scope]);

  const repairs = found?.repairs.filter(isOnDesk) ?? [];
  const chosen = repairs.filter((each) => !left.has(repairKey(each)));

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
            {trouble ? '' : found ? foundSentence(found) : readingSentence(looked)}
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
                onChange={(event) => setLeft(new Set(event.target.checked ? [] : repairs.map(repairKey)))}
              />{' '}
              {shownNumber(chosen.length)} of {counted(repairs.length, 'place')} ticked
            </label>
            <TickedRepairs repairs={repairs} left={left} onTick={tick} />
          </>
        ) : null}
        {found ? (
          <>
            <FileRepairs repairs={found.repairs.filter((each) => !isOnDesk(each))} />
            <DamagedTexts damaged={found.damaged} />
            {found.failures.length > 0 ? <FailureList failures={found.failures} /> : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function readingSentence(looked: number): string {
  return looked === 0 ? 'Reading the captions…' : `Reading the captions… ${shownNumber(looked)} so far`;
}
