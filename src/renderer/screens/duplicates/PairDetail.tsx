/**
 * One group in full: the two captions side by side with the words that differ, what else differs,
 * and what can be done. Nothing is decided without a key or a click.
 */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { shownDate } from '#core/caption/shown-date.ts';
import type { Answer, CallOutput, Undo } from '#core/contract.ts';
import type { DuplicateGroup } from '#core/duplicates/groups.ts';
import type { DiffPart } from '#core/duplicates/pair.ts';
import type { Entry } from '#core/records.ts';
import { newsroom, pictureAddress } from '#renderer/client.ts';
import { shownChord } from '#renderer/keys.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import { StatusMark } from '#renderer/parts/StatusMark.tsx';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import { mac } from '#renderer/screens/commands/use-commands.ts';
import { classWords } from '#renderer/screens/duplicates/class-words.ts';
import type { GroupedPair } from '#renderer/screens/duplicates/group-label.ts';

interface PairDetailProps {
  readonly group: DuplicateGroup<GroupedPair>;
  /** "1 of 6". */
  readonly place: string;
  onOpen(captionId: string): void;
  onSkip(): void;
  /** Told of each decision in words, with the call that takes it back. */
  onDecided(words: string, undo: Undo | undefined): void;
}

type Shown = CallOutput<'duplicates.show'>;

