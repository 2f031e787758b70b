/**
 * Step 2: the page with the captions, pasted or opened. What is pasted is read at once and shown beside
 * it, so that the editor sees whether it is the right page before matching.
 */
import './CaptionsStep.css';
import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react';
import { shownDate } from '#core/caption/shown-date.ts';
import type { DocumentReading } from '#core/documents/reading.ts';
import { desktop, newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { FailureSummary } from '#renderer/screens/import/Failures.tsx';
import { fileNameOf } from '#renderer/screens/import/import-words.ts';
import { FileInput } from '#renderer/screens/import/PhotosStep.tsx';
import { StepFoot } from '#renderer/screens/import/StepBar.tsx';
import type { ImportFlow } from '#renderer/screens/import/use-import.ts';

/** Milliseconds of rest before pasted or typed text is read. */
const restBeforeReading = 250;
/** Captions shown of a long page. */
const mostShown = 100;

export function CaptionsStep({ flow }: { readonly flow: ImportFlow }) {
  const { draft, jobs } = flow;
  const { reading, trouble } = useReading(draft.pastedHtml || draft.pasted);
  const files = useRef<HTMLInputElement>(null);
  const id = useId();

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const html = event.clipboardData.getData('text/html');
    // Subtle: browsers give HTML for nearly every copy; only pictures in it tell more than the words do.
    if (!/<(?:img|figure)[\s>]/i.test(html)) return;
    event.preventDefault();
    flow.change({ pasted: event.clipboardData.getData('text/plain') || '(pictures only)', pastedHtml: html });
  }

  return (
    <>
      <div className="import-panes">
        <section className="import-pane import-paste" aria-labelledby={`${id}-page`}>
          <div className="import-pane-head">
            <h2 id={`${id}-page`}>The page with the captions</h2>
            <Button onClick={() => (desktop ? flow.pickFiles() : files.current?.click())}>
              Open a document…
            </Button>
          </div>
          {desktop ? null : (
            <FileInput
              ref={files}
              label="Caption documents to open"
              accept=".txt,.text,.htm,.html,.csv,.tsv"
              onFiles={flow.upload}
            />
          )}
          {draft.documents.length > 0 ? (
            <ul className="chosen" aria-label="Documents to read">
              {draft.documents.map((path) => (
                <li key={path}>
                  <span title={path}>{fileNameOf(path)}</span>
                  <Button
                    look="quiet"
                    aria-label={`Leave out ${fileNameOf(path)}`}
                    onClick={() => flow.leaveOut(path)}
                  >
                    ✕
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
          <textarea
            className="field-input"
            aria-label="Pasted page"
            placeholder="Paste the text of a photo page or advisory. Section, headline, body text and captions are told apart; leave credits and file names in."
            value={draft.pasted}
            spellCheck={false}
            onPaste={paste}
            onChange={(event) => flow.change({ pasted: event.target.value, pastedHtml: '' })}
          />
          {draft.pastedHtml ? (
            <p className="import-hint">
              Pasted with its pictures: their file names and alt texts are read too.
            </p>
          ) : null}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long page is scrolled with the keyboard */}
        <section className="import-pane" aria-labelledby={`${id}-read`} tabIndex={0}>
          <h2 id={`${id}-read`}>As read</h2>
          {trouble ? <p role="alert">{trouble}</p> : null}
          {reading ? (
            <ReadPage reading={reading} />
          ) : (
            <div className="import-empty">
              <p>No page yet.</p>
              <p>
                Photos that carry captions of their own need none; a page adds its captions by file name, by
                the words a photo already has, or by order.
              </p>
            </div>
          )}
        </section>
      </div>
      <StepFoot
        said={flow.taking || <FailureSummary failures={jobs.own.flatMap((report) => report.failures)} />}
      >
        <Button onClick={() => flow.go('photos')}>Back</Button>
        {jobs.own.length > 0 ? <Button onClick={() => flow.go('done')}>Go on without a page</Button> : null}
        {draft.documents.length > 0 && draft.pasted.trim() === '' ? (
          <Button look="primary" disabled={flow.busy} onClick={flow.readDocuments}>
            Read {counted(draft.documents.length, 'document')}
          </Button>
        ) : (
          <Button
            look="primary"
            disabled={flow.busy || !reading || reading.parts.length === 0}
            onClick={flow.readPasted}
          >
            Next: match
          </Button>
        )}
      </StepFoot>
    </>
  );
}

function ReadPage({ reading }: { readonly reading: DocumentReading }) {
  const { section, headline, published, captions } = reading;
  const found = captions.reduce((sum, { occurrences }) => sum + occurrences, 0);
  return (
    <>
      <dl className="read-page">
        {[
          ['section', section],
          ['headline', headline],
          ['published', shownDate(published)],
        ].map(([label, text]) =>
          text ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p>
        {captions.length === 0
          ? 'No caption was recognised in this text. The next step shows every line; any of them can be made a caption.'
          : `${counted(found, 'caption')} found, ${shownNumber(captions.length)} distinct`}
      </p>
      {reading.warnings.map((warning) => (
        <p key={warning} className="import-warning">
          <span aria-hidden="true">▲</span> {warning}
        </p>
      ))}
      <ol className="read-captions">
        {captions.slice(0, mostShown).map(({ text, occurrences, fileNames }) => (
          <li key={`${text}${fileNames.join()}`}>
            <span>{text || fileNames.join(', ')}</span>
            {occurrences > 1 ? <Times number={occurrences} /> : null}
          </li>
        ))}
      </ol>
      {captions.length > mostShown ? (
        <p className="import-hint">and {counted(captions.length - mostShown, 'more', 'more')}</p>
      ) : null}
    </>
  );
}

/** "×3": how often a page shows a caption. */
export function Times({ number }: { readonly number: number }) {
  return (
    <span className="times">
      <span aria-hidden="true">×{number}</span>
      <span className="unseen">shown {number} times</span>
    </span>
  );
}

/** The page as read, a moment after the last change; null while there is nothing to read. */
function useReading(text: string): { reading: DocumentReading | null; trouble: string } {
  const [state, setState] = useState<{ reading: DocumentReading | null; trouble: string }>({
    reading: null,
    trouble: '',
  });
  useEffect(() => {
    if (text.trim() === '') {
      setState({ reading: null, trouble: '' });
      return;
    }
    let left = false;
    const timer = setTimeout(async () => {
      const answer = await newsroom['documents.read']({ name: 'Pasted page', text });
      if (left) return;
      setState(
        answer.ok
          ? { reading: answer.value, trouble: '' }
          : { reading: null, trouble: answer.problem.message },
      );
    }, restBeforeReading);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [text]);
  return state;
}
