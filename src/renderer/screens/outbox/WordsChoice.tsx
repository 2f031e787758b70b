/** A caption that was edited after it was queued: what differs, and which of the words go. */
import { type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { diffWords } from '#core/duplicates/word-diff.ts';
import type { Send } from '#core/outbox/records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import type { SentWords } from '#renderer/screens/outbox/use-sent-words.ts';

/** What the keys of the screen do here. */
export interface WordsChoiceHandle {
  choose(words: 'queued' | 'current'): void;
}

interface WordsChoiceProps {
  readonly send: Send;
  readonly behind: SentWords;
  readonly ref: Ref<WordsChoiceHandle>;
  onChoose(send: Send, words: 'queued' | 'current', override: string): Promise<string>;
}

export function WordsChoice({ send, behind, ref, onChoose }: WordsChoiceProps) {
  const id = useId();
  const [refusal, setRefusal] = useState('');
  const [reason, setReason] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The reason is what is asked for next.
  useEffect(() => {
    if (refusal !== '') field.current?.focus();
  }, [refusal]);
  const parts = useMemo(() => diffWords(behind.queued, behind.present), [behind.queued, behind.present]);

  async function choose(words: 'queued' | 'current', override = '') {
    const refused = await onChoose(send, words, override);
    setRefusal(refused);
  }
  useImperativeHandle(ref, () => ({ choose: (words) => void choose(words) }));

  return (
    <section className="detail-words" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <span aria-hidden="true">▲</span> Edited after it was queued
      </h3>
      <p className="detail-diff">
        {behind.queued === behind.present ? (
          'Other fields than the caption differ.'
        ) : (
          <WordDiff parts={parts} />
        )}
      </p>
      <div className="detail-buttons">
        <Button keys="Q" onClick={() => void choose('queued')}>
          Send the queued words
        </Button>
        <Button keys="W" onClick={() => void choose('current')}>
          Send the present words
        </Button>
      </div>
      {refusal === '' ? null : (
        <div className="detail-refusal">
          <p role="alert">{refusal}</p>
          <label htmlFor={`${id}-reason`}>Reason for sending them all the same</label>
          <div className="detail-row">
            <input
              ref={field}
              id={`${id}-reason`}
              className="field-input"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button disabled={reason.trim() === ''} onClick={() => void choose('current', reason.trim())}>
              Override
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
