/**
 * Sending the selection: where to, what stands in the way, and what the first caption would be over there.
 * Queues only what the editor was told about; a flawed or killed caption never goes without a reason.
 */
import './SendDialog.css';
import { useEffect, useId, useRef } from 'react';
import type { KnownDestination } from '#core/outbox/contract.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { SendRefusals } from '#renderer/screens/outbox/SendRefusals.tsx';
import { SendSight } from '#renderer/screens/outbox/SendSight.tsx';
import { missingWords, queuedSentence, sendLabel, wayWords } from '#renderer/screens/outbox/send-words.ts';
import { type SendState, useSend } from '#renderer/screens/outbox/use-send.ts';

interface SendDialogProps {
  readonly captions: readonly string[];
  /** Shows a caption on the desk; the dialog is closed first. */
  onOpen(caption: string): void;
  onGo(view: 'outbox' | 'destinations'): void;
  onClose(): void;
}

export function SendDialog({ captions, onOpen, onGo, onClose }: SendDialogProps) {
  const state = useSend(captions);
  const { destinations, chosen, focused, outcome, going, known, busy } = state;
  const result = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (outcome) result.current?.focus();
  }, [outcome]);

  if (captions.length === 0) {
    return (
      <Dialog title="Send" onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
        <p className="dialog-content">No caption is selected. Select photos on the desk, then send them.</p>
      </Dialog>
    );
  }
  if (destinations?.length === 0) {
    return (
      <Dialog
        title={`Send ${counted(captions.length, 'caption')}`}
        onClose={onClose}
        actions={<Button onClick={onClose}>Cancel</Button>}
      >
        <div className="dialog-content send-none">
          <p>There is no destination yet. A destination says where captions go, and in which form.</p>
          <Button look="primary" command="go.destinations" onClick={() => onGo('destinations')}>
            Add a destination
          </Button>
        </div>
      </Dialog>
    );
  }

  const first = state.captions[0];
  const looked = destinations?.find(({ id }) => id === focused);
  return (
    <Dialog
      title={`Send ${counted(state.captions.length, 'caption')}`}
      onClose={onClose}
      actions={
        outcome ? (
          <>
            {outcome.refused.length > 0 ? (
              <Button onClick={state.again}>Look at the refused again</Button>
            ) : null}
            <Button onClick={onClose}>Close</Button>
            <Button look="primary" command="go.outbox" onClick={() => onGo('outbox')}>
              Go to the outbox
            </Button>
          </>
        ) : (
          <>
            <span className="send-said" role="status">
              {state.trouble || saidWords(state)}
            </span>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" disabled={!known || going === 0 || busy} onClick={() => void state.send()}>
              {sendLabel(going, state.captions.length, chosen.length)}
            </Button>
          </>
        )
      }
    >
      {outcome ? (
        <div className="dialog-content send-outcome">
          {/* Takes the focus once it is queued; a screen reader reads it then. */}
          <h3 ref={result} tabIndex={-1}>
            <span aria-hidden="true">{outcome.queued.length > 0 ? '✓' : '▲'}</span>{' '}
            {queuedSentence(outcome.queued.length, chosen.length, outcome.refused.length)}
          </h3>
          {state.trouble === '' ? null : (
            <p className="send-trouble" role="alert">
              {state.trouble}
            </p>
          )}
          <RefusedList refused={outcome.refused} onOpen={onOpen} />
        </div>
      ) : state.ready ? (
        <div className="dialog-content send-dialog">
          <div className="send-choices">
            <Destinations state={state} />
            <label className="send-urgent">
              <input
                type="checkbox"
                checked={state.urgent}
                onChange={(event) => state.setUrgent(event.target.checked)}
              />
              <span>
                Urgent
                <span className="send-hint">Goes before everything that is not a correction or a kill.</span>
              </span>
            </label>
            <SendRefusals state={state} onOpen={onOpen} />
          </div>
          {first !== undefined && looked ? (
            <SendSight caption={first} destination={looked.id} name={looked.name} />
          ) : null}
        </div>
      ) : (
        <p className="dialog-content">Looking for the destinations…</p>
      )}
    </Dialog>
  );
}

function saidWords({ busy, chosen, known, ready }: SendState): string {
  if (busy) return 'Queueing…';
  if (!ready) return '';
  if (chosen.length === 0) return 'Choose where it goes.';
  return known ? '' : 'Looking at the captions…';
}

/** The destinations to choose from, each with what goes there and what is missing. */
function Destinations({ state }: { readonly state: SendState }) {
  const id = useId();
  return (
    <fieldset className="send-destinations">
      <legend>Where to</legend>
      {(state.destinations ?? []).map((destination) => (
        <DestinationChoice
          key={destination.id}
          id={`${id}-${destination.id}`}
          destination={destination}
          state={state}
        />
      ))}
    </fieldset>
  );
}

interface DestinationChoiceProps {
  readonly id: string;
  readonly destination: KnownDestination;
  readonly state: SendState;
}

function DestinationChoice({ id, destination, state }: DestinationChoiceProps) {
  const missing = missingWords(destination);
  return (
    <div className="send-destination-choice" data-focused={state.focused === destination.id ? '' : undefined}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-way`}
        checked={state.chosen.includes(destination.id)}
        onFocus={() => state.setFocused(destination.id)}
        onChange={(event) => state.choose(destination.id, event.target.checked)}
      />
      <label htmlFor={id}>{destination.name}</label>
      <p id={`${id}-way`}>
        <span className="send-hint">{wayWords(destination)}</span>
        {missing === '' ? null : (
          <span className="send-note">
            <span aria-hidden="true">▲</span> {missing}
          </span>
        )}
      </p>
    </div>
  );
}

/** Lines listed before the rest is counted. */
const mostListed = 100;

interface RefusedListProps {
  readonly refused: readonly {
    readonly caption: string;
    readonly fileName: string;
    readonly reason: string;
  }[];
  onOpen(caption: string): void;
}

function RefusedList({ refused, onOpen }: RefusedListProps) {
  if (refused.length === 0) return null;
  return (
    <>
      <ul aria-label="Refused">
        {refused.slice(0, mostListed).map(({ caption, fileName, reason }) => (
          <li key={`${caption} ${reason}`}>
            <Button look="quiet" className="send-link" onClick={() => onOpen(caption)}>
              {fileName || 'No photo'}
            </Button>{' '}
            {reason}
          </li>
        ))}
      </ul>
      {refused.length > mostListed ? <p>and {shownNumber(refused.length - mostListed)} more</p> : null}
    </>
  );
}
