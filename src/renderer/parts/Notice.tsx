/**
 * One line that says what just happened or what is wrong, with the next step beside it. Read out
 * by screen readers as it appears; a passing notice leaves by itself, a trouble stays until closed.
 */
import './Notice.css';
import type { ReactNode } from 'react';
import { Button } from '#renderer/parts/Button.tsx';

interface NoticeProps {
  readonly tone: 'plain' | 'warning' | 'error';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  onClose?(): void;
}

export function Notice({ tone, children, actions, onClose }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span className="notice-mark" aria-hidden="true">
        {tone === 'plain' ? '✓' : '▲'}
      </span>
      <div className="notice-text">{children}</div>
      {actions}
      {onClose ? (
        <Button look="quiet" aria-label="Close this message" onClick={onClose}>
          ✕
        </Button>
      ) : null}
    </div>
  );
}
