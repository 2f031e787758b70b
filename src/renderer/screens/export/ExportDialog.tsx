/** Writing the selection as wire text, CSV or JSON. */
import { Dialog } from '#renderer/parts/Dialog.tsx';

export interface ExportDialogProps {
  readonly captions: string[];
  readonly house: string;
  onClose(): void;
}

export function ExportDialog({ onClose }: ExportDialogProps) {
  return (
    <Dialog title="Export" onClose={onClose}>
      {null}
    </Dialog>
  );
}
