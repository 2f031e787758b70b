/** The template of the chosen house: edited in place, its problems named with their position, reset to the bundled form. */
import { useEffect, useId, useRef } from 'react';
import { variables } from '#core/wire/template.ts';
import { Button } from '#renderer/parts/Button.tsx';
import type { ExportState } from '#renderer/screens/export/use-export.ts';

interface TemplateEditorProps {
  readonly state: ExportState;
  /** Begins opened, with the focus in the template. */
  readonly open: boolean;
}

export function TemplateEditor({ state, open }: TemplateEditorProps) {
  const { template, problems, changed, bundled } = state;
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useEffect(() => {
    if (open) area.current?.focus();
  }, [open]);

  function show(start: number, end: number) {
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  }

  return (
    <details className="export-template" open={open}>
      <summary>
        Template{' '}
        <span className="export-soft">
          {changed
            ? 'changed'
            : bundled !== undefined && template !== bundled
              ? 'the desk’s own edition'
              : 'as bundled'}
        </span>
      </summary>
      <textarea
        ref={area}
        className="field-input"
        aria-label="Template of the wire text"
        aria-describedby={`${id}-hint`}
        aria-invalid={problems.length > 0}
        spellCheck={false}
        maxLength={4_000}
        rows={4}
        value={template}
        onChange={(event) => state.setTemplate(event.target.value)}
      />
      {problems.length > 0 ? (
        <ul className="export-problems" aria-label="Problems of the template">
          {problems.map(({ start, end, line, position, message }) => (
            <li key={start}>
              <button type="button" onClick={() => show(start, end)}>
                line {line}, position {position}
              </button>{' '}
              {message}
            </li>
          ))}
        </ul>
      ) : null}
      <p id={`${id}-hint`} className="export-hint">
        {'{caption}'} and {'{credit}'} are in the house’s form; a part in [ ] goes when a variable in it is
        empty. An edited template is kept as this desk’s own edition of the house.
      </p>
      <details className="export-variables">
        <summary>Variables</summary>
        <p>{variables.map((name) => `{${name}}`).join(' ')}</p>
      </details>
      <div className="export-row">
        <Button disabled={!changed || problems.length > 0} onClick={() => state.keepTemplate(template)}>
          Keep
        </Button>
        <Button
          disabled={bundled === undefined || template === bundled}
          onClick={() => {
            if (bundled !== undefined) state.keepTemplate(bundled);
          }}
        >
          Reset to the bundled form
        </Button>
      </div>
    </details>
  );
}
