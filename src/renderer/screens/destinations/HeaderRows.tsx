/** The headers of an HTTP destination: a name and a value each. A secret never stands in one: {secret} stands for it. */
import { useId } from 'react';
import { secretMark, type Way } from '#core/outbox/records.ts';
import { Button } from '#renderer/parts/Button.tsx';

type Header = Extract<Way, { readonly kind: 'http' }>['headers'][number];

interface HeaderRowsProps {
  readonly headers: readonly Header[];
  readonly problem: string | undefined;
  onChange(headers: Header[]): void;
}

const mostHeaders = 30;

export function HeaderRows({ headers, problem, onChange }: HeaderRowsProps) {
  const id = useId();
  const change = (at: number, part: Partial<Header>) =>
    onChange(headers.map((header, index) => (index === at ? { ...header, ...part } : header)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within the group's own would be read out as a form of its own
    <div className="form-row" role="group" aria-label="Headers">
      <p className="form-label">Headers</p>
      {headers.map((header, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header has no identity but its place
        <div className="form-line" key={index}>
          <input
            className="field-input form-mono"
            aria-label={`Name of header ${index + 1}`}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-below`}
            value={header.name}
            maxLength={100}
            spellCheck={false}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <input
            className="field-input form-mono"
            aria-label={`Value of header ${index + 1}`}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-below`}
            value={header.value}
            maxLength={2_000}
            spellCheck={false}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <Button
            look="quiet"
            aria-label={`Remove header ${index + 1}`}
            onClick={() => onChange(headers.filter((_, each) => each !== index))}
          >
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button
          disabled={headers.length >= mostHeaders}
          onClick={() => onChange([...headers, { name: '', value: '' }])}
        >
          Add a header
        </Button>
      </div>
      <p id={`${id}-below`} className={problem === undefined ? 'form-hint' : 'form-problem'}>
        {problem ?? `An API key does not belong here: write ${secretMark} in its place and keep it below.`}
      </p>
    </div>
  );
}
