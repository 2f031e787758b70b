/**
 * One field of the caption form, as the field registry describes it: its label and the control its kind
 * asks for, with terms the archive knows offered while typing.
 */
import './FieldControl.css';
import { useEffect, useId, useState } from 'react';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { newsroom } from '#renderer/client.ts';
import { controlId, FieldLabel, Known } from '#renderer/screens/desk/FieldLabel.tsx';
import { TermsField } from '#renderer/screens/desk/TermsField.tsx';

/** Fields whose earlier values are worth offering. */
const suggested: ReadonlySet<FieldId> = new Set<FieldId>([
  'credit',
  'byline',
  'bylineTitle',
  'source',
  'copyright',
  'captionWriter',
  'sublocation',
  'city',
  'state',
  'country',
  'countryCode',
  'event',
  'slug',
  'people',
  'keywords',
]);

interface FieldControlProps {
  readonly field: FieldId;
  readonly value: string | readonly string[];
  /** Messages of the checks that stand against this field. */
  readonly trouble: readonly string[];
  /** Tells the same field apart where it is on the page twice. */
  readonly scope?: string;
  onChange(value: string | readonly string[]): void;
  onLeave(): void;
}

export function FieldControl({ field, value, trouble, scope, onChange, onLeave }: FieldControlProps) {
  const { kind, help } = fieldOf(field);
  const troubleId = useId();
  const [suggestions, ask] = useSuggestions(field);
  const shared = {
    id: controlId(field, scope),
    'aria-describedby': trouble.length > 0 ? troubleId : undefined,
    'aria-invalid': trouble.length > 0 || undefined,
    title: help,
  };
  return (
    <div className={`field field-${kind}`}>
      <FieldLabel field={field} value={value} scope={scope} />
      {typeof value !== 'string' ? (
        <TermsField
          {...shared}
          terms={value}
          suggestions={suggestions}
          onTyping={ask}
          onTerms={onChange}
          onLeave={onLeave}
        />
      ) : kind === 'text' ? (
        <textarea
          {...shared}
          className="field-input"
          rows={2}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      ) : (
        <>
          <input
            {...shared}
            className="field-input"
            value={value}
            autoComplete="off"
            spellCheck={false}
            list={`${shared.id}-known`}
            placeholder={kind === 'date' ? '2026-11-12T09:41:22+01:00' : undefined}
            onChange={(event) => {
              onChange(event.target.value);
              ask(event.target.value);
            }}
            onBlur={onLeave}
          />
          <Known id={`${shared.id}-known`} terms={suggestions} />
        </>
      )}
      <span id={troubleId} className="unseen">
        {trouble.join('. ')}
      </span>
    </div>
  );
}

/** Terms the archive knows for what is being typed; the newest question wins. */
function useSuggestions(field: FieldId): [terms: readonly string[], ask: (prefix: string) => void] {
  const [prefix, setPrefix] = useState('');
  const [terms, setTerms] = useState<readonly string[]>([]);
  useEffect(() => {
    if (prefix === '' || !suggested.has(field)) return;
    let left = false;
    newsroom['words.suggest']({ field, prefix: prefix.slice(0, 100) }).then((answer) => {
      if (!left && answer.ok) setTerms(answer.value);
    });
    return () => {
      left = true;
    };
  }, [field, prefix]);
  return [terms, setPrefix];
}
