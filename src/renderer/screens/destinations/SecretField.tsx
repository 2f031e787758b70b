/**
 * The secret of a destination's login: put in, replaced or forgotten, never shown. It is kept under the
 * destination's id, so a destination that is not saved yet is saved along with it.
 */
import { useRef, useState } from 'react';
import type { SecretState } from '#core/outbox/records.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { secretWords } from '#renderer/screens/destinations/destination-words.ts';
import { FormRow } from '#renderer/screens/destinations/FormRow.tsx';

interface SecretFieldProps {
  /** "Password", "Token". */
  readonly label: string;
  readonly state: SecretState;
  /** The destination is saved already. */
  readonly saved: boolean;
  /** Keeps it; answers whether it is kept. */
  onKeep(secret: string): Promise<boolean>;
  onForget(): Promise<unknown>;
  onUnlock(): void;
}

const longest = 20_000;

export function SecretField({ label, state, saved, onKeep, onForget, onUnlock }: SecretFieldProps) {
  const [secret, setSecret] = useState('');
  const [before, setBefore] = useState(state);
  const input = useRef<HTMLInputElement>(null);
  // Emptied whenever what is kept changes, by whichever way: a secret never stays in the page.
  if (before !== state) {
    setBefore(state);
    setSecret('');
  }
  const keep = async () => {
    if (secret === '' || !(await onKeep(secret))) return;
    setSecret('');
    input.current?.focus();
  };
  // The button is gone once nothing is kept: the focus goes on from the field.
  const forget = async () => {
    await onForget();
    input.current?.focus();
  };
  return (
    <FormRow
      label={label}
      hint={saved ? secretWords[state] : 'Kept apart from the destination, which is saved along with it.'}
    >
      {(control) => (
        <div className="form-line">
          <input
            {...control}
            ref={input}
            className="field-input"
            type="password"
            autoComplete="new-password"
            maxLength={longest}
            placeholder={state === 'kept' ? '••••••••' : ''}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || secret === '') return;
              event.preventDefault();
              void keep();
            }}
          />
          <Button disabled={secret === ''} onClick={() => void keep()}>
            {state === 'kept' ? 'Replace' : saved ? 'Keep' : 'Save and keep'}
          </Button>
          {state === 'kept' ? <Button onClick={forget}>Forget</Button> : null}
          {state === 'locked' ? <Button onClick={onUnlock}>Unlock…</Button> : null}
        </div>
      )}
    </FormRow>
  );
}
