/**
 * The lists of the repair dialog: repairs with a tick, those that only files have, and what cannot
 * be mended. Each begins short and grows, as a whole archive may be on it. Used by RepairDialog.
 */
import { type ReactNode, useMemo, useState } from 'react';
import { diffWords } from '#core/duplicates/word-diff.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { counted } from '#renderer/parts/numbers.ts';
import { WordDiff } from '#renderer/parts/WordDiff.tsx';
import type { DamagedText, Repair } from '#renderer/screens/desk/metadata/metadata-calls.ts';
import { whereText } from '#renderer/screens/desk/metadata/repair-words.ts';

/** Lines listed at first and at each “more”. */
const listedAtOnce = 200;

/** What tells one line from the others. */
export function repairKey({ caption, field, sources, language }: Repair | DamagedText): string {
  return `${caption}:${field}:${sources.join()}:${language}`;
}

interface TickedRepairsProps {
  readonly repairs: readonly Repair[];
  readonly left: ReadonlySet<string>;
  onTick(key: string, wanted: boolean): void;
}

export function TickedRepairs({ repairs, left, onTick }: TickedRepairsProps) {
  return (
    <GrowingList name="Repairs" lines={repairs}>
      {(each) => (
        <label className="repair-line">
          <input
            type="checkbox"
            checked={!left.has(repairKey(each))}
            onChange={(event) => onTick(repairKey(each), event.target.checked)}
          />
          <span className="repair-where">{whereText(each)}</span>
          <BeforeAndAfter before={each.before} after={each.after} />
        </label>
      )}
    </GrowingList>
  );
}

export function FileRepairs({ repairs }: { readonly repairs: readonly Repair[] }) {
  if (repairs.length === 0) return null;
  return (
    <section className="repair-part">
      <h3>Only in the files</h3>
      <p className="repair-hint">
        The desk has it right, and so has every copy, sidecar or original that Cutline writes.
      </p>
      <GrowingList name="Only in the files" lines={repairs}>
        {(each) => (
          <div className="repair-line">
            <span className="repair-where">{whereText(each)}</span>
            <BeforeAndAfter before={each.before} after={each.after} />
          </div>
        )}
      </GrowingList>
    </section>
  );
}

export function DamagedTexts({ damaged }: { readonly damaged: readonly DamagedText[] }) {
  if (damaged.length === 0) return null;
  return (
    <section className="repair-part">
      <h3>Cannot be mended</h3>
      <GrowingList name="Cannot be mended" lines={damaged}>
        {(each) => (
          <div className="repair-line">
            <span className="repair-where">{whereText(each)}</span>
            <span className="repair-before">{each.text}</span>
            <span className="repair-arrow" aria-hidden="true" />
            <span className="repair-why">{each.why}</span>
          </div>
        )}
      </GrowingList>
    </section>
  );
}

function GrowingList<Line extends Repair | DamagedText>({
  name,
  lines,
  children,
}: {
  readonly name: string;
  readonly lines: readonly Line[];
  children(line: Line): ReactNode;
}) {
  const [listed, setListed] = useState(listedAtOnce);
  return (
    <>
      <ul className="repair-list" aria-label={name}>
        {lines.slice(0, listed).map((each) => (
          <li key={repairKey(each)}>{children(each)}</li>
        ))}
      </ul>
      {lines.length > listed ? (
        <Button onClick={() => setListed(listed + listedAtOnce)}>
          Show {Math.min(listedAtOnce, lines.length - listed)} more of {counted(lines.length, 'place')}
        </Button>
      ) : null}
    </>
  );
}

/** Both texts with the words that change marked. */
function BeforeAndAfter({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <>
      <span className="repair-before">
        <WordDiff parts={parts} side="left" />
      </span>
      <span className="repair-arrow" aria-hidden="true">
        →
      </span>
      <span className="unseen">becomes</span>
      <span className="repair-after">
        <WordDiff parts={parts} side="right" />
      </span>
    </>
  );
}
