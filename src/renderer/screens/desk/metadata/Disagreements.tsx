/**
 * The strip above the form of a photo whose file disagrees with itself: what each place says, why one of
 * them goes first, and the editor's decision: this one, that one, or both merged by hand. Decides nothing
 * by itself and writes no file; what is chosen is an edit of the caption like any other.
 */
import './Disagreements.css';
import { useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type FieldValue, valueText } from '#core/caption/caption.ts';
import { deskName, type FieldId } from '#core/caption/fields.ts';
import { diffWords } from '#core/duplicates/word-diff.ts';
import type { Place } from '#core/file-records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import { FieldControl } from '#renderer/screens/desk/FieldControl.tsx';
import { focusIsLost, focusPhotos } from '#renderer/screens/desk/focus.ts';
import {
  type Disagreement,
  mergedValue,
  placesText,
  type SaidTogether,
  saidTogether,
} from '#renderer/screens/desk/metadata/disagreement-words.ts';

/** One place's value as the file holds it, or a value made by hand. */
type Decision = { readonly place: Place } | { readonly value: FieldValue };

interface DisagreementsProps {
  readonly disagreements: readonly Disagreement[];
  /** Why the last decision was not kept, or ''. */
  readonly trouble: string;
  onSettle(field: FieldId, decision: Decision): void;
}

export function Disagreements({ disagreements, trouble, onSettle }: DisagreementsProps) {
  const [shown, setShown] = useState(false);
  const head = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  // A decision takes its buttons away: the focus goes on to the next one to be made, and after the last
  // to the photos, from where the arrows walk on.
  const before = useRef(disagreements.length);
  useEffect(() => {
    const fewer = disagreements.length < before.current;
    before.current = disagreements.length;
    if (!fewer || !focusIsLost()) return;
    const next = list.current?.querySelector('button') ?? head.current;
    if (next) next.focus();
    else focusPhotos();
  }, [disagreements]);

  const many = disagreements.length;
  if (many === 0) return null;
  return (
    <section className="disagreements" aria-label="Disagreements in the file">
      <h2>
        <button
          ref={head}
          type="button"
          aria-expanded={shown}
          aria-controls={shown ? id : undefined}
          onClick={() => setShown(!shown)}
        >
          <span className="disagreements-mark" aria-hidden="true">
            ▲
          </span>
          <span className="disagreements-title">
            The file disagrees with itself about {many === 1 ? 'one field' : `${many} fields`}
            {shown ? '' : `: ${disagreements.map(({ field }) => deskName(field)).join(', ')}`}
          </span>
          <span aria-hidden="true">{shown ? '▾' : '▸'}</span>
        </button>
      </h2>
      {shown ? (
        <ul ref={list} id={id}>
          {disagreements.map((each) => (
            <OneField
              key={each.field}
              disagreement={each}
              onSettle={(decision) => onSettle(each.field, decision)}
            />
          ))}
        </ul>
      ) : null}
      {trouble ? (
        <p role="alert" className="disagreements-trouble">
          {trouble}
        </p>
      ) : null}
    </section>
  );
}

interface OneFieldProps {
  readonly disagreement: Disagreement;
  onSettle(decision: Decision): void;
}

function OneField({ disagreement, onSettle }: OneFieldProps) {
  const { field, reason } = disagreement;
  const [merged, setMerged] = useState<FieldValue | null>(null);
  const editing = useRef<HTMLDivElement>(null);
  const merge = useRef<HTMLButtonElement>(null);
  const said = saidTogether(disagreement);
  const used = said[0];
  const opened = merged !== null;

  useEffect(() => {
    if (!opened) return;
    // A term's own button takes it away, so the focus goes to where one writes.
    const control =
      editing.current?.querySelector<HTMLElement>('input, textarea, select') ??
      editing.current?.querySelector<HTMLElement>('button');
    control?.focus();
    editing.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);

  return (
    <li className="disagreement" aria-label={deskName(field)}>
      <div className="disagreement-head">
        <h3>
          {deskName(field)} <span className="disagreement-why">{reason}</span>
        </h3>
        {merged === null ? (
          <Button
            ref={merge}
            look="quiet"
            aria-label={`Merge… for ${deskName(field)}`}
            onClick={() => setMerged(mergedValue(field, said))}
          >
            Merge…
          </Button>
        ) : null}
      </div>
      {said.map((each) => (
        <div key={each.places.join()} className="disagreement-said">
          <b className="disagreement-place">{placesText(each.places)}</b>
          <Value said={each} against={used} />
          <Button
            look="fix"
            aria-label={`${each.used ? 'Keep' : 'Use'} ${placesText(each.places)} for ${deskName(field)}`}
            onClick={() => each.places[0] && onSettle({ place: each.places[0] })}
          >
            {each.used ? 'Keep' : 'Use'} {placesText(each.places)}
          </Button>
        </div>
      ))}
      {merged === null ? null : (
        <div ref={editing} className="disagreement-editing">
          <FieldControl
            field={field}
            value={merged}
            trouble={[]}
            scope="merge"
            onChange={setMerged}
            onLeave={() => {}}
          />
          <div className="disagreement-actions">
            <Button
              look="quiet"
              onClick={() => {
                flushSync(() => setMerged(null));
                merge.current?.focus();
              }}
            >
              Cancel
            </Button>
            <Button look="primary" onClick={() => onSettle({ value: merged })}>
              Keep the merged value
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** Characters above which two values are shown as they are: the words of a caption, not of a book, are compared. */
const mostCompared = 6_000;

/** One value; where it is not the one in use, the words that make the difference are marked. */
function Value({
  said,
  against,
}: {
  readonly said: SaidTogether;
  readonly against: SaidTogether | undefined;
}) {
  const text = valueText(said.value);
  const other = against && !said.used ? valueText(against.value) : text;
  const compared = other !== text && text.length + other.length <= mostCompared;
  return (
    <span className="disagreement-value">
      {compared ? <WordDiff parts={diffWords(other, text)} side="right" /> : text}
      {said.cut ? <span className="disagreement-cut"> at its byte limit</span> : null}
    </span>
  );
}
