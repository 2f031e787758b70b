/**
 * Writing captions into the photos: beside them in sidecars, or into the originals once the desk has
 * turned that on. Says what each photo got: what IIM had to cut, which originals carry content credentials
 * and were therefore left alone, and what failed. Never touches an original on its own account.
 */
import './WriteDialog.css';
import { useEffect, useId, useRef, useState } from 'react';
import { newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Segmented } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { focusIsLost } from '#renderer/screens/desk/focus.ts';
import { writeCaptions } from '#renderer/screens/desk/metadata/metadata-calls.ts';
import {
  afterSidecars,
  cutsOf,
  type FailedWrite,
  failedApart,
  type NotWritten,
  progressSentence,
  type WriteResult,
  type WriteTo,
  writtenSentence,
} from '#renderer/screens/desk/metadata/write-words.ts';
import { failureLine } from '#renderer/screens/import/import-words.ts';

export interface WriteDialogProps {
  readonly captions: readonly string[];
  onOpen(caption: string): void;
  onClose(): void;
}

/** The desk's settings that concern files. */
interface Settings {
  readonly writeOriginals: boolean;
  readonly keepModificationTime: boolean;
}

export function WriteDialog({ captions, onOpen, onClose }: WriteDialogProps) {
  const [to, setTo] = useState<WriteTo>('sidecar');
  const [result, setResult] = useState<{ readonly of: WriteResult; readonly to: WriteTo } | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [progress, setProgress] = useState({ done: 0, total: 0, milliseconds: 0 });
  const [settings, setSettings] = useState<Settings>({ writeOriginals: false, keepModificationTime: true });
  const { writeOriginals, keepModificationTime } = settings;
  const stopping = useRef(new AbortController());
  const content = useRef<HTMLDivElement>(null);
  const id = useId();
  const allowed = to === 'sidecar' || writeOriginals;

  useEffect(() => {
    newsroom['archive.status']({}).then((answer) => {
      if (!answer.ok) return setTrouble(answer.problem.message);
      const { writeOriginals: write, keepModificationTime: keep } = answer.value.settings;
      setSettings({ writeOriginals: write === true, keepModificationTime: keep !== false });
    });
    // Whoever closes the dialog ends the write after the photos in hand.
    return () => stopping.current.abort();
  }, []);

  // What was pressed is off or gone while files are written: the focus goes to how far it is, then to
  // what came of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the beginning and the end of a write are what moves it
  useEffect(() => {
    if (!focusIsLost()) return;
    const told = content.current?.querySelector<HTMLElement>('[tabindex="-1"]');
    const again = content.current?.closest('dialog')?.querySelector<HTMLElement>('.button-primary:enabled');
    (told ?? again)?.focus();
  }, [busy]);

  async function set(key: keyof Settings, value: boolean) {
    const answer = await newsroom['archive.set']({ key, value });
    if (answer.ok) setSettings((before) => ({ ...before, [key]: value }));
    setTrouble(answer.ok ? '' : answer.problem.message);
  }

  /** @param after the write that these photos were left over by */
  async function run(of: readonly string[], where: WriteTo, after?: WriteResult) {
    stopping.current = new AbortController();
    setBusy(true);
    setTrouble('');
    setProgress({ done: 0, total: of.length, milliseconds: 0 });
    const begun = performance.now();
    try {
      const tell = (done: number) =>
        setProgress({ done, total: of.length, milliseconds: performance.now() - begun });
      const done = await writeCaptions(of, where, tell, stopping.current.signal);
      setResult({ of: after ? afterSidecars(after, done) : done, to: where });
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }

  return (
    <Dialog
      title={`Write captions into ${counted(captions.length, 'photo')}`}
      onClose={onClose}
      actions={
        <>
          {busy ? (
            <Button key="stop" onClick={() => stopping.current.abort()}>
              Stop
            </Button>
          ) : (
            <Button onClick={onClose}>{result ? 'Close' : 'Cancel'}</Button>
          )}
          <Button
            look="primary"
            disabled={busy || !allowed || captions.length === 0}
            onClick={() => run(captions, to)}
          >
            {to === 'sidecar' ? 'Write sidecars' : 'Write into the originals'}
          </Button>
        </>
      }
    >
      <div ref={content} className="dialog-content write">
        <fieldset className="write-choices" disabled={busy}>
          <legend className="unseen">What is written</legend>
          <Segmented<WriteTo>
            label="Where the captions go"
            value={to}
            options={[
              { value: 'sidecar', label: 'Sidecars' },
              { value: 'original', label: 'Originals' },
            ]}
            onChange={(next) => {
              setTo(next);
              setResult(null);
            }}
          />
          <p className="write-hint">
            {to === 'sidecar'
              ? 'An .xmp file beside each photo gets the caption. The photo itself is not touched.'
              : 'IIM, XMP and EXIF inside each photo get the same caption. Pixels, previews, profiles and maker notes stay byte for byte; each file is read back before it takes the place of the old one.'}
          </p>
          {to === 'original' ? (
            <div className={writeOriginals ? 'write-switches' : 'write-switches write-off'}>
              <label>
                <input
                  type="checkbox"
                  checked={writeOriginals}
                  aria-describedby={`${id}-warning`}
                  onChange={(event) => set('writeOriginals', event.target.checked)}
                />{' '}
                This desk may write into original photos
              </label>
              <p id={`${id}-warning`} className="write-warning">
                <span aria-hidden="true">▲</span> The only copy of a photo is changed, and undo does not bring
                the old file back. Have a backup. Off, Cutline writes sidecars and exported copies only.
              </p>
              <label>
                <input
                  type="checkbox"
                  checked={keepModificationTime}
                  disabled={!writeOriginals}
                  onChange={(event) => set('keepModificationTime', event.target.checked)}
                />{' '}
                Keep each file’s date of modification
              </label>
            </div>
          ) : null}
        </fieldset>
        {busy ? <Running {...progress} /> : null}
        {trouble ? <p role="alert">{trouble}</p> : null}
        {result && !busy ? (
          <Outcome
            {...result}
            onSidecars={(refused) => run(refused, 'sidecar', result.of)}
            onOpen={(caption) => {
              onClose();
              onOpen(caption);
            }}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

interface RunningProps {
  readonly done: number;
  readonly total: number;
  readonly milliseconds: number;
}

function Running({ done, total, milliseconds }: RunningProps) {
  return (
    <div className="write-running" tabIndex={-1}>
      <progress aria-label="Photos written" max={total} value={done} />
      <span role="status">{progressSentence(done, total, milliseconds)}</span>
    </div>
  );
}

interface OutcomeProps {
  readonly of: WriteResult;
  readonly to: WriteTo;
  onSidecars(captions: readonly string[]): void;
  onOpen(caption: string): void;
}

/** Lines listed of each sort; the sentence always gives the number in full. */
const mostListed = 200;

function Outcome({ of, to, onSidecars, onOpen }: OutcomeProps) {
  const cuts = cutsOf(of.written);
  const { sidecars, others } = failedApart(of.failures);
  return (
    <section className="write-outcome" aria-label="Result">
      {/* Takes the focus once the files are written; a screen reader reads it then. */}
      <h3 tabIndex={-1}>{writtenSentence(of, to)}</h3>
      {of.credentials.length > 0 ? (
        <div className="write-part">
          <h4>Content credentials</h4>
          <p className="write-hint">
            Writing into these would make their content credentials (C2PA) invalid: a receiver could no longer
            prove where they come from. A sidecar leaves them whole.
          </p>
          <Photos of={of.credentials.map((each) => ({ ...each, reason: '' }))} onOpen={onOpen} />
          <Button look="fix" onClick={() => onSidecars(of.credentials.map(({ caption }) => caption))}>
            Write {of.credentials.length === 1 ? 'a sidecar' : `${of.credentials.length} sidecars`} instead
          </Button>
        </div>
      ) : null}
      {sidecars.length > 0 ? (
        <div className="write-part">
          <h4>Cannot take the caption</h4>
          <Failures of={sidecars} />
          <Button look="fix" onClick={() => onSidecars(sidecars.map(({ caption }) => caption))}>
            {sidecars.length === 1
              ? 'Write a sidecar for this one instead'
              : `Write sidecars for these ${shownNumber(sidecars.length)} instead`}
          </Button>
        </div>
      ) : null}
      {others.length > 0 ? (
        <div className="write-part">
          <h4>Not written</h4>
          <Failures of={others} />
        </div>
      ) : null}
      {cuts.length > 0 ? (
        <div className="write-part">
          <h4>Cut in IIM, whole in XMP</h4>
          <Photos
            of={cuts.map(({ caption, fileName, told }) => ({ caption, fileName, reason: told.join(' ') }))}
            onOpen={onOpen}
          />
        </div>
      ) : null}
    </section>
  );
}

function Failures({ of }: { readonly of: readonly FailedWrite[] }) {
  return (
    <ul>
      {of.slice(0, mostListed).map(({ path, reason }) => {
        const line = failureLine({ path, reason });
        return (
          <li key={path} title={path}>
            <strong>{line.fileName}</strong> {line.reason}
          </li>
        );
      })}
      {of.length > mostListed ? <li>and {shownNumber(of.length - mostListed)} more</li> : null}
    </ul>
  );
}

function Photos({ of, onOpen }: { readonly of: readonly NotWritten[]; onOpen(caption: string): void }) {
  return (
    <ul>
      {of.slice(0, mostListed).map(({ caption, fileName, reason }) => (
        <li key={caption}>
          <button type="button" onClick={() => onOpen(caption)}>
            {fileName}
          </button>{' '}
          {reason}
        </li>
      ))}
      {of.length > mostListed ? <li>and {shownNumber(of.length - mostListed)} more</li> : null}
    </ul>
  );
}
