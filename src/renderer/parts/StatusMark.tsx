/**
 * Where a caption stands, as shape, colour and word: never colour alone. One table for the side
 * bar, the filmstrip, the list and the form.
 */
import './StatusMark.css';
import type { Status } from '#core/caption/caption.ts';

const marks: Readonly<Record<Status, { glyph: string; word: string }>> = {
  uncaptioned: { glyph: '○', word: 'Uncaptioned' },
  draft: { glyph: '◐', word: 'Draft' },
  flagged: { glyph: '▲', word: 'Flagged' },
  ready: { glyph: '●', word: 'Ready' },
  sent: { glyph: '✓', word: 'Sent' },
  killed: { glyph: '✕', word: 'Killed' },
};

/** The status in words: "Flagged". */
export function statusWord(status: Status): string {
  return marks[status].word;
}

/** The glyph; with its word beside it, or read out only. */
export function StatusMark({ status, word = false }: { readonly status: Status; readonly word?: boolean }) {
  const mark = marks[status];
  return (
    <span className={`status-mark status-${status}`}>
      <span className="status-glyph" aria-hidden="true">
        {mark.glyph}
      </span>
      <span className={word ? 'status-word' : 'unseen'}>{mark.word}</span>
    </span>
  );
}
