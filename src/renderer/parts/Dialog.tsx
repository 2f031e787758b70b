/**
 * A dialog over the desk. The browser's own modal dialog keeps the focus inside, closes on Escape
 * and gives the focus back to where it was. The focus begins at what the dialog is for.
 */
import './Dialog.css';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
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

  // Subtle: closed before it leaves the page, or the browser does not give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    shown?.focus();
    return () => shown?.close();
  }, []);

  // After each change: what the dialog is for may have to be asked for first, and comes before its Close button.
  useEffect(() => {
    if (document.activeElement === dialog.current) firstControl(dialog.current)?.focus();
  });

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; the click is on the backdrop
    <dialog
      ref={dialog}
      className={`dialog dialog-${look}`}
      tabIndex={-1}
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

/** The first control of the content, which is not the button that closes the dialog; null while there is none. */
function firstControl(dialog: HTMLElement | null): HTMLElement | null {
  return (
    dialog?.querySelector<HTMLElement>(
      '.dialog-body > input, .dialog-body > :not(header, footer) :is(input, textarea, select, button):enabled',
    ) ?? null
  );
}
