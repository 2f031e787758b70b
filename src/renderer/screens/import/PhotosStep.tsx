/** Step 1: which photos, into which batch, copied or linked; and how the imports stand. */
import { type Ref, useId, useRef, useState } from 'react';
import { desktop } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser } from '#renderer/parts/Choice.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { FailureSummary } from '#renderer/screens/import/Failures.tsx';
import { ImportProgress } from '#renderer/screens/import/ImportProgress.tsx';
import { fileNameOf, importLabel } from '#renderer/screens/import/import-words.ts';
import { StepFoot } from '#renderer/screens/import/StepBar.tsx';
import type { ImportFlow } from '#renderer/screens/import/use-import.ts';

/** Chosen files named one by one; of more, the number is enough. */
const mostListed = 40;

const newBatch = 'new';

export function PhotosStep({ flow, onLeave }: { readonly flow: ImportFlow; onLeave(): void }) {
  const { draft, jobs, batches } = flow;
  const chosen = [...draft.photos, ...draft.documents];
  const failures = jobs.own.flatMap((report) => report.failures);
  const nameOf = (batch: string) => batches.find(({ id }) => id === batch)?.name ?? flow.batchName;
  const nameId = useId();
  const needsName = draft.batch === null && draft.batchName.trim() === '';
  const shown = [...jobs.others, ...jobs.own].toReversed();

  return (
    <>
      <div className="import-panes">
        <section className="import-pane" aria-labelledby={`${nameId}-choose`}>
          <h2 id={`${nameId}-choose`}>Photos to import</h2>
          <ChooseFiles flow={flow} />
          {chosen.length > 0 ? (
            <ul className="chosen" aria-label="Chosen">
              {chosen.slice(0, mostListed).map((path) => (
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
              {chosen.length > mostListed ? (
                <li>and {counted(chosen.length - mostListed, 'more', 'more')}</li>
              ) : null}
            </ul>
          ) : null}

          <h2>Batch</h2>
          <div className="import-batch">
            <Chooser
              label="Batch to import into"
              value={draft.batch ?? newBatch}
              options={[
                { value: newBatch, label: 'A new batch' },
                ...batches.map(({ id, name, total }) => ({
                  value: id,
                  label: `${name} · ${shownNumber(total)}`,
                })),
              ]}
              onChange={(batch) => flow.change({ batch: batch === newBatch ? null : batch })}
            />
            {draft.batch === null ? (
              <input
                className="field-input"
                aria-label="Name of the new batch"
                maxLength={120}
                value={draft.batchName}
                aria-invalid={needsName}
                onChange={(event) => flow.change({ batchName: event.target.value })}
              />
            ) : null}
          </div>
          <label className="import-check">
            <input
              type="checkbox"
              checked={flow.copies}
              onChange={(event) => flow.change({ copy: event.target.checked })}
            />
            <span>
              Copy the originals into the archive
              <span className="import-hint">
                Otherwise they are linked where they are. An original is never changed.
              </span>
            </span>
          </label>
        </section>

        <section className="import-pane" aria-labelledby={`${nameId}-jobs`}>
          <h2 id={`${nameId}-jobs`}>Imports</h2>
          {shown.length === 0 ? (
            <div className="import-empty">
              <p>Nothing is being imported.</p>
              <p>Photos come in one after another; the desk can be used meanwhile.</p>
            </div>
          ) : (
            shown.map((report) => (
              <ImportProgress
                key={report.job}
                report={report}
                batchName={nameOf(report.batch)}
                onCancel={() => flow.cancel(report.job)}
                onResume={() => flow.resume(report.job, report.batch)}
              />
            ))
          )}
        </section>
      </div>
      <StepFoot said={flow.taking || <FailureSummary failures={failures} />}>
        <Button onClick={onLeave}>Back to the desk</Button>
        {chosen.length > 0 ? (
          <Button
            look="primary"
            disabled={flow.busy || needsName}
            onClick={draft.photos.length > 0 ? flow.start : flow.readDocuments}
          >
            {draft.photos.length > 0
              ? importLabel(draft.photos)
              : `Read ${counted(draft.documents.length, 'caption document')}`}
          </Button>
        ) : (
          <Button look={jobs.own.length > 0 ? 'primary' : 'plain'} onClick={() => flow.go('captions')}>
            Next: captions
          </Button>
        )}
      </StepFoot>
    </>
  );
}

/** Dropping, choosing and typing. The desktop has its own dialogs; a browser hands the files over. */
function ChooseFiles({ flow }: { readonly flow: ImportFlow }) {
  const [path, setPath] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pathId = useId();

  return (
    <>
      <div className="drop-area">
        <p>Drop photos, folders and caption documents here</p>
        <p className="import-hint">
          JPEG, TIFF, PNG, WebP, AVIF, HEIC and RAW files; text, HTML, CSV and TSV
        </p>
        <div className="drop-buttons">
          <Button onClick={() => (desktop ? flow.pickFiles() : files.current?.click())}>Choose files…</Button>
          <Button onClick={() => (desktop ? flow.pickFolder() : folder.current?.click())}>
            Choose a folder…
          </Button>
        </div>
        {desktop ? null : (
          <>
            <FileInput ref={files} label="Files to import" onFiles={flow.upload} />
            <FileInput ref={folder} label="Folder to import" folder onFiles={flow.upload} />
          </>
        )}
      </div>
      {desktop ? null : (
        <form
          className="path-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (path.trim() === '') return;
            flow.choose([path.trim()]);
            setPath('');
          }}
        >
          <label htmlFor={pathId}>Or a file or folder on this computer</label>
          <div>
            <input
              id={pathId}
              className="field-input"
              value={path}
              spellCheck={false}
              placeholder="/photos/harbor-ferry"
              onChange={(event) => setPath(event.target.value)}
            />
            <Button type="submit" disabled={path.trim() === ''}>
              Add
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

interface FileInputProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly folder?: boolean;
  readonly accept?: string;
  onFiles(files: readonly File[]): void;
}

/** The browser's own file dialog, opened by a button beside it. */
export function FileInput({ ref, label, folder = false, accept, onFiles }: FileInputProps) {
  return (
    <input
      ref={ref}
      className="unseen"
      type="file"
      multiple
      tabIndex={-1}
      aria-label={label}
      accept={accept}
      // @ts-expect-error React's types leave out this attribute, which every engine has
      webkitdirectory={folder ? '' : undefined}
      onChange={(event) => {
        const chosen = [...(event.target.files ?? [])].filter(({ name }) => !name.startsWith('.'));
        // Subtle: emptied, so that choosing the same files again is heard.
        event.target.value = '';
        if (chosen.length > 0) onFiles(chosen);
      }}
    />
  );
}
