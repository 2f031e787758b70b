/** The desk before its first photo: what Cutline does, and two ways to begin. */
import { Button } from '#renderer/parts/Button.tsx';

interface FirstRunProps {
  readonly busy: boolean;
  readonly folder: string;
  readonly importKeys: string | undefined;
  onSample(): void;
  onImport(): void;
}

export function FirstRun({ busy, folder, importKeys, onSample, onImport }: FirstRunProps) {
  return (
    <main className="start">
      <div className="start-card">
        <h1>The desk is empty</h1>
        <p>
          Drop a folder of photos and a page of captions anywhere on this window. Captions are split, paired
          with their photos, compared with one another and checked against the house style.
        </p>
        <div className="start-ways">
          <Button look="primary" keys={importKeys} onClick={onImport}>
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