export function PairDetail({ group, place, onOpen, onSkip, onDecided }: PairDetailProps) {
  const [at, setAt] = useState(0);
  const pair = group.pairs[Math.min(at, group.pairs.length - 1)] ?? group.representative;
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState('');
  const [asking, setAsking] = useState<'why' | 'text' | null>(null);
  const own = useRef<HTMLDivElement>(null);
  const { a, b } = pair;

  useEffect(() => {
    let current = true;
    void newsroom['duplicates.show']({ left: a, right: b }).then((answer) => {
      if (!current) return;
      if (answer.ok) setShown(answer.value);
      else setProblem(answer.problem.message);
    });
    return () => {
      current = false;
    };
  }, [a, b]);

  function settle(answer: Answer, said: string) {
    if (!answer.ok) setProblem(answer.problem.message);
    else onDecided(said, answer.undo);
  }

  async function keep(why: string) {
    setAsking(null);
    settle(await newsroom['duplicates.keep']({ left: a, right: b, why }), 'Both are kept on purpose.');
  }

  /** Gives both the same words; where one has no photo, its record joins the other's. */
  async function merge(text: string) {
    setAsking(null);
    settle(await newsroom['duplicates.merge']({ left: a, right: b, text }), 'Both have one caption now.');
  }

  const [left, right] = [shown?.left.entry, shown?.right.entry];

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.ctrlKey || event.metaKey || event.altKey || !left || !right || asking) return;
      if (target?.closest('input, textarea, select, dialog, [role=menu]')) return;
      // Enter on a focused button is that button's own.
      if (event.key === 'Enter' && target?.tagName !== 'BUTTON') onOpen(right.id);
      else if (event.key === 'b') setAsking('why');
      else if (event.key === 'm') setAsking('text');
      else if (event.key === '[') void merge(left.fields.caption);
      else if (event.key === ']') void merge(right.fields.caption);
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  // A button or a question that had the focus is gone: the list's keys go on from here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time a question is over
  useEffect(() => {
    if (document.activeElement === document.body) own.current?.closest<HTMLElement>('.duplicates')?.focus();
  }, [asking]);

  const words = classWords[group.class];
  return (
    <div ref={own} className="pair">
      <header className="pair-head">
        <h2>{words.name}</h2>
        <span>{place}</span>
        {group.pairs.length > 1 ? (
          <label className="pair-which">
            Pair
            <select value={at} onChange={(event) => setAt(Number(event.target.value))}>
              {group.pairs.map((each, index) => (
                <option key={`${each.a}:${each.b}`} value={index}>
                  {`${each.left.fileName || 'no photo'} ↔ ${each.right.fileName || 'no photo'}`}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <span className="pair-keys">
          <kbd>J</kbd> <kbd>K</kbd> next, previous
        </span>
      </header>
      <div className="pair-body">
        {problem ? (
          <Notice tone="error" onClose={() => setProblem('')}>
            {problem}
          </Notice>
        ) : null}
        <p className={`pair-reason class-${words.tone}`}>
          <strong>{pair.comparison.reason}</strong> {words.advice}
        </p>
        {shown && left && right ? (
          <>
            <div className="pair-sides">
              <Side entry={left} diff={shown.diff} side="left" onOpen={onOpen} />
              <Side entry={right} diff={shown.diff} side="right" onOpen={onOpen} />
            </div>
            <Differences score={pair.comparison.score} rows={shown.differences} />
          </>
        ) : null}
      </div>
      <footer className="pair-actions">
        {asking === 'why' ? (
          <KeepBoth onKeep={(why) => void keep(why)} onCancel={() => setAsking(null)} />
        ) : asking === 'text' && left && right ? (
          <Merge
            start={longer(left, right)}
            onMerge={(text) => void merge(text)}
            onCancel={() => setAsking(null)}
          />
        ) : left && right ? (
          <>
            <Button look="primary" keys="Enter" onClick={() => onOpen(right.id)}>
              Edit {nameOf(right)}
            </Button>
            <Button keys="B" onClick={() => setAsking('why')}>
              Keep both…
            </Button>
            <Button keys="[" onClick={() => void merge(left.fields.caption)}>
              Use left for both
            </Button>
            <Button keys="]" onClick={() => void merge(right.fields.caption)}>
              Use right for both
            </Button>
            <Button keys="M" onClick={() => setAsking('text')}>
              Merge…
            </Button>
            <Button keys="J" onClick={onSkip}>
              Skip
            </Button>
          </>
        ) : null}
      </footer>
    </div>
  );
}

interface SideProps {
  readonly entry: Entry;
  readonly diff: readonly DiffPart[];
  readonly side: 'left' | 'right';
  onOpen(captionId: string): void;
}

function Side({ entry, diff, side, onOpen }: SideProps) {
  const { photo, fields } = entry;
  return (
    <article className="side" aria-label={side === 'left' ? 'Left caption' : 'Right caption'}>
      <button type="button" className="side-photo" onClick={() => onOpen(entry.id)}>
        {photo ? (
          <img src={pictureAddress(photo.id, 'preview')} alt={fields.altText || `Photo ${photo.fileName}`} />
        ) : (
          <span>no photo yet</span>
        )}
      </button>
      <p className="side-facts">
        <span>{nameOf(entry)}</span>
        {photo?.capturedAt ? <span>{shownDate(photo.capturedAt)}</span> : null}
        <StatusMark status={entry.status} word />
        {fields.byline ? <span>{fields.byline}</span> : null}
        {entry.occurrences > 1 ? <span>{entry.occurrences} times on its page</span> : null}
      </p>
      <p className="side-caption" dir="auto">
        {fields.caption === '' ? 'No caption' : <WordDiff parts={diff} side={side} />}
      </p>
    </article>
  );
}

function Differences({ score, rows }: { readonly score: number; readonly rows: Shown['differences'] }) {
  return (
    <>
      <h3 className="pair-title">What differs</h3>
      <dl className="pair-differences">
        <div>
          <dt>Words in common</dt>
          <dd>{Math.round(score * 100)} %</dd>
        </div>
        {rows.map(({ what, how }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Asks why both stay; the reason is remembered with the pair. */
function KeepBoth({ onKeep, onCancel }: { onKeep(why: string): void; onCancel(): void }) {
  const [why, setWhy] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (why.trim() !== '') onKeep(why.trim());
  }
  return (
    <form className="pair-keep" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label htmlFor="keep-why">Why both stay</label>
      <input
        id="keep-why"
        ref={field}
        value={why}
        maxLength={500}
        placeholder="Two frames of one scene"
        onChange={(event) => setWhy(event.target.value)}
      />
      <Button look="primary" type="submit" disabled={why.trim() === ''}>
        Keep both
      </Button>
      <Button onClick={onCancel} keys="Esc">
        Back
      </Button>
    </form>
  );
}

/** One text made of both, before it is given to both. */
function Merge({
  start,
  onMerge,
  onCancel,
}: {
  start: string;
  onMerge(text: string): void;
  onCancel(): void;
}) {
  const [text, setText] = useState(start);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== '') onMerge(text);
  }
  return (
    <form className="pair-keep" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label htmlFor="merged-text">One caption for both</label>
      <textarea
        id="merged-text"
        ref={field}
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
        }}
      />
      <Button look="primary" type="submit" keys={shownChord('Mod+Enter', mac)} disabled={text.trim() === ''}>
        Give both this caption
      </Button>
      <Button onClick={onCancel} keys="Esc">
        Back
      </Button>
    </form>
  );
}

function longer(left: Entry, right: Entry): string {
  const [one, other] = [left.fields.caption, right.fields.caption];
  return other.length > one.length ? other : one;
}

function nameOf(entry: Entry): string {
  return entry.photo?.fileName.replace(/\.[^.]+$/, '') ?? (entry.fields.title || 'the caption without photo');
}
