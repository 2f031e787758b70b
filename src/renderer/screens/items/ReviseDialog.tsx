/**
 * A correction, an update or a kill of what was sent: why, which words change, what people are told
 * and what each receiver gets, before one button sends it to exactly those who got an earlier version.
 * Sends nothing before that button; a kill asks for its word first.
 */
import './ReviseDialog.css';
import { useEffect, useId, useRef, useState } from 'react';
import type { CaptionFields } from '#core/caption/caption.ts';
import type { RevisionKind } from '#core/wire/revision-note.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Segmented } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import {
  confirmLabel,
  killWord,
  kindHints,
  lostSentence,
  revisedSentence,
  revisionKinds,
  type SentItem,
} from '#renderer/screens/items/item-words.ts';
import { RevisionSight } from '#renderer/screens/items/RevisionSight.tsx';
import { type Revised, type RevisionState, useRevision } from '#renderer/screens/items/use-revision.ts';

interface ReviseDialogProps {
  readonly caption: string;
  /** What the picture is called: its file name, or its title. */
  readonly name: string;
  readonly item: SentItem;
  /** The caption as it stands on the disk. */
  readonly fields: CaptionFields;
  /** Errors that stand against it: sending it all the same needs a reason. */
  readonly errors: number;
  readonly house: string;
  readonly kind: RevisionKind;
  /** Goes back to the caption's words. */
  onEdit(): void;
  /** Told once it is on its way and nothing is left to do. */
  onDone(sentence: string): void;
  onClose(): void;
}

export function ReviseDialog(props: ReviseDialogProps) {
  const { caption, name, item, fields, house, onDone, onClose } = props;
  const state = useRevision(caption, house, props.kind);
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState<Revised | null>(null);
  const { kind, proposal } = state;
  const sure = kind !== 'kill' || typed.trim().toUpperCase() === killWord;

  async function send() {
    // Not off meanwhile: what is off loses the focus, and a refusal is read beside it.
    if (state.busy) return;
    const revised = await state.revise();
    if (!revised) return;
    if (revised.lost.length > 0) return setDone(revised);
    onDone(revisedSentence(kind, revised.version, revised.sends.length));
  }

  if (done) return <ToTell kind={kind} done={done} onClose={onClose} />;
  return (
    <Dialog
      title={`Revise ${name || 'the caption'}`}
      onClose={onClose}
      actions={
        <>
          <span className="revise-said" role="alert">
            {state.trouble}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!state.ready || !sure} onClick={send}>
            {confirmLabel(kind, proposal?.destinations.length ?? 0)}
          </Button>
        </>
      }
    >
      <div className="dialog-content revise">
        <div className="revise-words">
          <div className="revise-field">
            <Segmented<RevisionKind>
              label="What it is"
              value={kind}
              options={revisionKinds}
              onChange={state.chooseKind}
            />
            <p className="revise-hint">{kindHints[kind]}</p>
          </div>
          <Reason state={state} />
          <Note state={state} />
          <Problems state={state} errors={props.errors} onEdit={props.onEdit} />
          {kind === 'kill' ? <KillWord typed={typed} onTyped={setTyped} /> : null}
        </div>
        <RevisionSight kind={kind} proposal={proposal} item={item} fields={fields} />
      </div>
    </Dialog>
  );
}

function Reason({ state }: { readonly state: RevisionState }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // The kind was chosen on the way here: the reason is what is missing.
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="revise-field">
      <label htmlFor={id}>{state.kind === 'update' ? 'What is new' : 'What is wrong'}</label>
      <textarea
        ref={field}
        id={id}
        className="field-input"
        rows={2}
        maxLength={500}
        required
        value={state.reason}
        onChange={(event) => state.setReason(event.target.value)}
      />
      <p className="revise-hint">
        {state.kind === 'correction' ? 'Say what was wrong and what is right. ' : ''}It stands in the note,
        and in the caption’s history with your name.
      </p>
    </div>
  );
}

function Note({ state }: { readonly state: RevisionState }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);

  function takeHouseWords() {
    state.forgetNote();
    // The button goes with the editor's own words.
    field.current?.focus();
  }

  return (
    <div className="revise-field">
      <div className="revise-label">
        <label htmlFor={id}>Note for the receivers’ people</label>
        {state.ownNote ? (
          <Button look="quiet" onClick={takeHouseWords}>
            The house’s words again
          </Button>
        ) : null}
      </div>
      <textarea
        ref={field}
        id={id}
        className="field-input"
        rows={4}
        maxLength={2_000}
        value={state.note}
        onChange={(event) => state.setNote(event.target.value)}
      />
    </div>
  );
}

interface ProblemsProps {
  readonly state: RevisionState;
  readonly errors: number;
  onEdit(): void;
}

/** Why it cannot go as it is, and what can be done about it. */
function Problems({ state, errors, onEdit }: ProblemsProps) {
  const { problems, kind, override } = state;
  const id = useId();
  const overridable = kind !== 'kill' && errors > 0;
  return (
    <>
      <div role="status">
        {problems.length > 0 ? (
          <ul className="revise-problems" aria-label="Why it cannot go yet">
            {problems.map((problem) => (
              <li key={problem}>
                <span aria-hidden="true">▲</span> {problem}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {problems.length > 0 && kind !== 'kill' ? (
        <Button className="revise-edit" onClick={onEdit}>
          Edit the caption
        </Button>
      ) : null}
      {overridable ? (
        <div className="revise-field">
          <label htmlFor={id}>Reason for sending it with its errors</label>
          <input
            id={id}
            className="field-input"
            maxLength={500}
            value={override}
            onChange={(event) => state.setOverride(event.target.value)}
          />
        </div>
      ) : null}
    </>
  );
}

function KillWord({ typed, onTyped }: { readonly typed: string; onTyped(typed: string): void }) {
  const id = useId();
  return (
    <div className="revise-field revise-kill">
      <p>
        <span aria-hidden="true">✕</span> A kill cannot be taken back. What still waits for others is
        cancelled.
      </p>
      <label htmlFor={id}>Type {killWord} to be sure</label>
      <input
        id={id}
        className="field-input"
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        value={typed}
        onChange={(event) => onTyped(event.target.value)}
      />
    </div>
  );
}

interface ToTellProps {
  readonly kind: RevisionKind;
  readonly done: Revised;
  onClose(): void;
}

/** Stays until it is closed: nobody but the editor can reach those who were removed. */
function ToTell({ kind, done, onClose }: ToTellProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Dialog
      title="On its way, and still to tell"
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="dialog-content revise-done">
        <h3 ref={heading} tabIndex={-1}>
          {revisedSentence(kind, done.version, done.sends.length)}
        </h3>
        <p className="revise-lost">
          <span aria-hidden="true">▲</span> {lostSentence(done.lost)}
        </p>
      </div>
    </Dialog>
  );
}
