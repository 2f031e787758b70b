/**
 * The tab of what was sent: every version with who made it and why, its words against the version
 * before, and every send with its state and receipt. Corrections, updates and kills begin here.
 */
import './SentPanel.css';
import type { CaptionFields } from '#core/caption/caption.ts';
import { deskName } from '#core/caption/fields.ts';
import type { ItemVersion, Send } from '#core/outbox/records.ts';
import type { RevisionKind } from '#core/wire/revision-note.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { ChangedWords } from '#renderer/screens/items/ChangedWords.tsx';
import {
  changesIn,
  type SentItem,
  sendsOf,
  sentSentence,
  shownInstant,
  unsentChanges,
} from '#renderer/screens/items/item-words.ts';
import type { OpenItem } from '#renderer/screens/items/use-item.ts';
import { checkedWords, isToGo, kindBadge } from '#renderer/screens/outbox/outbox-words.ts';
import { StateMark } from '#renderer/screens/outbox/SendList.tsx';

interface SentPanelProps {
  readonly sent: OpenItem;
  /** The caption as the desk has it now. */
  readonly fields: CaptionFields;
  readonly killed: boolean;
  readonly sendKeys: string | undefined;
  onRevise(kind: RevisionKind): void;
  onSend(): void;
}

export function SentPanel({ sent, fields, killed, sendKeys, onRevise, onSend }: SentPanelProps) {
  const { item, trouble, known } = sent;
  if (trouble !== '') return <p className="pane-empty">{trouble}</p>;
  if (!known) return <p className="pane-empty"> </p>;
  if (item.versions.length === 0) {
    return (
      <div className="sent-none">
        <p>Nothing of this caption was sent yet. Once it is, every version and receipt stands here.</p>
        {killed ? null : (
          <Button command="send" keys={sendKeys} onClick={onSend}>
            Send…
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="sent">
      <div className="sent-head">
        <p role="status">{sentSentence(item)}</p>
        {killed ? null : (
          <>
            <UnsentWords item={item} fields={fields} />
            <div className="sent-acts">
              <Button command="correct" onClick={() => onRevise('correction')}>
                Correct…
              </Button>
              <Button command="update" onClick={() => onRevise('update')}>
                Update…
              </Button>
              <Button command="kill" onClick={() => onRevise('kill')}>
                Kill…
              </Button>
            </div>
          </>
        )}
      </div>
      <ol className="sent-versions" aria-label="Versions, newest first">
        {item.versions.toReversed().map((version) => (
          <Version key={version.version} version={version} item={item} />
        ))}
      </ol>
    </div>
  );
}

/** What the desk says that nobody has been sent. */
function UnsentWords({ item, fields }: { readonly item: SentItem; readonly fields: CaptionFields }) {
  const changes = unsentChanges(item, fields);
  if (changes.length === 0) return null;
  return (
    <p className="sent-unsent">
      <span aria-hidden="true">◐</span> Changed here and not sent:{' '}
      {changes.map(({ field }) => deskName(field)).join(', ')}.
    </p>
  );
}

function Version({ version, item }: { readonly version: ItemVersion; readonly item: SentItem }) {
  const { kind, at, who, reason, note } = version;
  const badge = kindBadge(kind);
  const changes = changesIn(item.versions, version);
  const sends = sendsOf(item, version.version);
  return (
    <li>
      <p className="sent-line">
        <b>Version {version.version}</b>
        {badge ? <span className={`sent-badge sent-badge-${kind}`}>{badge}</span> : null}
        <span>
          {shownInstant(at)} · {who}
        </span>
      </p>
      {reason === '' ? null : <p>Reason: {reason}</p>}
      {note === '' ? null : (
        <p className="sent-note">
          <span className="unseen">Note: </span>
          {note}
        </p>
      )}
      {kind === 'new' ? <p className="sent-words">{version.fields.caption}</p> : null}
      {changes.length > 0 ? <ChangedWords changes={changes} /> : null}
      {kind !== 'new' && changes.length === 0 ? (
        <p className="sent-soft">The words stay as they were sent.</p>
      ) : null}
      {sends.length === 0 ? (
        <p className="sent-soft">Sent to nobody.</p>
      ) : (
        <ul className="sent-sends" aria-label={`Sends of version ${version.version}`}>
          {sends.map((send) => (
            <SendLine key={send.id} send={send} />
          ))}
        </ul>
      )}
    </li>
  );
}

function SendLine({ send }: { readonly send: Send }) {
  const { state, destinationName, queuedAt, receipt, problem } = send;
  return (
    <li>
      <p className="sent-line">
        <StateMark state={state} />
        <b>{destinationName}</b>
        <span>{receipt ? shownInstant(receipt.at) : `queued ${shownInstant(queuedAt)}`}</span>
      </p>
      {problem && isToGo(state) ? <p className="sent-problem">{problem.message}</p> : null}
      {receipt ? (
        <details className="sent-receipt">
          <summary>
            Receipt<span className="unseen"> of {destinationName}</span>
          </summary>
          <p>
            {checkedWords[receipt.checked]}.
            {receipt.said === '' ? null : (
              <>
                {' '}
                The server said: <q>{receipt.said}</q>
              </>
            )}
          </p>
          <ul aria-label={`Files at ${destinationName}`}>
            {receipt.files.map(({ name, bytes, hash }) => (
              <li key={name}>
                <b>{name}</b> {shownNumber(bytes)} bytes <code>SHA-256 {hash}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}
