/**
 * A dialog over the desk. The browser's own modal dialog keeps the focus inside, closes on Escape
 * and gives the focus back to where it was.
 */
import './Dialog.css';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '#renderer/parts/Button.tsx';

interface DialogProps {
  readonly title: string;
  /** `palette` hangs from the top bar without a title line. */
  readonly look?: 'window' | 'palette';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  onClose(): void;
}

export function Dialog({ title, look = 'window', children, actions, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    // What the dialog is for comes before the button that closes it.
    shown?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return () => shown?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; the click is on the backdrop
    <dialog
      ref={dialog}
      className={`dialog dialog-${look}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className={look === 'palette' ? 'unseen' : 'dialog-title'}>
          <h2 id={titleId}>{title}</h2>
          <Button look="quiet" aria-label="Close" onClick={onClose}>
            ✕
          </Button>
        </header>
        {children}
        {actions ? <footer className="dialog-actions">{actions}</footer> : null}
      </div>
    </dialog>
  );
}
