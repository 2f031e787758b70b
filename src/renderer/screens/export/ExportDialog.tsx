/**
 * Writing the selection in any of the wire's formats, as captioned photos or sidecars. Shows what the wire will
 * get, with what the format's validator says, before it is written, and never writes a refused caption or over a file without having been told to.
 */
import './ExportDialog.css';
import { useEffect, useId, useRef, useState } from 'react';
import { desktop } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { Chooser } from '#renderer/parts/Choice.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { counted, shownNumber } from '#renderer/parts/numbers.ts';
import { focusIsLost } from '#renderer/screens/desk/focus.ts';
import { CopySight } from '#renderer/screens/export/CopySight.tsx';
import { DocumentSight } from '#renderer/screens/export/DocumentSight.tsx';
import { Existing, Refusals, Written } from '#renderer/screens/export/ExportOutcome.tsx';
import { exportAgainLabel, exportProgress } from '#renderer/screens/export/export-words.ts';
import { FormatChoice } from '#renderer/screens/export/FormatChoice.tsx';
import { TemplateEditor } from '#renderer/screens/export/TemplateEditor.tsx';
import { type ExportState, useExport } from '#renderer/screens/export/use-export.ts';
import { WireSight } from '#renderer/screens/export/WireSight.tsx';

interface ExportDialogProps {
  readonly captions: string[];
  readonly house: string;
  /** The caption that the desk has open. */
  readonly inHand?: string | null;
  /** Begins at the template, opened for editing. */
  readonly atTemplate?: boolean;
  /** Opens a refused caption on the desk; the dialog is closed first. */
  readonly onOpen?: (caption: string) => void;
  onClose(): void;
}

export function ExportDialog({
  captions,
  house: firstHouse,
  inHand = null,
  atTemplate = false,
  onOpen,
  onClose,
}: ExportDialogProps) {
  const state = useExport(captions, firstHouse);
  // The photo in hand is looked at, where it is one of them.
  const [at, setAt] = useState(() => Math.max(0, captions.indexOf(inHand ?? '')));
  const { houses, house, format, folder, problems, refused } = state;
  const id = useId();
  const sight = useRef<HTMLDivElement>(null);
  const choices = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLButtonElement>(null);

  // The button that was pressed is off while files are written: the focus goes to the one that stops it,
  // and then to what came of it.
  useEffect(() => {
    if (!focusIsLost()) return;
    if (state.busy) return stop.current?.focus();
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
            {state.busy ? busyWords(state.progress) : state.trouble}
          </span>
          {state.busy ? (
            <Button key="stop" ref={stop} onClick={state.stop}>
              Stop
            </Button>
          ) : (
            <Button onClick={onClose}>{state.result ? 'Close' : 'Cancel'}</Button>
          )}
          <Button look="primary" disabled={!ready || state.existing !== null} onClick={() => state.run({})}>
            {state.result
              ? exportAgainLabel(state.ownFiles, captions, state.result.left ?? [])
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
            <FormatChoice state={state} captions={captions.length} />
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
            {(format === 'jpeg' || format === 'xmp') && !state.result ? (
              <CopySight format={format} captions={captions} onSidecars={() => state.chooseFormat('xmp')} />
            ) : null}
            {format === 'text' ? (
              <WireSight state={state} captions={captions} at={at} onLook={setAt} />
            ) : state.result ? null : (
              <DocumentSight captions={captions} at={at} format={format} house={house} onLook={setAt} />
            )}
            <Existing state={state} />
            <Written state={state} />
            <Refusals state={state} captions={captions.length} onOpen={open} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** How far the export is; its checks come before the first file. */
function busyWords({ done, total, milliseconds }: ExportState['progress']): string {
  return total === 0 ? 'Checking the captions…' : exportProgress(done, total, milliseconds);
}
