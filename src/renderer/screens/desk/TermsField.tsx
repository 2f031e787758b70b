/**
 * A list of terms: each a small tag, one being typed at the end. Enter or a semicolon ends a term, and
 * so does leaving the field, so that a name typed last is never lost. Backspace takes the last one back.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import { Known } from '#renderer/screens/desk/FieldLabel.tsx';

interface TermsFieldProps {
  readonly id: string;
  readonly title?: string;
  readonly terms: readonly string[];
  readonly suggestions: readonly string[];
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
  onTyping(prefix: string): void;
  onTerms(terms: readonly string[]): void;
  onLeave(): void;
}

export function TermsField({
  id,
  terms,
  suggestions,
  onTyping,
  onTerms,
  onLeave,
  ...described
}: TermsFieldProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);

  /** Names hold commas ("Okafor, Jr."), so only semicolons and line ends part terms. */
  function add(text: string) {
    const more = text
      .split(/[;\n\t]/)
      .map((term) => term.trim())
      .filter((term) => term !== '' && !terms.includes(term));
    setTyped('');
    if (more.length > 0) onTerms([...terms, ...new Set(more)]);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Enter' && plain && typed.trim() !== '') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && terms.length > 0) onTerms(terms.slice(0, -1));
  }

  return (
    <div className="field-input terms">
      {terms.map((term) => (
        <span key={term} className="term">
          {term}
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Remove ${term}`}
            onClick={() => {
              onTerms(terms.filter((other) => other !== term));
              input.current?.focus();
            }}
          >
            ✕
          </button>
        </span>
      ))}
      <input
        ref={input}
        id={id}
        {...described}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        list={`${id}-known`}
        onKeyDown={press}
        onChange={(event) => {
          const text = event.target.value;
          const chosen =
            suggestions.includes(text) && !('data' in event.nativeEvent && event.nativeEvent.data);
          if (/[;\n]/.test(text) || chosen) add(text);
          else {
            setTyped(text);
            onTyping(text);
          }
        }}
        onBlur={() => {
          add(typed);
          onLeave();
        }}
      />
      <Known id={`${id}-known`} terms={suggestions} />
    </div>
  );
}
