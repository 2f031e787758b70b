/** The first moment: asks for the archive, then opens the desk, or says why it cannot and what to do. */
import './Start.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { App } from '#renderer/App.tsx';
import { connection, newsroom } from '#renderer/client.ts';
import { Button } from '#renderer/parts/Button.tsx';
import { followTheme } from '#renderer/parts/theme.ts';
import type { ArchiveStatus } from '#renderer/screens/desk/use-archive.ts';

export function Start() {
  const [status, setStatus] = useState<ArchiveStatus | null>(null);
  const [trouble, setTrouble] = useState('');
  const [turn, setTurn] = useState(0);
  const up = useSyncExternalStore(connection.subscribe, connection.isUp);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is another try
  useEffect(() => {
    newsroom['archive.status']({}).then((answer) => {
      if (answer.ok) setStatus(answer.value);
      else setTrouble(answer.problem.message);
    });
  }, [turn]);

  // Until the desk is open, nobody has chosen a theme.
  useEffect(() => (status ? undefined : followTheme('system')), [status]);

  useEffect(() => {
    if (trouble !== '') document.documentElement.dataset.ready = 'failed';
  }, [trouble]);

  if (status) return <App first={status} />;
  if (trouble === '') return <main className="start" aria-busy="true" aria-label="Cutline is starting" />;
  return (
    <main className="start">
      <div className="start-card">
        <p className="word-mark">
          Cut<b>line</b>
        </p>
        <h1>{up ? 'The archive cannot be opened' : 'Cutline does not answer'}</h1>
        <p role="alert">{trouble}</p>
        <p>
          {up
            ? 'Nothing in it has been changed. When the cause is gone, try again; if it stays, start Cutline with another archive, or put back the dated copy beside this one.'
            : 'This page needs the Cutline it came from. Start Cutline again and use the address it prints.'}
        </p>
        <Button
          look="primary"
          onClick={() => {
            setTrouble('');
            setTurn(turn + 1);
          }}
        >
          Try again
        </Button>
      </div>
    </main>
  );
}
