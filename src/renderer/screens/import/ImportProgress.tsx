/**
 * How one import stands: counts, rate and time left, with Cancel while it runs and Resume once it stopped.
 * One that another program runs is only watched: it is stopped there.
 */
import type { ImportReport } from '#core/records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { FailureList } from '#renderer/screens/import/Failures.tsx';
import { outcomeSentence, progressSentence } from '#renderer/screens/import/import-words.ts';

interface ImportProgressProps {
  readonly report: ImportReport;
  readonly batchName: string;
  onCancel(): void;
  onResume(): void;
}

const stateWords = { running: 'Reading', cancelled: 'Stopped', done: 'Done' } as const;

export function ImportProgress({ report, batchName, onCancel, onResume }: ImportProgressProps) {
  const { state, elsewhere, done, total, failures } = report;
  return (
    <section className={`import-job import-job-${state}`} aria-label={`Import into ${batchName}`}>
      <div className="import-job-head">
        <h3>
          <span aria-hidden="true">{state === 'done' ? '✓' : state === 'running' ? '◐' : '▲'}</span>{' '}
          {stateWords[state]} {elsewhere ? 'in another program ' : ''}
          <span className="import-soft">{batchName}</span>
        </h3>
        {state === 'running' && !elsewhere ? <Button onClick={onCancel}>Cancel</Button> : null}
        {state === 'cancelled' ? <Button onClick={onResume}>Resume</Button> : null}
      </div>
      <progress
        aria-label="Files read"
        max={Math.max(1, total)}
        value={state === 'done' ? Math.max(1, total) : done}
      />
      <p>{progressSentence(report)}</p>
      <p className="import-soft">{outcomeSentence(report)}</p>
      {failures.length > 0 ? <FailureList failures={failures} /> : null}
    </section>
  );
}
