/** One send beside the list: the picture, the problem, which words go, and the receipt of what arrived. */
import './SendDetail.css';
import type { Ref } from 'react';
import type { Receipt, Send } from '#core/outbox/records.ts';
import { pictureAddress } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import {
  asSentence,
  checkedWords,
  isToGo,
  kindBadge,
  shownMoment,
} from '#renderer/screens/outbox/outbox-words.ts';
import { StateMark } from '#renderer/screens/outbox/SendList.tsx';
import { useSentWords } from '#renderer/screens/outbox/use-sent-words.ts';
import { WordsChoice, type WordsChoiceHandle } from '#renderer/screens/outbox/WordsChoice.tsx';

interface SendDetailProps {
  readonly send: Send;
  readonly words: Ref<WordsChoiceHandle>;
  onChoose(send: Send, words: 'queued' | 'current', override: string): Promise<string>;
  onOpen(): void;
}

export function SendDetail({ send, words: wordsRef, onChoose, onOpen }: SendDetailProps) {
  const behind = useSentWords(send);
  const { problem, receipt, state, attempts } = send;
  const badge = kindBadge(send.kind);
  const facts = [
    ['Destination', send.destinationName],
    ['Version', badge ? `${send.version}, ${badge.toLowerCase()}` : String(send.version)],
    ['Queued', `${shownMoment(send.queuedAt)} by ${send.who}`],
    ...(attempts > 0 ? [['Attempts', shownNumber(attempts)]] : []),
  ] as const;
  return (
    <>
      <header className="detail-head">
        <h2>{send.fileName || 'No photo'}</h2>
        <StateMark state={state} />
      </header>
      {problem && isToGo(state) ? (
        <p className="detail-problem">
          <span aria-hidden="true">▲</span> {asSentence(problem.message)}
        </p>
      ) : null}
      {send.edited && isToGo(state) && behind ? (
        <WordsChoice key={send.id} ref={wordsRef} send={send} behind={behind} onChoose={onChoose} />
      ) : null}
      <div className="detail-picture">
        {behind?.photo ? (
          <img src={pictureAddress(behind.photo.id, 'thumbnail')} alt="" draggable={false} />
        ) : (
          <span className="detail-no-picture" aria-hidden="true" />
        )}
        <p>{behind?.queued || send.excerpt || 'No caption'}</p>
      </div>
      <Button className="detail-open" keys="Enter" onClick={onOpen}>
        Open the caption
      </Button>
      <dl className="detail-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {receipt ? <ReceiptShown receipt={receipt} /> : null}
    </>
  );
}

function ReceiptShown({ receipt }: { readonly receipt: Receipt }) {
  return (
    <section className="detail-receipt" aria-labelledby="receipt">
      <h3 id="receipt">
        <span aria-hidden="true">✓</span> Receipt
      </h3>
      <p>
        Arrived {shownMoment(receipt.at)}. {checkedWords[receipt.checked]}.
      </p>
      {receipt.said === '' ? null : (
        <p>
          The server said: <q>{receipt.said}</q>
        </p>
      )}
      <ul aria-label="Files that arrived">
        {receipt.files.map(({ name, bytes, hash }) => (
          <li key={name}>
            <b>{name}</b>
            <span>{shownNumber(bytes)} bytes</span>
            <code>SHA-256 {hash}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
