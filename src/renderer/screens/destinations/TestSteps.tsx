/** What a test of a destination did, step by step, up to the first that failed; and a host's changed key. */
import { useId, useRef } from 'react';
import type { TestStep, Way } from '#core/outbox/records.ts';
import { Button } from '#renderer/parts/Button.tsx';

interface TestStepsProps {
  /** null while it goes on. */
  readonly steps: readonly TestStep[] | null;
}

export function TestSteps({ steps }: TestStepsProps) {
  const failed = steps?.find(({ ok }) => !ok);
  return (
    <section className="test-steps" aria-label="Test" aria-live="polite">
      <h2>Test</h2>
      {steps === null ? (
        <p className="form-hint">Trying the destination…</p>
      ) : (
        <>
          <ol>
            {steps.map(({ what, ok, said }) => (
              <li key={what} className={ok ? 'step-right' : 'step-wrong'}>
                <span aria-hidden="true">{ok ? '✓' : '✕'}</span>
                <span>
                  <span className="unseen">{ok ? 'Done: ' : 'Failed: '}</span>
                  {what}
                  {said === '' ? null : <span className="step-said">{said}</span>}
                </span>
              </li>
            ))}
          </ol>
          <p className={failed ? 'form-problem' : 'form-good'}>
            {failed
              ? 'It does not work yet: see the step that failed.'
              : 'It works. Nothing was left over there.'}
          </p>
        </>
      )}
    </section>
  );
}

interface HostKeyProps {
  readonly way: Extract<Way, { readonly kind: 'sftp' }>;
  /** The key the host shows now; null where it was not asked. */
  readonly shown: string | null;
  /** Whether the host is saved as it stands in the form: its key is kept with what is saved. */
  readonly saved: boolean;
  onAsk(): Promise<void>;
  onTrust(hostKey: string): Promise<void>;
}

/** The key by which an SFTP host is known again. A person compares a changed one before it is trusted. */
export function HostKey({ way, shown, saved, onAsk, onTrust }: HostKeyProps) {
  const group = useRef<HTMLDivElement>(null);
  const id = useId();
  const known = way.hostKey;
  /** What was pressed is gone afterwards: the focus goes on from here. */
  const then = async (done: Promise<void>) => {
    await done;
    group.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within the group's own would be read out as a form of its own
    <div className="form-row host-key" role="group" aria-labelledby={id} ref={group} tabIndex={-1}>
      <p className="form-label" id={id}>
        Key of the host
      </p>
      {known === '' ? <p>Not seen yet: the first connection keeps it.</p> : null}
      {shown === null || shown === known ? (
        known === '' ? null : (
          <p className="form-mono">{known}</p>
        )
      ) : (
        <dl>
          {known === '' ? null : (
            <>
              <dt>Known until now</dt>
              <dd className="form-mono">{known}</dd>
            </>
          )}
          <dt>Shown now</dt>
          <dd className="form-mono">{shown}</dd>
        </dl>
      )}
      {shown === null ? (
        <div>
          <Button disabled={way.host.trim() === ''} onClick={() => void then(onAsk())}>
            Ask the host for its key
          </Button>
        </div>
      ) : shown === known ? (
        <p className="form-good">The host shows this key now.</p>
      ) : (
        <>
          <p className="form-warning" role="alert">
            {known === ''
              ? 'Compare it with the one its keepers told you.'
              : 'The host shows another key than before. Somebody may stand in between: ask its keepers by another way, and trust it only if they name the one that is shown now.'}
            {saved ? '' : ' To keep it, save the destination first.'}
          </p>
          <div>
            <Button disabled={!saved} onClick={() => void then(onTrust(shown))}>
              {known === '' ? 'Keep this key' : 'Trust the new key'}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
