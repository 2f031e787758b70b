/** A folder: typed, or picked in the system's dialog where there is one. */
import { useId } from 'react';
import { desktop } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';

interface PathFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  onChange(path: string): void;
}

export function PathField({ label, hint, value, onChange }: PathFieldProps) {
  const id = useId();
  return (
    <div className="path-form">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          className="field-input"
          value={value}
          spellCheck={false}
          // The desktop opens only folders that were picked: a typed path would be refused.
          readOnly={Boolean(desktop)}
          onChange={(event) => onChange(event.target.value)}
        />
        {desktop ? (
          <Button
            onClick={async () => {
              const folder = await desktop?.pickFolder();
              if (folder) onChange(folder);
            }}
          >
            Choose…
          </Button>
        ) : null}
        {desktop && value !== '' ? (
          <Button look="quiet" aria-label={`Empty: ${label}`} onClick={() => onChange('')}>
            ✕
          </Button>
        ) : null}
      </div>
      {hint ? <p className="import-hint">{hint}</p> : null}
    </div>
  );
}
