/**
 * The edge between two panes: dragged with the pointer or moved with the arrow keys. Enter or a double
 * click puts the pane away, or gives it back its own size.
 */
import './Splitter.css';
import type { KeyboardEvent, PointerEvent } from 'react';

interface SplitterProps {
  readonly label: string;
  /** `vertical` stands between left and right panes. */
  readonly direction: 'vertical' | 'horizontal';
  /** The size in pixels of the pane that the edge belongs to. */
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** 1 when the pane is before the edge, -1 when it is after. */
  readonly side: 1 | -1;
  onSize(size: number): void;
  /** What Enter and a double click do. */
  onReset(): void;
}

/** Pixels an arrow key moves the edge: four steps of the grid. */
const keyStep = 16;

export function Splitter({ label, direction, size, least, most, side, onSize, onReset }: SplitterProps) {
  const limit = (wanted: number) => Math.round(Math.min(most, Math.max(least, wanted)));

  function drag(event: PointerEvent<HTMLDivElement>) {
    const edge = event.currentTarget;
    const from = direction === 'vertical' ? event.clientX : event.clientY;
    edge.setPointerCapture(event.pointerId);
    const move = (at: globalThis.PointerEvent) => {
      const to = direction === 'vertical' ? at.clientX : at.clientY;
      onSize(limit(size + side * (to - from)));
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), {
      once: true,
    });
  }

  function press(event: KeyboardEvent) {
    const [less, more] = direction === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === more) onSize(limit(size + side * keyStep));
    else if (event.key === less) onSize(limit(size - side * keyStep));
    else if (event.key === 'Home') onSize(least);
    else if (event.key === 'End') onSize(most);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule element cannot be moved; this is the ARIA window splitter
    <div
      className={`splitter splitter-${direction}`}
      role="separator"
      aria-label={label}
      aria-orientation={direction}
      aria-valuenow={Math.round(size)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={drag}
      onDoubleClick={onReset}
      onKeyDown={press}
    />
  );
}
