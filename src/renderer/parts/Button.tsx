/**
 * The desk's button: plain, primary or quiet, with the shortcut that does the same beside its
 * words. Everything that acts on a click is one of these.
 */
import './Button.css';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'fix';
  /** The shortcut as shown to the editor, already in the system's form. */
  readonly keys?: string | undefined;
  /** The command that does the same from the keyboard. */
  readonly command?: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', keys, command, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${look} ${className ?? ''}`}
      data-command={command}
      {...rest}
    >
      {children}
      {keys ? (
        <span className="keys" aria-hidden="true">
          {keys}
        </span>
      ) : null}
    </button>
  );
}
