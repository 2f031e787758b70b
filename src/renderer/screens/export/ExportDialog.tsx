/**
 * Writing the selection as wire text, CSV, JSON, captioned photos or sidecars. Shows what the wire will get before it is written,
 * and never writes a refused caption or over a file without having been told to.
 */
import './ExportDialog.css';
import { useEffect, useId, useRef } from 'react';
import { desktop } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser, Segmented } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { focusIsLost } from '#renderer/screens/desk/focus.ts';
import { CopySight } from '#renderer/screens/export/CopySight.tsx';
import { Existing, Refusals, Written } from '#renderer/screens/export/ExportOutcome.tsx';
import { type Format, formatHint, formats } from '#renderer/screens/export/export-words.ts';
import { TemplateEditor } from '#renderer/screens/export/TemplateEditor.tsx';
import { useExport } from '#renderer/screens/export/use-export.ts';
import { type Preview, usePreview } from '#renderer/screens/export/use-preview.ts';

interface ExportDialogProps {
  readonly captions: string[];
  readonly house: string;
  /** Begins at the template, opened for editing. */
  readonly atTemplate?: boolean;
  /** Opens a refused caption on the desk; the dialog is closed first. */
  readonly onOpen?: (caption: string) => void;
  onClose(): void;
}

export function ExportDialog({
  captions,
  house: firstHouse,
  atTemplate = false,
  onOpen,
  onClose,
}: ExportDialogProps) {
  const state = useExport(captions, firstHouse);
  const { houses, house, format, folder, problems, refused } = state;
  const { preview, trouble } = usePreview(captions[0], house, state.changed ? state.template : undefined);
  const id = useId();
  const sight = useRef<HTMLDivElement>(null);
  const choices = useRef<HTMLDivElement>(null);

  // The button that was pressed is off while files are written: the focus goes to what came of it.
  useEffect(() => {
    if (state.busy || !focusIsLost()) return;
    const outcome = sight.current?.querySelector<HTMLElement>('[tabindex="-1"]');
    const again = sight.current?.closest('dialog')?.querySelector<HTMLElement>('.button-primary:enabled');
    (outcome ?? again)?.focus();
  }, [state.busy]);
  // A button that chooses another format goes away with the notice it stands in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another format is what takes the notice away
  useEffect(() => {
    if (focusIsLost()) {
      choices.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    }
  }, [format]);
  const going = captions.length - refused.length;
  const ready = going > 0 && folder.trim() !== '' && problems.length === 0 && !state.busy;

  const open = onOpen
    ? (caption: string) => {
        onClose();
        onOpen(caption);
      }
    : undefined;

  return (
    <Dialog
      title={captions.length === 0 ? 'Export' : `Export ${counted(captions.length, 'caption')}`}
      onClose={onClose}
      actions={
        <>
          <span className="export-said" role="status">
            {state.busy ? 'Writing…' : state.trouble}
          </span>
          <Button onClick={onClose}>{state.result ? 'Close' : 'Cancel'}</Button>
          <Button look="primary" disabled={!ready || state.existing !== null} onClick={() => state.run({})}>
            {state.result
              ? 'Export again'
              : refused.length > 0 && going > 0
                ? `Export the other ${shownNumber(going)}`
                : 'Export'}
          </Button>
        </>
      }
    >
      {captions.length === 0 ? (
        <div className="dialog-content export-soft">
          No caption is selected. Select photos on the desk, then export them.
        </div>
      ) : (
        <div className="dialog-content export">
          <div ref={choices} className="export-choices">
            <div className="export-field">
              <span className="export-label">Format</span>
              <Segmented<Format>
                label="Format"
                value={format}
                options={formats}
                onChange={state.chooseFormat}
              />
              <p className="export-hint">{formatHint(format, captions.length)}</p>
            </div>
            <div className="export-field">
              <span className="export-label">House</span>
              <Chooser
                label="House"
                value={house}
                options={(houses ?? []).map(({ id: value, name }) => ({ value, label: name }))}
                onChange={state.chooseHouse}
              />
              {format === 'text' ? null : (
                <p className="export-hint">Its checks apply; the fields are written as they are.</p>
              )}
            </div>
            {format === 'text' ? <TemplateEditor key={house} state={state} open={atTemplate} /> : null}
            <div className="export-field">
              <label className="export-label" htmlFor={`${id}-folder`}>
                Folder
              </label>
              <div className="export-row">
                <input
                  id={`${id}-folder`}
                  className="field-input"
                  value={folder}
                  spellCheck={false}
                  readOnly={desktop !== null}
                  placeholder={desktop ? 'No folder chosen' : '/wire/outgoing'}
                  onChange={(event) => state.setFolder(event.target.value)}
                />
                {desktop ? <Button onClick={state.pickFolder}>Choose…</Button> : null}
              </div>
              {desktop ? null : <p className="export-hint">A folder on this computer, typed in full.</p>}
            </div>
          </div>
          <div ref={sight} className="export-sight">
            {format === 'text' ? <WireSight preview={preview} trouble={trouble} /> : null}
            {(format === 'jpeg' || format === 'xmp') && !state.result ? (
              <CopySight format={format} captions={captions} onSidecars={() => state.chooseFormat('xmp')} />
            ) : null}
            <Existing state={state} />
            <Written state={state} />
            <Refusals state={state} captions={captions.length} onOpen={open} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The first caption as the wire gets it, with the notes and the length of each field against its limit. */
function WireSight({ preview, trouble }: { readonly preview: Preview | null; readonly trouble: string }) {
  return (
    <section className="export-preview" aria-label="Wire preview of the first caption">
      <div className="export-preview-head">
        <h3>Wire preview</h3>
        <span className="export-hint">{preview ? `first caption · ${preview.bytes} bytes` : ''}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long wire text is scrolled with the keyboard */}
      <section tabIndex={0} className="export-text" aria-label="Wire text">
        <pre>{trouble || (preview?.text ?? 'Making the wire text…')}</pre>
      </section>
      {preview?.notes.map((note) => (
        <p key={note} className="export-note">
          <span aria-hidden="true">▲</span> {note}
        </p>
      ))}
      <ul className="export-limits" aria-label="Lengths and limits">
        {preview?.limits
          .filter(({ bytes }) => bytes > 0)
          .map(({ field, label, bytes, max }) => (
            <li key={field} className={bytes > max ? 'export-over' : undefined}>
              {label} {bytes}/{max}
              {bytes > max ? <span className="unseen"> over the limit</span> : null}
            </li>
          ))}
      </ul>
    </section>
  );
}
