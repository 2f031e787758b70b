/** The desk before its first photo: where to drop things, what becomes of them, and two ways to begin. */
import { Button } from '#renderer/parts/Button.tsx';

interface FirstRunProps {
  readonly busy: boolean;
  readonly folder: string;
  readonly importKeys: string | undefined;
  onSample(): void;
  onImport(): void;
}

/** What Cutline does with what is dropped, in the order it happens. */
const steps = [
  { name: 'Split', words: 'A page of captions is read line by line: headline, captions, repeats.' },
  { name: 'Match', words: 'Each caption goes to its photo, by file name, embedded text or by hand.' },
  { name: 'Compare', words: 'Captions that repeat one another are flagged while you type.' },
  { name: 'Check', words: 'House style and the text the wire gets stand beside the caption.' },
] as const;

export function FirstRun({ busy, folder, importKeys, onSample, onImport }: FirstRunProps) {
  return (
    <main className="start">
      <div className="start-card start-drop">
        <h1>The desk is empty</h1>
        <p>Drop a folder of photos and a page of captions anywhere on this window.</p>
        <ol className="start-steps">
          {steps.map(({ name, words }) => (
            <li key={name}>
              <b>{name}</b> <span>{words}</span>
            </li>
          ))}
        </ol>
        <div className="start-ways">
          <Button look="primary" command="go.import" keys={importKeys} onClick={onImport}>
            Import photos and captions
          </Button>
          <Button disabled={busy} onClick={onSample}>
            {busy ? 'Opening the sample desk…' : 'Open the sample desk'}
          </Button>
        </div>
        <p className="start-note">
          Everything stays on this machine, in {folder}. Original photos are never changed.
        </p>
      </div>
    </main>
  );
}
