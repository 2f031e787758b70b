/** What stands in the way of a sending: what nothing lets go, what needs a reason, and what waits for its embargo. */
import { useId } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { shownMoment } from '#renderer/screens/outbox/outbox-words.ts';
import { type RefusalLine, refusalLines } from '#renderer/screens/outbox/send-words.ts';
import { mostForeseen, type SendState } from '#renderer/screens/outbox/use-send.ts';

interface SendRefusalsProps {
  readonly state: SendState;
  /** Shows a caption on the desk. */
  onOpen(caption: string): void;
}

export function SendRefusals({ state, onOpen }: SendRefusalsProps) {
  const { told, chosen, captions, reasons, setReason } = state;
  const lines = (of: typeof told.refused) => refusalLines(of, chosen.length);
  const flawed = lines(told.refused.filter(({ lifts }) => lifts.includes('override')));
  const killed = lines(told.refused.filter(({ lifts }) => lifts.includes('killOverride')));
  const hopeless = lines(told.refused.filter(({ lifts }) => lifts.length === 0));
  const waiting = refusalLines(
    told.waits.map(({ until, ...each }) => ({
      ...each,
      reason: `waits until ${shownMoment(until)}`,
      lifts: [],
    })),
    chosen.length,
  );
  const name = (id: string) => state.destinations?.find((each) => each.id === id)?.name ?? '';
  const shared = { onOpen, nameOf: name };
  return (
    <>
      <Refused {...shared} title={`${counted(hopeless.length, 'caption')} cannot go`} lines={hopeless} />
      <Refused
        {...shared}
        title={`${counted(killed.length, 'killed picture')} ${killed.length === 1 ? 'stays' : 'stay'} here unless you say why`}
        lines={killed}
        label={
          killed.length === 1 ? 'Reason for sending a killed picture' : 'Reason for sending killed pictures'
        }
        reason={reasons.killOverride}
        onReason={(reason) => setReason('killOverride', reason)}
      />
      <Refused
        {...shared}
        title={`${counted(flawed.length, 'caption')} ${flawed.length === 1 ? 'has' : 'have'} errors`}
        lines={flawed}
        label={
          flawed.length === 1 ? 'Reason for sending it all the same' : 'Reason for sending them all the same'
        }
        reason={reasons.override}
        onReason={(reason) => setReason('override', reason)}
      />
      <Refused
        {...shared}
        title={`${counted(waiting.length, 'caption')} ${waiting.length === 1 ? 'waits' : 'wait'} here for ${waiting.length === 1 ? 'its' : 'their'} embargo`}
        lines={waiting}
      />
      {captions.length > mostForeseen ? (
        <p className="send-hint">
          The first {shownNumber(mostForeseen)} were looked at ahead; the others are as they are queued.
        </p>
      ) : null}
    </>
  );
}

/** Lines listed before the rest is counted. */
const mostListed = 50;

interface RefusedProps {
  readonly title: string;
  readonly lines: readonly RefusalLine[];
  /** What the field for the reason is called, where a reason helps. */
  readonly label?: string;
  readonly reason?: string;
  nameOf(destination: string): string;
  onReason?(reason: string): void;
  onOpen(caption: string): void;
}

function Refused({ title, lines, label, reason = '', nameOf, onReason, onOpen }: RefusedProps) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section className="send-refused" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <span aria-hidden="true">▲</span> {title}
      </h3>
      <ul aria-labelledby={`${id}-title`}>
        {lines.slice(0, mostListed).map((line) => (
          <li key={`${line.caption} ${line.reason}`}>
            <Button look="quiet" className="send-link" onClick={() => onOpen(line.caption)}>
              {line.fileName || 'No photo'}
            </Button>{' '}
            {line.destinations.length > 0 ? `${line.destinations.map(nameOf).join(', ')}: ` : ''}
            {line.reason}
          </li>
        ))}
      </ul>
      {lines.length > mostListed ? <p>and {shownNumber(lines.length - mostListed)} more</p> : null}
      {label && onReason ? (
        <>
          <label htmlFor={`${id}-reason`}>{label}</label>
          <input
            id={`${id}-reason`}
            className="field-input"
            maxLength={500}
            value={reason}
            aria-describedby={`${id}-logged`}
            onChange={(event) => onReason(event.target.value)}
          />
          <p id={`${id}-logged`} className="send-hint">
            It goes into the caption’s history with your name. Left blank,{' '}
            {lines.length === 1 ? 'it stays' : 'they stay'} here.
          </p>
        </>
      ) : null}
    </section>
  );
}
