/**
 * Asks for the passphrase that opens the file of secrets, where the system has no keychain; the first
 * time it makes the file, and is typed twice.
 */
import { useState } from 'react';
import { Button } from '#renderer/parts/Button.tsx';
import { Dialog } from '#renderer/parts/Dialog.tsx';
import { FormRow } from '#renderer/screens/destinations/FormRow.tsx';

interface PassphraseDialogProps {
  /** Whether there is a file to open already. */
  readonly made: boolean;
  /** Answers '' when it is open, or why not. */
  onPassphrase(passphrase: string): Promise<string>;
  onClose(): void;
}

const least = 8;

export function PassphraseDialog({ made, onPassphrase, onClose }: PassphraseDialogProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function open(): Promise<void> {
    const wrong = made ? '' : newPassphraseProblem(passphrase, again);
    setProblem(wrong);
    if (wrong !== '' || busy) return;
    setBusy(true);
    const said = await onPassphrase(passphrase);
    setBusy(false);
    if (said === '') onClose();
    else setProblem(said);
  }

  return (
    <Dialog
      title={made ? 'Unlock the secrets' : 'A passphrase for the secrets'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" disabled={passphrase === '' || busy} onClick={() => void open()}>
            {made ? 'Unlock' : 'Set the passphrase'}
          </Button>
        </>
      }
    >
      <form
        className="dialog-content passphrase"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <p>
          {made
            ? 'This system has no keychain, so passwords and tokens are in an encrypted file. Its passphrase opens it until Cutline is closed.'
            : 'This system has no keychain, so passwords and tokens go into an encrypted file. Nobody can open it without its passphrase: note it down where the desk keeps such things.'}
        </p>
        <PassphraseRow label="Passphrase" value={passphrase} problem={problem} onChange={setPassphrase} />
        {made ? null : <PassphraseRow label="Once more" value={again} problem="" onChange={setAgain} />}
        <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}

function newPassphraseProblem(passphrase: string, again: string): string {
  if (passphrase.length < least) return `Take at least ${least} characters.`;
  return passphrase === again ? '' : 'The two are not the same.';
}

interface PassphraseRowProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string;
  onChange(value: string): void;
}

function PassphraseRow({ label, value, problem, onChange }: PassphraseRowProps) {
  return (
    <FormRow label={label} problem={problem}>
      {(control) => (
        <input
          {...control}
          className="field-input"
          type="password"
          autoComplete="off"
          maxLength={1_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormRow>
  );
}
