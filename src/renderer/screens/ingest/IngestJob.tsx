/** How one ingest stands: counts, bytes, rate, places, and what to do about it. */
import type { IngestReport } from '#core/ingest/records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { FailureList } from '#renderer/screens/import/Failures.tsx';
import { cameSentence, movedSentence, placeSentence } from '#renderer/screens/ingest/ingest-words.ts';

interface IngestJobProps {
  readonly report: IngestReport;
  onCancel(): void;
  onResume(): void;
  onOpen(): void;
}

const stateWords = {
  listing: 'Looking',
  running: 'Copying',
  paused: 'Paused',
  cancelled: 'Stopped',
  done: 'Done',
} as const;
const marks = { listing: '◐', running: '◐', paused: '▲', cancelled: '▲', done: '✓' } as const;

export function IngestJob({ report, onCancel, onResume, onOpen }: IngestJobProps) {
  const { state, source, bytes, files, failures, destinations, notes, reason } = report;
  const working = state === 'listing' || state === 'running';
  const share = bytes.total > 0 ? bytes.done / bytes.total : files.total > 0 ? files.done / files.total : 0;
  return (
    <section
      className={`import-job import-job-${working ? 'running' : state}`}
      aria-label={`Ingest of ${source}`}
    >
      <div className="import-job-head">
        <h3>
          <span aria-hidden="true">{marks[state]}</span> {stateWords[state]}{' '}
          <span className="import-soft">{source}</span>
        </h3>
        {working ? <Button onClick={onCancel}>Cancel</Button> : null}
        {state === 'paused' || state === 'cancelled' || (state === 'done' && files.failed > 0) ? (
          <Button onClick={onResume}>{state === 'done' ? 'Try the failed again' : 'Resume'}</Button>
        ) : null}
        <Button onClick={onOpen}>Open the batch</Button>
      </div>
      <progress aria-label="Bytes copied" max={1} value={state === 'done' ? 1 : share} />
      {reason === '' ? null : (
        <p className="import-warning" role="alert">
          {reason}
        </p>
      )}
      <p>{movedSentence(report)}</p>
      <p className="import-soft">{cameSentence(report)}</p>
      <ul className="ingest-places" aria-label="Destinations">
        {destinations.map((place) => (
          <li key={place.path} className={place.state === 'stopped' ? 'import-warning' : ''}>
            {placeSentence(place)}
          </li>
        ))}
      </ul>
      {notes.length > 0 ? (
        <ul className="ingest-places" aria-label="What to know">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {failures.length > 0 ? <FailureList failures={failures} /> : null}
    </section>
  );
}
