/**
 * What stands in the way of an export and what came of it: captions refused with the reasons, files that
 * are there already, files written.
 */
import { useId } from 'react';
import { desktop } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { shownNumber } from '#renderer/parts/numbers.ts';
import { refusedSentence, resultSentence } from '#renderer/screens/export/export-words.ts';
import type { ExportState } from '#renderer/screens/export/use-export.ts';
import { failureLine } from '#renderer/screens/import/import-words.ts';

/** Names listed before the rest is counted. */
const mostListed = 100;

interface OutcomeProps {
  readonly state: ExportState;
  readonly captions: number;
  /** Opens a caption on the desk, where that can be done. */
  readonly onOpen?: ((caption: string) => void) | undefined;
}

/** The captions that may not go, each a link to it, and the way to send them all the same. */
export function Refusals({ state, captions, onOpen }: OutcomeProps) {
  const { refused } = state;
  const id = useId();
  if (refused.length === 0) return null;
  return (
    <section className="export-refused" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <span aria-hidden="true">▲</span> {refusedSentence(refused.length, captions)}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard */}
      <ul tabIndex={0} aria-label="Captions refused">
        {refused.slice(0, mostListed).map(({ caption, fileName, reason: why }) => (
          <li key={caption}>
            {onOpen ? (
              <button type="button" onClick={() => onOpen(caption)}>
                {fileName || 'No photo'}
              </button>
            ) : (
              <strong>{fileName || 'No photo'}</strong>
            )}{' '}
            {why}
          </li>
        ))}
      </ul>
      {refused.length > mostListed ? <p>and {shownNumber(refused.length - mostListed)} more</p> : null}
      <Override state={state} />
    </section>
  );
}

/** The reasons that let refused captions go: one for errors, one of its own for killed pictures. */
function Override({ state }: { readonly state: ExportState }) {
  const { refused, killed, overrode, reason, killReason } = state;
  const id = useId();
  const flawed = refused.filter(({ caption }) => !killed.has(caption) || overrode.kills);
  const forErrors = flawed.length > 0 && !overrode.errors;
  const forKills = killed.size > 0 && !overrode.kills;
  if (!forErrors && !forKills) return null;
  const given = (forErrors && reason.trim() !== '') || (forKills && killReason.trim() !== '');
  const off = state.busy || !given || state.folder.trim() === '' || state.problems.length > 0;
  return (
    <>
      {forErrors ? (
        <>
          <label htmlFor={`${id}-reason`}>
            {flawed.length === 1
              ? 'Reason for sending it all the same'
              : 'Reason for sending them all the same'}
          </label>
          <input
            id={`${id}-reason`}
            className="field-input"
            maxLength={500}
            value={reason}
            aria-describedby={`${id}-logged`}
            onChange={(event) => state.setReason(event.target.value)}
          />
        </>
      ) : null}
      {forKills ? (
        <>
          <label htmlFor={`${id}-kill`} className="export-killed">
            <span aria-hidden="true">✕</span>{' '}
            {killed.size === 1 ? 'Reason for using a killed picture' : 'Reason for using killed pictures'}
          </label>
          <input
            id={`${id}-kill`}
            className="field-input"
            maxLength={500}
            value={killReason}
            aria-describedby={`${id}-logged`}
            onChange={(event) => state.setKillReason(event.target.value)}
          />
        </>
      ) : null}
      <div className="export-row">
        <p id={`${id}-logged`} className="export-hint">
          A reason goes into each caption’s history with your name. An empty caption is never sent.
        </p>
        <Button disabled={off} onClick={() => state.run({ override: true })}>
          Override
        </Button>
      </div>
    </>
  );
}

/** Files in the way: nothing is written until the editor says so. */
export function Existing({ state }: { readonly state: ExportState }) {
  if (!state.existing) return null;
  const { names, override } = state.existing;
  return (
    <section className="export-existing" role="alert">
      <h3>
        {names.length === 1
          ? 'A file with this name is'
          : `${shownNumber(names.length)} files with these names are`}{' '}
        already in the folder. Nothing was written.
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard */}
      <ul tabIndex={0} aria-label="Files in the way">
        {names.slice(0, mostListed).map((name) => (
          <li key={name}>
            <strong>{name}</strong>
          </li>
        ))}
      </ul>
      {names.length > mostListed ? <p>and {shownNumber(names.length - mostListed)} more</p> : null}
      <div className="export-row">
        <Button autoFocus onClick={state.forgetExisting}>
          {names.length === 1 ? 'Leave it as it is' : 'Leave them as they are'}
        </Button>
        <Button disabled={state.busy} onClick={() => state.run({ override, replace: true })}>
          {names.length === 1 ? `Replace ${names[0]}` : `Replace ${shownNumber(names.length)} files`}
        </Button>
      </div>
    </section>
  );
}

/** What was written, and what could not be. */
export function Written({ state }: { readonly state: ExportState }) {
  const { result } = state;
  if (!result || state.existing) return null;
  const [first] = result.written;
  return (
    <section className="export-written" aria-label="Result">
      <div className="export-row">
        {/* Takes the focus once the files are written; a screen reader reads it then. */}
        <h3 tabIndex={-1}>
          <span aria-hidden="true">{result.exported > 0 ? '✓' : '▲'}</span>{' '}
          {resultSentence(
            result.exported,
            result.written.length,
            state.refused.length,
            result.left?.length ?? 0,
          )}
        </h3>
        {desktop && first !== undefined ? (
          <Button onClick={() => desktop?.showInFolder(first)}>Show in folder</Button>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard */}
      <ul tabIndex={0} aria-label="Files">
        {result.failures.map(({ path, reason }) => (
          <li key={path} className="export-failed" title={path}>
            <strong>{failureLine({ path, reason }).fileName}</strong> {failureLine({ path, reason }).reason}
          </li>
        ))}
        {result.notes.slice(0, mostListed).map((note) => (
          <li key={note} className="export-note">
            {note}
          </li>
        ))}
        {result.written.slice(0, mostListed).map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
      {result.written.length > mostListed ? (
        <p>and {shownNumber(result.written.length - mostListed)} more</p>
      ) : null}
    </section>
  );
}
