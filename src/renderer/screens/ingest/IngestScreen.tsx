/**
 * Bringing in a card, and watching folders: the form on the left, what would happen and what is
 * happening on the right. In the place of the desk; Escape goes back to it, and ingests go on.
 */
import '#renderer/screens/import/ImportScreen.css';
import './IngestScreen.css';
import { useEffect, useRef } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { Notice } from '#renderer/parts/Notice.tsx';
import { FailureSummary } from '#renderer/screens/import/Failures.tsx';
import { StepFoot } from '#renderer/screens/import/StepBar.tsx';
import { IngestFormFields } from '#renderer/screens/ingest/IngestForm.tsx';
import { IngestJob } from '#renderer/screens/ingest/IngestJob.tsx';
import { previewSentence, watchedSentence } from '#renderer/screens/ingest/ingest-words.ts';
import { useIngest } from '#renderer/screens/ingest/use-ingest.ts';

export interface IngestScreenProps {
  /** A card that was dropped on the desk, or ''. */
  readonly initialSource?: string;
  /** Back to the desk, and there to a batch or to where it was. */
  onDone(batch: string | null): void;
}

export function IngestScreen({ initialSource = '', onDone }: IngestScreenProps) {
  const ingest = useIngest(initialSource);
  const { form, preview, jobs, watched } = ingest;
  const leave = useRef(onDone);
  leave.current = onDone;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('dialog, [role=menu], select')) return;
      leave.current(null);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  const ready = form.source !== '' && preview.problem === '' && !ingest.busy;
  return (
    <main className="import">
      <header className="import-bar">
        <h1>Ingest a card</h1>
        <p className="import-counts" role="status">
          {preview.preview ? previewSentence(preview.preview) : ''}
        </p>
      </header>
      {ingest.trouble === '' ? null : (
        <Notice tone="error" onClose={ingest.forgetTrouble}>
          {ingest.trouble}
        </Notice>
      )}
      <section className="import-body" aria-label="Ingest">
        <div className="import-panes">
          <section className="import-pane" aria-label="What is copied where">
            <IngestFormFields form={form} problem={preview.problem} onChange={ingest.change} />
          </section>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list of names is scrolled with the keyboard */}
          <section className="import-pane" aria-label="Names and progress" tabIndex={0}>
            {jobs.map((report) => (
              <IngestJob
                key={report.job}
                report={report}
                onCancel={() => ingest.cancel(report.job)}
                onResume={() => ingest.resume(report.job)}
                onOpen={() => onDone(report.batch)}
              />
            ))}
            {watched.length > 0 ? (
              <section aria-labelledby="watched-folders">
                <h2 id="watched-folders">Watched folders</h2>
                <ul className="chosen">
                  {watched.map((state) => (
                    <li key={state.folder.id}>
                      <span title={state.folder.folder}>
                        {state.folder.folder} <span className="import-soft">{watchedSentence(state)}</span>
                      </span>
                      <Button
                        look="quiet"
                        aria-label={`Stop watching ${state.folder.folder}`}
                        onClick={() => ingest.unwatch(state.folder.id)}
                      >
                        ✕
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            <h2>First names</h2>
            {preview.preview && preview.preview.names.length > 0 ? (
              <table className="ingest-preview">
                <thead>
                  <tr>
                    <th scope="col">On the card</th>
                    <th scope="col">Copied as</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.preview.names.map(({ source, target }) => (
                    <tr key={source}>
                      <td>{source}</td>
                      <td>{target}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : (
              <p className="import-empty">{emptyWords(form.source, preview)}</p>
            )}
          </section>
        </div>
        <StepFoot said={<FailureSummary failures={preview.preview?.failures ?? []} />}>
          <Button onClick={() => onDone(null)}>Back to the desk</Button>
          <Button disabled={!ready} onClick={ingest.watch}>
            Watch this folder
          </Button>
          <Button look="primary" disabled={!ready || form.to === ''} onClick={ingest.start}>
            Ingest
          </Button>
        </StepFoot>
      </section>
    </main>
  );
}

/** What stands in the place of the first names. */
function emptyWords(source: string, { preview, problem }: ReturnType<typeof useIngest>['preview']): string {
  if (source === '') return 'No card is chosen yet.';
  if (problem !== '') return 'There are no names to show yet.';
  if (preview === null) return 'Looking through the card…';
  return preview.known > 0 ? 'Everything on this card was ingested before.' : 'There are no photos here.';
}
