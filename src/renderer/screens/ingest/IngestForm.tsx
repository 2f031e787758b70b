/** The form of an ingest: from where, to where, under which names, into which batch. */
import { useId, useRef } from 'react';
import { ingestVariables } from '#core/ingest/template.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { PathField } from '#renderer/screens/ingest/PathField.tsx';
import type { IngestForm } from '#renderer/screens/ingest/use-ingest.ts';

interface IngestFormFieldsProps {
  readonly form: IngestForm;
  readonly problem: string;
  onChange(part: Partial<IngestForm>): void;
}

export function IngestFormFields({ form, problem, onChange }: IngestFormFieldsProps) {
  const names = useRef<HTMLInputElement>(null);
  const id = useId();

  /** Puts a variable where the cursor stands in the template. */
  function insert(variable: string): void {
    const input = names.current;
    const at = input?.selectionStart ?? form.names.length;
    const end = input?.selectionEnd ?? at;
    const text = `{${variable}}`;
    onChange({ names: `${form.names.slice(0, at)}${text}${form.names.slice(end)}` });
    input?.focus();
    requestAnimationFrame(() => input?.setSelectionRange(at + text.length, at + text.length));
  }

  return (
    <>
      <PathField
        label="Card or folder"
        hint="It is only read. Of a card, the camera’s own folder counts."
        value={form.source}
        onChange={(source) => onChange({ source })}
      />
      <PathField label="Copy to" value={form.to} onChange={(to) => onChange({ to })} />
      <PathField
        label="Second copy to"
        hint="Both copies are made at once, and each is read back and compared."
        value={form.second}
        onChange={(second) => onChange({ second })}
      />
      <div className="path-form">
        <label htmlFor={`${id}-names`}>Folders and names</label>
        <input
          ref={names}
          id={`${id}-names`}
          className="field-input ingest-names"
          value={form.names}
          spellCheck={false}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem`}
          onChange={(event) => onChange({ names: event.target.value })}
        />
        <p id={`${id}-problem`} className={problem === '' ? 'import-hint' : 'import-warning'} role="status">
          {problem || 'Slashes make folders. {date:YYYY-MM-DD}, {time:HHmmss} and {sequence:4} take a form.'}
        </p>
        <fieldset className="ingest-variables">
          <legend className="unseen">Put a variable into the names</legend>
          {ingestVariables.map((variable) => (
            <Button key={variable} look="quiet" onClick={() => insert(variable)}>
              {variable}
            </Button>
          ))}
        </fieldset>
      </div>
      <div className="path-form">
        <label htmlFor={`${id}-batch`}>Batch</label>
        <input
          id={`${id}-batch`}
          className="field-input"
          maxLength={120}
          placeholder="Named after today"
          value={form.batchName}
          onChange={(event) => onChange({ batchName: event.target.value })}
        />
      </div>
      <label className="import-check">
        <input
          type="checkbox"
          checked={form.stamped}
          onChange={(event) => onChange({ stamped: event.target.checked })}
        />
        <span>
          Stamp the stationery on every photo
          <span className="import-hint">Its texts may hold the same variables as the names.</span>
        </span>
      </label>
    </>
  );
}
