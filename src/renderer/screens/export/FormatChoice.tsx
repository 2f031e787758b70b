/** What is written: the format, its form where it has several, the picture beside a document, the package of a story. */
import { useId } from 'react';
import { nameVariables, usualStem } from '#core/outbox/names.ts';
import { hasPackages, isDocumentFormat } from '#core/wire/format-ids.ts';
import { Segmented } from '#renderer/parts/Choice.tsx';
import {
  type Format,
  familyOf,
  formatHint,
  formsOf,
  newsFormats,
  plainFormats,
} from '#renderer/screens/export/export-words.ts';
import type { ExportState, Picture } from '#renderer/screens/export/use-export.ts';

interface FormatChoiceProps {
  readonly state: ExportState;
  readonly captions: number;
}

export function FormatChoice({ state, captions }: FormatChoiceProps) {
  const { format, picture, headline } = state;
  const family: Format = familyOf(format);
  const all = formsOf(format);
  const id = useId();
  return (
    <>
      <div className="export-field">
        <span className="export-label">Format</span>
        <Segmented<Format>
          label="Format"
          value={family}
          options={plainFormats}
          onChange={state.chooseFormat}
        />
        <Segmented<Format>
          label="News format"
          value={family}
          options={newsFormats}
          onChange={state.chooseFormat}
        />
        {all.length > 0 ? (
          <Segmented<Format> label="Form" value={format} options={all} onChange={state.chooseFormat} />
        ) : null}
        <p className="export-hint">
          {formatHint(format, captions, picture === 'zip' && isDocumentFormat(format))}
        </p>
      </div>
      {isDocumentFormat(format) ? (
        <div className="export-field">
          <span className="export-label">Picture</span>
          <Segmented<Picture>
            label="Picture"
            value={picture}
            options={[
              { value: 'none', label: 'None' },
              { value: 'beside', label: 'Beside the document' },
              { value: 'zip', label: 'With it in a zip' },
            ]}
            onChange={state.choosePicture}
          />
          {picture === 'none' ? null : (
            <p className="export-hint">A copy of each photo with its caption inside.</p>
          )}
        </div>
      ) : null}
      {state.ownFiles || headline.trim() !== '' ? <NamesField state={state} /> : null}
      {hasPackages(format) && captions > 1 && picture !== 'zip' ? (
        <div className="export-field">
          <label className="export-label" htmlFor={id}>
            Headline of the story
          </label>
          <input
            id={id}
            className="field-input"
            maxLength={200}
            value={headline}
            aria-describedby={`${id}-hint`}
            onChange={(event) => state.setHeadline(event.target.value)}
          />
          <p id={`${id}-hint`} className="export-hint">
            With one, a package that names all pictures is written as well.
          </p>
        </div>
      ) : null}
    </>
  );
}

/** What the files are called; folded away, since mostly they are called as the photos. */
function NamesField({ state }: { readonly state: ExportState }) {
  const { names, namesProblem } = state;
  const id = useId();
  return (
    <details className="export-names" open={names !== ''}>
      <summary>{names.trim() === '' ? 'File names: as the photos' : 'File names'}</summary>
      <input
        className="field-input"
        aria-label="File names"
        aria-invalid={namesProblem !== ''}
        aria-describedby={`${id}-hint`}
        maxLength={400}
        spellCheck={false}
        placeholder={usualStem}
        value={names}
        onChange={(event) => state.setNames(event.target.value)}
      />
      <p id={`${id}-hint`} className={namesProblem === '' ? 'export-hint' : 'export-wrong'}>
        {namesProblem ||
          `Without ending: ${nameVariables
            .filter((each) => each !== 'same')
            .map((each) => `{${each}}`)
            .join(' ')}`}
      </p>
    </details>
  );
}
