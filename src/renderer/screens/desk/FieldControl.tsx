/**
 * One field of the caption form, as the field registry describes it: its label and the control its kind
 * asks for, with terms the archive knows offered while typing.
 */
import './FieldControl.css';
import { useEffect, useId, useState } from 'react';
import type { FieldValue } from '#core/caption/caption.ts';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import { holdsStructures } from '#core/caption/structure.ts';
import { newsroom } from '#renderer/client.ts';
import { ChoiceField } from '#renderer/screens/desk/FieldControlChoice.tsx';
import { CutNote, controlId, FieldLabel, Known } from '#renderer/screens/desk/FieldLabel.tsx';
import { StructureField } from '#renderer/screens/desk/StructureField.tsx';
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
  readonly value: FieldValue;
  /** Messages of the checks that stand against this field. */
  readonly trouble: readonly string[];
  /** Tells the same field apart where it is on the page twice. */
  readonly scope?: string;
  /** Whose value it is: a structure begun and left empty does not follow the form to another caption. */
  readonly owner?: string;
  /** @param why for a change that is one step to take back; left out while typing. */
  onChange(value: FieldValue, why?: string): void;
  onLeave(): void;
}

export function FieldControl({ field, value, trouble, scope, owner, onChange, onLeave }: FieldControlProps) {
  const { kind, help, structure, most, choices } = fieldOf(field);
  const told = useId();
  const [suggestions, ask] = useSuggestions(field);
  const id = controlId(field, scope);
  const shared = {
    id,
    'aria-describedby': told,
    'aria-invalid': trouble.length > 0 || undefined,
    title: help,
  };
  const nameId = structure ? `${id}-name` : undefined;
  return (
    <div className={`field field-${kind}`} data-field={field}>
      <FieldLabel field={field} value={value} scope={scope} nameId={nameId} />
      {structure && nameId ? (
        <StructureField
          key={owner}
          id={id}
          nameId={nameId}
          describedBy={told}
          structure={structure}
          one={most === 1}
          structures={typeof value !== 'string' && holdsStructures(value) ? value : []}
          onStructures={onChange}
          onLeave={onLeave}
        />
      ) : typeof value !== 'string' ? (
        <TermsField
          {...shared}
          terms={holdsStructures(value) ? [] : value}
          suggestions={suggestions}
          onTyping={ask}
          onTerms={onChange}
          onLeave={onLeave}
        />
      ) : choices ? (
        <ChoiceField {...shared} choices={choices} value={value} onChange={onChange} onLeave={onLeave} />
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
            inputMode={kind === 'number' ? 'numeric' : kind === 'web' ? 'url' : undefined}
            list={`${id}-known`}
            placeholder={placeholders[kind]}
            onChange={(event) => {
              onChange(event.target.value);
              ask(event.target.value);
            }}
            onBlur={onLeave}
          />
          <Known id={`${id}-known`} terms={suggestions} />
        </>
      )}
      <CutNote field={field} value={value} />
      <span id={told} className="unseen">
        {[...trouble, help].join('. ')}
      </span>
    </div>
  );
}

/** How a value of these kinds looks. */
const placeholders: Readonly<Record<string, string>> = {
  date: '2026-11-12T09:41:22+01:00',
  web: 'https://',
};

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
