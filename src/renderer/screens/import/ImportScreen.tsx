/** Bringing photos and captions in. */
export interface ImportScreenProps {
  readonly batchId?: string;
  readonly initialPaths?: readonly string[];
  onDone(batchId: string | null): void;
}

export function ImportScreen({ onDone }: ImportScreenProps) {
  return (
    <main>
      <button type="button" onClick={() => onDone(null)}>
        Back
      </button>
    </main>
  );
}
